/** Personal links and the addresses that stop messages: their secrets are stored nowhere, so they are derived anew. */
import { timingSafeEqual } from 'node:crypto'
import { linkSecret, stopSecret } from '#shared/ballot/link.ts'
import type { LinkCredential } from '#shared/ballot/link-header.ts'
import type { Runtime } from './runtime.ts'

export interface LinkSecrets {
  ofRound(member: string, round: string): Promise<string>
  ofStop(member: string): Promise<string>
  /** Both compare in constant time. */
  isOfRound(link: LinkCredential): Promise<boolean>
  isOfStop(member: string, secret: string): Promise<boolean>
}

/** All throw where the link key is missing. */
export function linkSecrets({ keys }: Pick<Runtime, 'keys'>): LinkSecrets {
  let known: string | undefined
  async function key(): Promise<string> {
    // Read once a process: a read at every request would leave its time in the key store's own records.
    known ??= await keys.get('/link')
    if (!known) throw new Error('the link key is missing')
    return known
  }
  const ofRound = async (member: string, round: string) => linkSecret(await key(), member, round)
  const ofStop = async (member: string) => stopSecret(await key(), member)
  return {
    ofRound,
    ofStop,
    isOfRound: async ({ member, round, secret }) => same(secret, await ofRound(member, round)),
    isOfStop: async (member, secret) => same(secret, await ofStop(member)),
  }
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
