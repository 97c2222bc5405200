/** Keys of the api's own, each for one purpose, derived from the session key (HKDF). */
import { hkdfSync } from 'node:crypto'
import { fromBase64url } from '#shared/ballot/bytes.ts'
import type { Runtime } from '../platform/runtime.ts'

/** 32 bytes by purpose; the session key is asked for once while a function is warm. */
export function derivedKeys({ keys }: Pick<Runtime, 'keys'>): (purpose: string) => Promise<Uint8Array> {
  let secret: string | undefined
  return async (purpose) => {
    secret ??= await keys.get('/session')
    if (!secret) throw new Error('the session key is missing')
    return new Uint8Array(hkdfSync('sha256', fromBase64url(secret), '', purpose, 32))
  }
}
