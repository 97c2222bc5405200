/** What the page does for the next opening, once there is something to read: worker, round, and answers left behind. */
import { keyOf, type Store } from '../sending/kept.ts'
import type { Round } from '../sending/steps.ts'
import { sendWaiting, surroundingsOf } from '../sending/waiting.ts'
import { register } from './register.ts'
import { keepRound } from './round-cache.ts'

/** Each of the three is a comfort: a browser that refuses one still answers, with a network and this page. */
export async function settle(round: Round, store: Store): Promise<void> {
  const comforts = [
    register,
    // Where caches are forbidden, their very name throws.
    async () => keepRound(caches, round),
    () =>
      sendWaiting(
        surroundingsOf(store, () => import('#shared/ballot/client.ts')),
        keyOf(round.link),
      ),
  ]
  for (const comfort of comforts) await comfort().catch(() => {})
}
