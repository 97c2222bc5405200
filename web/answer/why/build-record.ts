/** The record of the build that is deployed, and whether the page that runs is of it. */

/** What stands in build.json, which is no part of what it tells. */
export interface BuildRecord {
  /** SHA-256 in hex. */
  fingerprint: string
  /** Every file by its path below the page, with its SHA-256 in hex. */
  files: Record<string, string>
}

/**
 * A page that was kept for openings without a network, or that stood open, may be older than what is deployed: the
 * fingerprint of another build would be a false statement. Scripts have the hash of their content in their name.
 *
 * @param script address of a script that runs
 */
export async function fingerprintOf(
  script: string,
  fetch: typeof globalThis.fetch,
): Promise<{ fingerprint: string } | 'older' | 'unreachable'> {
  try {
    const response = await fetch('/answer/build.json', { cache: 'no-store' })
    if (!response.ok) return 'unreachable'
    const { fingerprint, files } = (await response.json()) as BuildRecord
    const name = new URL(script).pathname.replace('/answer/', '')
    return name in files ? { fingerprint } : 'older'
  } catch {
    return 'unreachable'
  }
}
