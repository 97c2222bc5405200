/** Who reads: the member behind a session, or an API key where its scope opens the address, as whoever gave it would. */
import type { Context } from 'hono'
import { namesLink } from '#shared/ballot/link-header.ts'
import type { Role } from '#shared/insight/view.ts'
import { holdersOf, type Scope } from '#shared/operation/scopes.ts'
import type { MemberItem } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import { allows, type Caller, type CallerOf } from './caller.ts'
import { scopeOf } from './path-scope.ts'

export interface Reader {
  /** Of a key, who made it. */
  member: MemberItem
  roles: Role[]
  /** As the audit log names them. */
  actor: string
  /** The round of the personal link by which they came. */
  link?: string
  /** An API key has no seat and no team of its own. */
  key?: true
}

/**
 * @throws Problem not-signed-in, also for somebody who has left since or who comes by a personal link; token-invalid,
 * key-mistyped, key-not-here, scope-missing
 */
export type SignedIn = (c: Context) => Promise<Reader>

export const reader =
  (callerOf: CallerOf): SignedIn =>
  async (c) => {
    if (namesLink(c.req.header('authorization'))) throw problem('not-signed-in')
    const caller = await callerOf(c)
    if (caller.kind === 'member') return caller
    // The token stands for nobody.
    if (caller.kind === 'token') throw problem('not-signed-in')
    const scope = scopeFor(c, caller)
    const { maker, actor } = caller
    return { member: maker, roles: holdersOf(scope).filter((role) => role === maker.role), actor, key: true }
  }

/**
 * The scope that a key needs here, and has.
 * @throws Problem key-not-here, scope-missing
 */
export function scopeFor(c: Context, caller: Caller): Scope {
  const scope = scopeOf(c.req.method, c.req.path)
  if (scope === null) throw problem('key-not-here')
  if (!allows(caller, scope)) throw problem('scope-missing', { scope }, { scope })
  return scope
}
