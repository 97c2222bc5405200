/** Bytes as the protocol writes them: base64url on the wire, hex for keys, length-prefixed inside a hash. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export function toBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Throws TypeError on anything that is not canonical base64url, so that one value has one spelling. */
export function fromBase64url(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text)) throw new TypeError('not base64url')
  let binary: string
  try {
    binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    throw new TypeError('not base64url')
  }
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  if (toBase64url(bytes) !== text) throw new TypeError('not canonical base64url')
  return bytes
}

/** Each part behind its length in two bytes, big endian: no two lists of parts give the same bytes. */
export function lengthPrefixed(...parts: (string | Uint8Array)[]): Uint8Array {
  return concatBytes(
    ...parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? utf8ToBytes(part) : part
      if (bytes.length > 0xffff) throw new RangeError('a part is longer than 65,535 bytes')
      return [Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]
    }),
  )
}

/** Constant time for equal lengths; the lengths themselves are public. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!
  return difference === 0
}
