/** The installation's bearer token, of which only the SHA-256 is known here. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'

/**
 * Whether the request carries the token.
 * @throws Problem token-invalid when it carries another
 */
export function carriesToken(runtime: Runtime, c: Context): boolean {
  const authorization = c.req.header('authorization')
  if (authorization === undefined) return false
  if (!isToken(runtime, authorization)) throw problem('token-invalid')
  return true
}

function isToken(runtime: Runtime, authorization: string): boolean {
  const wanted = Buffer.from(runtime.environment.ADMINISTRATOR_TOKEN_SHA256 ?? '', 'base64url')
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  if (!token) return false
  const given = createHash('sha256').update(token).digest()
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
