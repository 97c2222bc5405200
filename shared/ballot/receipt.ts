/** Receipts: what a member keeps to see that their ballot is in the tally, and the padded list that the tally publishes. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64url } from './bytes.ts'

/** The first 128 bits of SHA-256(id ‖ sealed), hex. */
export const receiptOf = (place: string, sealed: Uint8Array): string =>
  bytesToHex(sha256(concatBytes(hexToBytes(place), sealed)).subarray(0, 16))

/**
 * The published list: sorted, filled up to `length` with values that nobody can tell from receipts, derived from the
 * round's sealing key so that the same bytes come out however often the tally runs.
 */
export function receiptList(receipts: string[], sealingSecret: string, length: number): string[] {
  const key = hkdf(sha256, fromBase64url(sealingSecret), undefined, utf8ToBytes('quorum/1 receipts'), 32)
  const filler = Array.from({ length: Math.max(0, length - receipts.length) }, (_, i) =>
    bytesToHex(hmac(sha256, key, utf8ToBytes(String(i))).subarray(0, 16)),
  )
  return [...receipts, ...filler].sort()
}
