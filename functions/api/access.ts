/** Who may call a route, as data: the guard keeps to it, and the OpenAPI document and the table of tests are made of it. */
import type { Role } from '#shared/insight/view.ts'
import type { ProblemCode } from '../platform/problems.ts'

/** What a program may be allowed to do. */
export type Scope =
  | `${'results' | 'status' | 'audit'}:read`
  | `${'directory' | 'questions' | 'schedule' | 'season' | 'messages'}:${'read' | 'write'}`

export interface Access {
  /** One of these roles is sufficient; nobody has to be anybody where it is missing. */
  roles?: readonly Role[]
  /** What is said to others. */
  refusal?: ProblemCode
  /** Not for administrators who are not of HR. */
  results?: true
  /** Also by a personal link: of whoever is asked, or of whoever is written to. */
  link?: 'asked' | 'written-to'
}

export const anyone: Access = {}
export const member: Access = { roles: ['member'] }
export const hr: Access = { roles: ['hr'], refusal: 'hr-only' }
export const administrator: Access = { roles: ['administrator'], refusal: 'administrator-only' }
/** Who keeps the directory. */
export const keeper: Access = { roles: ['hr', 'administrator'], refusal: 'keepers-only' }
/** A member compares no groups: for them there is nothing at such an address. */
export const comparing: Access = { roles: ['manager', 'hr'], results: true, refusal: 'not-found' }
export const reading: Access = { roles: ['member'], results: true }

/** Also by a personal link, and then as a member. */
export const orLink = (access: Access, link: NonNullable<Access['link']> = 'asked'): Access => ({
  ...access,
  link,
})
