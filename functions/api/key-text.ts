/** An API key as text: quorum_<id>_<secret><checksum>. The id is no secret; the checksum tells a mistyped one at once. */
import { createHash, timingSafeEqual } from 'node:crypto'

const idBytes = 8
/** 256 bits. */
const secretBytes = 32
const checkLength = 8
const form = /^quorum_([0-9a-f]{16})_([0-9a-f]{64})([0-9a-f]{8})$/

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const checkOf = (text: string): string => sha256(text).toString('hex').slice(0, checkLength)

/** All that is kept of a key. */
export const keyHash = (key: string): string => sha256(key).toString('base64url')

export function makeKey(random: (bytes: number) => Uint8Array): { id: string; key: string } {
  const hex = (bytes: number) => Buffer.from(random(bytes)).toString('hex')
  const id = hex(idBytes)
  const start = `quorum_${id}_${hex(secretBytes)}`
  return { id, key: start + checkOf(start) }
}

/** Whether a bearer token means to be a key, however badly it goes on. */
export const namesKey = (token: string): boolean => token.startsWith('quorum_')

/** The id of a key, or null where it was not copied whole. */
export function readKey(key: string): string | null {
  const [, id, , check] = form.exec(key) ?? []
  return id !== undefined && checkOf(key.slice(0, -checkLength)) === check ? id : null
}

/** In constant time, also against nothing. */
export function isKeyOf(hash: string | undefined, key: string): boolean {
  const kept = Buffer.from(hash ?? '', 'base64url')
  const wanted = kept.length === 32 ? kept : Buffer.alloc(32)
  return timingSafeEqual(wanted, sha256(key)) && hash !== undefined
}
