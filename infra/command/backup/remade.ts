/** What becomes of single items where they are restored: whatever lives by something that no backup holds is not left to seem alive. */
import { type Item, textOf, within } from './item.ts'
import type { BackedUp } from './partitions.ts'

export interface Remade {
  /** Rounds whose ballots are in no backup. */
  given: string[]
  /** Planned rounds whose time has come since. */
  missed: string[]
  /** Channels and endpoints whose secret is in no backup. */
  channels: string[]
  webhooks: number
}

export const nothingRemade = (): Remade => ({ given: [], missed: [], channels: [], webhooks: 0 })

export function remake(table: BackedUp, item: Item, now: Date, remade: Remade): Item {
  const [pk, sk] = [textOf(item.pk), textOf(item.sk)]
  if (table === 'results' && pk === 'rounds') return round(item, now, remade)
  if (table === 'commons' && pk === 'webhooks') return webhook(item, now, remade)
  if (table === 'commons' && pk === 'settings' && sk === 'channels') return channels(item, remade)
  return item
}

/** Void and not yet shredded, so that the tally destroys what may still lie of a round in the same account. */
function round(item: Item, now: Date, { given, missed }: Remade): Item {
  const value = within(item.value)
  const [state, opens] = [textOf(value.state), Date.parse(textOf(value.opens))]
  const as = (more: Item): Item => ({ ...item, value: { M: { ...value, state: { S: 'void' }, ...more } } })
  if (state === 'open' || state === 'closed') {
    given.push(textOf(item.sk))
    return as({})
  }
  if (state !== 'planned' || opens > now.getTime()) return item
  missed.push(textOf(item.sk))
  return as({ shredded: { BOOL: true } })
}

/** Paused, with a secret that is over: the next one that an administrator makes is the only one that signs. */
function webhook(item: Item, now: Date, remade: Remade): Item {
  remade.webhooks++
  const over = { M: { version: { S: 'restored' }, until: { S: now.toISOString() } } }
  return { ...item, paused: { BOOL: true }, secrets: { L: [over] }, newest: { S: 'restored' } }
}

/** A channel that is named without its secret would fail at every message; off, people are written to by e-mail. */
function channels(item: Item, remade: Remade): Item {
  const value = within(item.value)
  remade.channels.push(...Object.keys(within(value.secrets)))
  return { ...item, value: { M: { ...value, secrets: { M: {} } } } }
}
