/** Who may call a route and what it is, as data: the guard keeps to it, the OpenAPI document and the tests' table are made of it. */

import type { Role } from '#shared/insight/view.ts'
import type { Localised } from '#shared/language/localised.ts'
import type { Scope } from '#shared/operation/scopes.ts'
import type { ProblemCode } from '../platform/problems.ts'

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

export interface Operation {
  summary: Localised
  access: Access
  /** By which a program may call it; none may where it is missing. */
  scope?: Scope
  /** Media type of a body that is not JSON. */
  takes?: 'text/csv'
  /** Status and media types of what comes where all is well (200, JSON); null where there is no body. */
  gives?: { status?: 201 | 202 | 204 | 302; type?: string | string[] | null }
  /** Its `id` names a group: somebody else's is not told from one that is not there. */
  of?: 'group'
  /** Holds a version: GET gives an ETag, a change takes If-Match. */
  tagged?: true
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
