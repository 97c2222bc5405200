/**
 * Who administers, and who keeps the directory: a member with such a role, an API key with the scope of the address, or
 * whoever holds the installation's token.
 */
import type { Context } from 'hono'
import type { Role } from '#shared/insight/view.ts'
import { tokenActor } from '#shared/operation/audit.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { bearer } from './bearer.ts'
import type { SignedIn } from './reader.ts'

/** @returns who, as the audit log names them. @throws Problem administrator-only, and as `SignedIn` */
export type Administrator = (c: Context) => Promise<string>

export const administrator = (runtime: Runtime, signedIn: SignedIn): Administrator =>
  oneOf(runtime, signedIn, ['administrator'], 'administrator-only')

/** HR and administrators. @throws Problem keepers-only, and as `SignedIn` */
export const keeper = (runtime: Runtime, signedIn: SignedIn): Administrator =>
  oneOf(runtime, signedIn, ['hr', 'administrator'], 'keepers-only')

export function oneOf(
  runtime: Runtime,
  signedIn: SignedIn,
  wanted: Role[],
  refusal: 'administrator-only' | 'keepers-only' | 'hr-only' | 'audit-not-yours',
): Administrator {
  const bearerOf = bearer(runtime)
  return async (c) => {
    if ((await bearerOf(c))?.kind === 'token') return tokenActor
    const { actor, roles } = await signedIn(c)
    if (!wanted.some((role) => roles.includes(role))) throw problem(refusal)
    return actor
  }
}
