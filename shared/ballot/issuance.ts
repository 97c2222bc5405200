/** The issuer's memory of a round: under a keyed hash of the member, so that without the round's key it names nobody. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64url } from './bytes.ts'

/** HMAC(round secret, member), hex. The round secret is derived from the issuing key and dies with it. */
export function issuanceKey(issuingSecret: string, member: string): string {
  const roundSecret = hkdf(
    sha256,
    fromBase64url(issuingSecret),
    undefined,
    utf8ToBytes('quorum/1 issuance'),
    32,
  )
  return bytesToHex(hmac(sha256, roundSecret, utf8ToBytes(member)))
}

/** Partitions of a round's ballots and issuance, so that no hot partition holds a whole organisation. */
export const shardCount = 16

/** The partition key of a hex id (a keyed hash or a place, so its first byte is as good as random). */
export const shardOf = (round: string, hexId: string): string =>
  `${round}#${Number.parseInt(hexId.slice(0, 2), 16) % shardCount}`

export const shardsOf = (round: string): string[] =>
  Array.from({ length: shardCount }, (_, i) => `${round}#${i}`)
