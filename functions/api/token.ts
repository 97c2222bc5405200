/** The installation's bearer token, of which only the SHA-256 is known here. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Runtime } from '../platform/runtime.ts'

export function isToken({ environment }: Pick<Runtime, 'environment'>, token: string): boolean {
  const wanted = Buffer.from(environment.ADMINISTRATOR_TOKEN_SHA256 ?? '', 'base64url')
  const given = createHash('sha256').update(token).digest()
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
