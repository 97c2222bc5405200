/** The personal link: everything that the page knows about who opened it, from the fragment that no server sees. */
import type { Link } from '#shared/ballot/link.ts'

export type { Link }

export interface OpenedLink extends Link {
  /** Opened on a device of several people, which must keep nothing. */
  shared: boolean
}

/**
 * Segments are URI-encoded: `round/member/secret/manifest`, then `/m` for people who manage, then `/s` on a shared device.
 * Null when incomplete.
 */
export function parseLink(fragment: string): OpenedLink | null {
  const segments = decoded(fragment.replace(/^#/, ''))
  if (!segments || segments.length < 4 || segments.some((part) => part === '')) return null
  const [round, member, secret, manifest, ...marks] = segments as [
    string,
    string,
    string,
    string,
    ...string[],
  ]
  if (!['', 'm', 's', 'm/s'].includes(marks.join('/'))) return null
  return { round, member, secret, manifest, manages: marks[0] === 'm', shared: marks.includes('s') }
}

function decoded(fragment: string): string[] | null {
  try {
    return fragment.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}
