/** The personal link: everything that the page knows about who opened it, from the fragment that no server sees. */
import type { Link } from '#shared/ballot/link.ts'

export type { Link }

export interface OpenedLink extends Link {
  /** Opened on a device of several people, which must keep nothing. */
  shared: boolean
  /** Leads to what the person decides about messages. */
  contact: boolean
}

/**
 * Segments are URI-encoded: `round/member/secret/manifest`, then `/m` for people who manage, `/c` from the foot of a message,
 * `/s` on a shared device. Null when incomplete.
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
  if (!/^(m\/)?(c\/)?(s\/)?$/.test(marks.map((mark) => `${mark}/`).join(''))) return null
  const has = (mark: string) => marks.includes(mark)
  return { round, member, secret, manifest, manages: has('m'), shared: has('s'), contact: has('c') }
}

function decoded(fragment: string): string[] | null {
  try {
    return fragment.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}
