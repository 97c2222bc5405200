/** How the api is asked with a personal link: in a header of one request, never in an address, which servers note down. */
import { fromBase64url, toBase64url } from './bytes.ts'
import type { Link } from './link.ts'

/** What identifies a person; the rest of the link is for their page. */
export type LinkCredential = Pick<Link, 'member' | 'round' | 'secret'>

/** An Authorization header of a scheme of our own (RFC 9110 §11.4): `Link` and base64url of `member/round/secret`. */
export function linkHeader({ member, round, secret }: LinkCredential): string {
  const segments = [member, round, secret].map(encodeURIComponent).join('/')
  return `Link ${toBase64url(new TextEncoder().encode(segments))}`
}

/** Whether a header names the scheme, however badly it goes on. */
export const namesLink = (header: string | undefined): header is string => /^Link(\s|$)/i.test(header ?? '')

/** Null when it is no such header, or a malformed one. */
export function readLinkHeader(header: string): LinkCredential | null {
  const [, encoded] = /^Link +([\w-]{1,2000})$/i.exec(header) ?? []
  if (!encoded) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(encoded))
    const [member, round, secret, ...more] = text.split('/').map(decodeURIComponent)
    return member && round && secret && more.length === 0 ? { member, round, secret } : null
  } catch {
    return null
  }
}
