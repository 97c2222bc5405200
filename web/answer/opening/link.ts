/** The personal link: everything that the page knows about who opened it, from the fragment that no server sees. */
import type { Link } from '#shared/ballot/link.ts'

export type { Link }

/** Segments are URI-encoded: `round/member/secret/manifest`, and `/m` for people who manage. Null when incomplete. */
export function parseLink(fragment: string): Link | null {
  const segments = decoded(fragment.replace(/^#/, ''))
  if (!segments || segments.length < 4 || segments.length > 5 || segments.some((part) => part === ''))
    return null
  const [round, member, secret, manifest, fifth] = segments as [string, string, string, string, string?]
  if (fifth !== undefined && fifth !== 'm') return null
  return { round, member, secret, manifest, manages: fifth === 'm' }
}

function decoded(fragment: string): string[] | null {
  try {
    return fragment.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}
