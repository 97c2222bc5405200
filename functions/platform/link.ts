/** Whether a personal link is genuine: its secret is stored nowhere, so it is derived anew. */
import { timingSafeEqual } from 'node:crypto'
import { linkSecret } from '#shared/ballot/link.ts'
import type { LinkCredential } from '#shared/ballot/link-header.ts'
import type { Runtime } from './runtime.ts'

/** @returns compares in constant time; throws where the link key is missing */
export function linkChecker({ keys }: Pick<Runtime, 'keys'>): (link: LinkCredential) => Promise<boolean> {
  let linkKey: string | undefined
  return async ({ member, round, secret }) => {
    // Read once a process: a read at every request would leave its time in the key store's own records.
    linkKey ??= await keys.get('/link')
    if (!linkKey) throw new Error('the link key is missing')
    const expected = Buffer.from(linkSecret(linkKey, member, round))
    const given = Buffer.from(secret)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}
