/** Personal links: the secret is derived when it is needed and stored nowhere. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64url, lengthPrefixed, toBase64url } from './bytes.ts'

/** HMAC-SHA-256(link key, member, round), base64url. */
export const linkSecret = (linkKey: string, member: string, round: string): string =>
  toBase64url(hmac(sha256, fromBase64url(linkKey), lengthPrefixed('quorum/1 link', member, round)))

export interface Link {
  round: string
  member: string
  secret: string
  /** base64url SHA-256 of the manifest: the page refuses any other. */
  manifest: string
  /** Whether the person manages others, and so gets the round's mirror question. */
  manages: boolean
}

/** Everything stands in the fragment, which no server ever receives. */
export const linkUrl = (appOrigin: string, { round, member, secret, manifest, manages }: Link): string =>
  `${appOrigin}/answer/#${[round, member, secret, manifest, ...(manages ? ['m'] : [])].map(encodeURIComponent).join('/')}`

/** HMAC-SHA-256(link key, member) in base64url: stops messages to this person, and opens nothing. */
export const stopSecret = (linkKey: string, member: string): string =>
  toBase64url(hmac(sha256, fromBase64url(linkKey), lengthPrefixed('quorum/1 stop', member)))
