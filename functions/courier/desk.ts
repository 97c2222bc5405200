/** What the courier keeps at hand between jobs, in a function that stays warm. */
import type { RoundFacts } from '#shared/messages/messages.ts'
import { bulletins } from '../platform/bulletins.ts'
import { type LinkSecrets, linkSecrets } from '../platform/link.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { remember } from '../platform/remember.ts'
import type { Runtime } from '../platform/runtime.ts'
import { getTimeZone } from '../platform/schedule.ts'
import { type Channels, channelsOf } from './channels.ts'

export interface KnownRound {
  facts: RoundFacts
  /** Ids of who leads a team. */
  leads: Set<string>
}

export interface Desk {
  runtime: Runtime
  channels: Channels
  links: LinkSecrets
  /** What is known of a round, up to a minute old: read for every message it would be read for everybody. */
  round(id: string): Promise<KnownRound | undefined>
  /** The organisation's, up to a minute old. */
  timeZone(): Promise<string>
  /** What it calls itself, up to a minute old; empty where it did not say. */
  organisation(): Promise<string>
}

/** Of the rounds of an evening; a minute is part of the key, so that what is older is read anew. */
const kept = 4
const minute = 60_000

export function deskOf(runtime: Runtime): Desk {
  const rounds = remember<KnownRound | undefined>(kept)
  const zones = remember<string>(1)
  const names = remember<string>(1)
  const ofThisMinute = () => `${Math.floor(runtime.now().getTime() / minute)}`
  return {
    runtime,
    channels: channelsOf(runtime),
    links: linkSecrets(runtime),
    round: (id) =>
      rounds(`${id} ${ofThisMinute()}`, async () => {
        const store = bulletins(runtime.table('commons'))
        const facts = await store.facts(id)
        return facts && { facts, leads: await store.leads(id) }
      }),
    timeZone: () => zones(ofThisMinute(), () => getTimeZone(runtime)),
    organisation: () =>
      names(ofThisMinute(), async () => (await getOrganisationSettings(runtime.table('commons'))).name),
  }
}
