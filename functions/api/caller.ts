/** Who calls: a person behind a session or a personal link, or a program. Each route says who may, and nobody else gets in. */
import type { Context } from 'hono'
import { namesLink } from '#shared/ballot/link-header.ts'
import { tokenActor } from '#shared/operation/audit.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Access, Scope } from './access.ts'
import type { Reader, SignedIn } from './reader.ts'
import { seesResults } from './rights.ts'
import { carriesToken } from './token.ts'

export interface Caller {
  /** The member's id, or what stands for a program: who is named in the audit log. */
  actor: string
  reader: Reader
}

/** hono environment of a guarded route. */
export interface Called {
  Variables: { caller: Caller }
}

export interface Doors {
  signedIn: SignedIn
  /** By personal link too: of whoever is asked, and of whoever is written to. */
  withLink: SignedIn
  writtenTo: SignedIn
}

export type CallerOf = (c: Context, access: Access, scope: Scope | undefined) => Promise<Caller>

/** @returns who calls. @throws Problem not-signed-in, token-invalid, link-invalid, or the refusal of the route */
export function callers(runtime: Runtime, doors: Doors): CallerOf {
  return async (c, access, scope) => {
    const byLink = namesLink(c.req.header('authorization'))
    if (scope && !byLink && carriesToken(runtime, c)) return program(tokenActor)
    const reader = await doorOf(access)(c)
    const { roles } = reader
    if (access.results && !seesResults(roles)) throw problem('results-not-for-administrators')
    if (!access.roles?.some((role) => roles.includes(role))) throw problem(access.refusal as 'hr-only')
    return { actor: reader.member.id, reader }
  }

  function doorOf({ link }: Access): SignedIn {
    if (link === undefined) return doors.signedIn
    return link === 'asked' ? doors.withLink : doors.writtenTo
  }
}

/** A program reads what HR reads, and is nobody in the directory. */
function program(actor: string): Caller {
  const member = { id: actor, name: '', email: '', manager: null, level: '', since: '' }
  return {
    actor,
    reader: { member: { ...member, language: 'fr', eligible: false }, roles: ['member', 'hr'] },
  }
}
