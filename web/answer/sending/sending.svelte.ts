/** Sending as the page shows it: drives the steps with the browser's network, clock and chance. */
import type { Stopped, Waiting } from './deliver.ts'
import type { Kept, Step, Store } from './kept.ts'
import { type Round, type Surroundings, send } from './steps.ts'

const order: Step['step'][] = ['answered', 'prepared', 'issued', 'sealed', 'ballot-cast', 'sent']

export class Sending {
  kept: Kept = $state.raw() as Kept
  waiting: Waiting | null = $state.raw(null)
  stopped: Stopped | null = $state.raw(null)

  readonly #round: Round
  readonly #store: Store
  #hurry: (() => void) | null = null

  constructor(round: Round, kept: Kept, store: Store) {
    this.kept = kept
    this.#round = round
    this.#store = store
  }

  /** Steps done, of five. */
  get done(): number {
    return order.indexOf(this.kept.step)
  }

  /** Goes on until the answer has left, is over, or is stopped; a stopped one may be started again. */
  async start() {
    this.stopped = null
    const hurry = () => this.again()
    addEventListener('online', hurry)
    try {
      this.kept = await send(this.#round, this.kept, this.#surroundings())
    } catch (error) {
      this.stopped = error as Stopped
    } finally {
      removeEventListener('online', hurry)
    }
  }

  /** Ends the pause before another attempt. */
  again() {
    if (this.waiting) this.#hurry?.()
  }

  #surroundings(): Surroundings {
    const { advance } = this.#store
    return {
      fetch: (input, init) => fetch(input, init),
      now: Date.now,
      random: Math.random,
      protocol: () => import('#shared/ballot/client.ts'),
      waiting: (state) => {
        this.waiting = state
      },
      wait: (milliseconds) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          this.#hurry = () => {
            clearTimeout(timer)
            resolve()
          }
        }),
      store: {
        ...this.#store,
        advance: async (key, from, next) => {
          this.kept = await advance(key, from, next)
          return this.kept
        },
      },
    }
  }
}
