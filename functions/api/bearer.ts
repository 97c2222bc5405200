/** What a request proves itself by in its Authorization header: the installation's token or an API key, and nothing else. */
import type { Context } from 'hono'
import { watchTime } from '../platform/last-runs.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type KeyRecord, keyStore } from './key-store.ts'
import { isKeyOf, namesKey, readKey } from './key-text.ts'
import { isToken } from './token.ts'

export type Bearer = { kind: 'token' } | { kind: 'key'; record: KeyRecord }

/**
 * Undefined where there is no such header; asked twice about a request, it looks once.
 * @throws Problem key-mistyped, token-invalid: of a key that is unknown, over, revoked or forged, in the same words
 */
export type BearerOf = (c: Context) => Promise<Bearer | undefined>

export function bearer(runtime: Runtime): BearerOf {
  const keys = keyStore(runtime)
  return (c) => {
    const known = c.get('bearer') as Promise<Bearer | undefined> | undefined
    const found = known ?? look(c)
    if (!known) c.set('bearer', found)
    return found
  }

  async function look(c: Context): Promise<Bearer | undefined> {
    const authorization = c.req.header('authorization')
    if (authorization === undefined) return undefined
    const [, token] = /^Bearer +(\S{1,500})$/i.exec(authorization) ?? []
    if (token === undefined) throw problem('token-invalid')
    // The token of an installation may be any text, also one that looks like a key.
    if (isToken(runtime, token)) return { kind: 'token' }
    if (!namesKey(token)) throw problem('token-invalid')
    const id = readKey(token)
    if (id === null) throw problem('key-mistyped')
    const record = await keys.get(id)
    // The comparison first, whatever stands there: what follows is told apart only by whoever has the key.
    const genuine = isKeyOf(record?.hash, token)
    if (!record || !genuine || isOver(record, watchTime(runtime))) throw problem('token-invalid')
    return { kind: 'key', record }
  }
}

export const isOver = ({ revoked, until }: KeyRecord, now: Date): boolean =>
  revoked !== undefined || now.getTime() >= Date.parse(until)
