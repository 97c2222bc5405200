/** The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a structured string (RFC 9651), or a bare token. */
const longest = 128
const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/
const bare = /^[\w!#$%&'*+.^`|~:/-]+$/

/** The same text, quoted or not, is the same key; null where it is none. */
export function readIdempotencyKey(header: string): string | null {
  const text = header.trim()
  const key = bare.test(text) ? text : quoted.exec(text)?.[1]?.replace(/\\(.)/g, '$1')
  return key && key.length <= longest ? key : null
}
