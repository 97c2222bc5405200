/** Opening a round: where the box is, the manifest, and whether it is the one that the link vouches for. */
import type { Manifest } from '#shared/round/manifest.ts'
import type { Link } from './link.ts'
import type { Trouble } from './trouble.ts'

export interface Opened {
  /** Origin of the ballot box. */
  box: string
  manifest: Manifest
  bytes: Uint8Array<ArrayBuffer>
  /** Milliseconds to add to this device's clock to get the service's. */
  clockDifference: number
}

/** No organisation may go below: a round with a smaller quorum is refused, whoever vouches for it. */
const leastQuorum = 5

/** Requests to the box carry nothing that names the person: no cookie, and no address of this page. */
export const nameless = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const

/**
 * Fetches configuration and manifest. The manifest is refused unless its SHA-256 is the one in the link, so that
 * nobody can show one person other keys, questions or cells than everybody else.
 */
export async function open(
  link: Link,
  fetch: typeof globalThis.fetch,
  now: () => number,
): Promise<Opened | Trouble> {
  if (!globalThis.crypto?.subtle) return 'browser'
  try {
    const configuration = await fetch('/config.json')
    if (!configuration.ok) return 'unreachable'
    const clockDifference = serverTime(configuration.headers, now()) - now()
    const { box } = (await configuration.json()) as { box: string }
    const response = await fetch(`${box}/rounds/${encodeURIComponent(link.round)}/manifest.json`, nameless)
    if (response.status === 404) return 'unknown-round'
    if (!response.ok) return 'unreachable'
    const bytes = new Uint8Array(await response.arrayBuffer())
    const hash = await sha256(bytes)
    // A link that was cut off on its way is no reason for alarm.
    if (hash !== link.manifest) return hash.startsWith(link.manifest) ? 'link' : 'differs'
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest
    return manifest.k >= leastQuorum ? { box, manifest, bytes, clockDifference } : 'quorum'
  } catch {
    return 'unreachable'
  }
}

export async function sha256(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/**
 * A phone's clock may be hours off: closing times are judged by the service's. `Age` is the time spent in a cache.
 * index.html has the configuration fetched beside the script: it is as much older as the script took to come, seconds.
 * A configuration that was kept for openings without a network has no date: then the device's clock must do, and the
 * issuer judges when the answer leaves.
 */
function serverTime(headers: Headers, here: number): number {
  const date = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(date)) return here
  const there = date + Number(headers.get('age') ?? 0) * 1000
  // The header's second is cut off, and the answer took its time: a clock that is ahead by no more than that is right.
  return here >= there && here - there < 2000 ? here : there
}
