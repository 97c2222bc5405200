/** Sending without a screen: after the page was closed, or beside the page of another week. */
import { open } from '../opening/opening.ts'
import { Stopped } from './deliver.ts'
import { ended, linkOf, type Store } from './kept.ts'
import { type Surroundings, send } from './steps.ts'
import { inTurn } from './turn.ts'

/** No network, or a busy service: to be tried again later. */
export class Unreached extends Error {}

type Outside = Pick<Surroundings, 'fetch' | 'now' | 'random' | 'wait' | 'protocol' | 'store'>

/**
 * Sends every answer that waits on this device. Throws Unreached when one could not leave yet. What is refused stays
 * as it is, for the page to say when its link is opened again.
 */
export async function sendWaiting(outside: Outside, except?: string): Promise<void> {
  let unreached: Unreached | null = null
  for (const [key] of await outside.store.entries()) {
    if (key === except) continue
    try {
      await inTurn(key, () => sendKept(key, outside))
    } catch (error) {
      if (error instanceof Unreached) unreached = error
      else if (!(error instanceof Stopped)) throw error
    }
  }
  if (unreached) throw unreached
}

async function sendKept(key: string, outside: Outside): Promise<void> {
  const kept = await outside.store.read(key)
  const link = kept && !ended(kept) && linkOf(key, kept)
  if (!link) return
  const opened = await open(link, outside.fetch, outside.now)
  if (opened === 'unreachable') throw new Unreached()
  if (typeof opened === 'string') return
  const waiting = (state: unknown) => {
    if (state) throw new Unreached()
  }
  await send({ ...opened, link }, kept, { ...outside, waiting })
}

export const surroundingsOf = (store: Store, protocol: Surroundings['protocol']): Outside => ({
  fetch: (input, init) => fetch(input, init),
  now: Date.now,
  random: Math.random,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  protocol,
  store,
})
