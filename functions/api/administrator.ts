/** Who administers, and who keeps the directory: a member with such a role, or whoever holds the installation's token. */
import type { Context } from 'hono'
import type { Role } from '#shared/insight/view.ts'
import { tokenActor } from '#shared/operation/audit.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { SignedIn } from './reader.ts'
import { carriesToken } from './token.ts'

/** @returns the member's id, or what stands for the token. @throws Problem token-invalid, not-signed-in, administrator-only */
export type Administrator = (c: Context) => Promise<string>

export const administrator = (runtime: Runtime, signedIn: SignedIn): Administrator =>
  oneOf(runtime, signedIn, ['administrator'], 'administrator-only')

/** HR and administrators. @throws Problem token-invalid, not-signed-in, keepers-only */
export const keeper = (runtime: Runtime, signedIn: SignedIn): Administrator =>
  oneOf(runtime, signedIn, ['hr', 'administrator'], 'keepers-only')

const oneOf =
  (
    runtime: Runtime,
    signedIn: SignedIn,
    wanted: Role[],
    refusal: 'administrator-only' | 'keepers-only',
  ): Administrator =>
  async (c) => {
    if (carriesToken(runtime, c)) return tokenActor
    const { member, roles } = await signedIn(c)
    if (!wanted.some((role) => roles.includes(role))) throw problem(refusal)
    return member.id
  }
