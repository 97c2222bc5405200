/** Who administers: a member with that role, or whoever holds the installation's token. */
import type { Context } from 'hono'
import { tokenActor } from '#shared/operation/audit.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { SignedIn } from './reader.ts'
import { carriesToken } from './token.ts'

/** @returns the member's id, or what stands for the token. @throws Problem token-invalid, not-signed-in, administrator-only */
export type Administrator = (c: Context) => Promise<string>

export const administrator =
  (runtime: Runtime, signedIn: SignedIn): Administrator =>
  async (c) => {
    if (carriesToken(runtime, c)) return tokenActor
    const { member, roles } = await signedIn(c)
    if (!roles.includes('administrator')) throw problem('administrator-only')
    return member.id
  }
