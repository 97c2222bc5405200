/** Sending as the page shows it: drives the steps with the browser's network, clock and chance. */
import { askToSend } from '../offline/register.ts'
import type { LaterWords, Notice } from '../words/words.ts'
import { Stopped, type Waiting } from './deliver.ts'
import { type Kept, keyOf, memoryStore, type Step, type Store } from './kept.ts'
import { type Round, type Surroundings, send } from './steps.ts'
import { inTurn } from './turn.ts'

const order: Step['step'][] = ['answered', 'prepared', 'issued', 'sealed', 'ballot-cast', 'sent']

export class Sending {
  kept: Kept = $state.raw() as Kept
  /** What is being waited for. It stands through the attempts, until one succeeds: a screen that flickers says nothing. */
  waiting: Waiting | null = $state.raw(null)
  stopped: Stopped | null = $state.raw(null)
  /** The worker will send it, also when the page is closed. */
  byItself = $state(false)
  /** False once the browser keeps nothing, or nothing more. */
  lasting: boolean = $state.raw(false)

  readonly #round: Round
  readonly #device: Store
  readonly #holder: { store: Store | null }
  #store: Store
  /** Ends the pause before another attempt; null at all other times, also while an envelope waits for its delay. */
  #hurry: (() => void) | null = null
  #pausing = false

  constructor(round: Round, kept: Kept, store: Store, holder: { store: Store | null }) {
    this.kept = kept
    this.lasting = store.lasting
    this.#round = round
    this.#device = this.#store = store
    this.#holder = holder
  }

  /** Steps done, of five. */
  get done(): number {
    return order.indexOf(this.kept.step)
  }

  /** What is happening, in words. */
  said(words: LaterWords['sending']): Notice {
    if (!this.waiting) return words
    return this.byItself && this.waiting.reason === 'network'
      ? words.byItself
      : words.waiting[this.waiting.reason]
  }

  /** Goes on until the answer has left, is over, or is stopped; a stopped one may be started again. */
  async start() {
    this.stopped = null
    const hurry = () => this.again()
    addEventListener('online', hurry)
    const key = keyOf(this.#round.link)
    if (this.#store.lasting)
      askToSend().then((asked) => {
        this.byItself = asked
      })
    try {
      await inTurn(key, async () => {
        // The worker, or another tab, may have gone on meanwhile.
        this.kept = (await this.#store.read(key)) ?? this.kept
        this.kept = await send(this.#round, this.kept, this.#surroundings())
        if (this.#store !== this.#device) await this.#device.remove(key).catch(() => {})
      })
    } catch (error) {
      this.stopped = error instanceof Stopped ? error : new Stopped('failed')
    } finally {
      this.waiting = null
      removeEventListener('online', hurry)
    }
  }

  again() {
    this.#hurry?.()
  }

  #surroundings(): Surroundings {
    return {
      fetch: (input, init) => fetch(input, init),
      now: Date.now,
      random: Math.random,
      protocol: () => import('#shared/ballot/client.ts'),
      waiting: (state) => {
        this.#pausing = state !== null
        if (state) this.waiting = state
      },
      wait: (milliseconds) => this.#wait(milliseconds),
      store: {
        ...this.#store,
        advance: async (key, from, next) => {
          this.kept = await this.#advance(key, from, next)
          this.waiting = null
          return this.kept
        },
      },
    }
  }

  /** A disk that fills up on the way costs no answer: it goes on from memory, and the page then says so. */
  async #advance(key: string, from: Step['step'] | undefined, next: Kept): Promise<Kept> {
    try {
      return await this.#store.advance(key, from, next)
    } catch {
      this.#holder.store = this.#store = memoryStore()
      this.lasting = false
      return this.#store.advance(key, from, next)
    }
  }

  #wait(milliseconds: number) {
    return new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#hurry = null
        resolve()
      }
      const timer = setTimeout(end, milliseconds)
      this.#hurry = this.#pausing ? end : null
    })
  }
}
