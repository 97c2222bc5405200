/** The answer page's state: which screen stands, the answers so far, and what the browser's Back means. */
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { type Link, parseLink } from './opening/link.ts'
import { type Opened, open, type Trouble } from './opening/opening.ts'
import { openStore } from './sending/indexed-store.ts'
import {
  type Answer,
  type Answers,
  ended,
  type Kept,
  keyOf,
  type Store,
  sweep,
  waitingLink,
} from './sending/kept.ts'
import type { Round } from './sending/steps.ts'

export type Screen =
  | { name: 'opening' | 'questions' | 'erased' | 'why' }
  | { name: 'trouble'; trouble: Trouble }
  | { name: 'closed' | 'not-open'; when: Date }
  /** Leaving, left or stopped; without a round it is over and nothing remains to be sent. */
  | { name: 'kept'; kept: Kept; round: Round | null }

interface Place {
  at: number
  why: boolean
  /** Come from the review to change one answer, and going back there. */
  changing: boolean
}

/** Addresses under which the reason alone can be read, without a link. */
const reasons = ['#pourquoi', '#why']

export class PageState {
  screen: Screen = $state.raw({ name: 'opening' })
  /** Index of the question on screen; after the last stands the review. */
  at = $state(0)
  changing = $state(false)
  /** The reason behind the promise, on top of whatever stood. */
  why = $state(false)
  answers: Record<string, Answer | undefined> = $state.raw({})
  round: Round | null = $state.raw(null)
  store: Store | null = null

  #link: Link | null
  readonly #bare: boolean

  constructor(fragment: string) {
    this.#link = parseLink(fragment)
    this.#bare = fragment === ''
    if (reasons.includes(fragment)) this.screen = { name: 'why' }
    history.replaceState({ at: 0, why: false, changing: false } satisfies Place, '')
    addEventListener('popstate', ({ state }) => {
      const place = state as Place | null
      this.why = place?.why ?? false
      this.changing = place?.changing ?? false
      this.at = Math.min(place?.at ?? 0, this.firstOpen)
    })
  }

  /** Reads what this device keeps for the link, then the round. */
  async open() {
    if (this.screen.name === 'why') return
    this.screen = { name: 'opening' }
    this.store ??= await openStore()
    // Opened from the home screen there is no link: an answer that waits here then leaves all the same.
    if (this.#bare) this.#link ??= await waitingLink(this.store)
    if (!this.#link) return this.#trouble('link')
    const kept = await this.store.read(keyOf(this.#link))
    if (kept && ended(kept)) return this.#keptFound(kept, null)
    const opened = await open(this.#link, fetch, Date.now)
    if (typeof opened === 'string') return this.#trouble(opened)
    this.round = { ...opened, link: this.#link }
    this.#openRound(opened, kept)
    await sweep(this.store, Date.now() + opened.clockDifference)
  }

  #openRound({ manifest, clockDifference }: Opened, kept: Kept | undefined) {
    const now = Date.now() + clockDifference
    const opens = new Date(manifest.opens)
    const closes = new Date(manifest.closes)
    if (kept) this.#keptFound(kept, this.round)
    else if (now >= closes.getTime()) this.screen = { name: 'closed', when: closes }
    else if (now < opens.getTime()) this.screen = { name: 'not-open', when: opens }
    else this.screen = { name: 'questions' }
  }

  #keptFound(kept: Kept, round: Round | null) {
    this.screen = { name: 'kept', kept, round }
  }

  #trouble(trouble: Trouble) {
    this.screen = { name: 'trouble', trouble }
  }

  get link(): Link | null {
    return this.#link
  }

  /** What this person is asked: mirror questions only if they manage others. */
  get questions(): ManifestQuestion[] {
    const questions = this.round?.manifest.questions ?? []
    return questions.filter(({ asked }) => asked === 'all' || this.#link?.manages)
  }

  /** The first question without an answer, or the review: as far as Forward may lead. */
  get firstOpen(): number {
    const index = this.questions.findIndex(({ id }) => this.answers[id] === undefined)
    return index < 0 ? this.questions.length : index
  }

  /** On from the question on screen: to the one after it, or back to the review. */
  get leadsToReview(): boolean {
    return this.changing || this.at === this.questions.length - 1
  }

  next() {
    this.#goTo(this.leadsToReview ? this.questions.length : this.at + 1, false)
  }

  change(at: number) {
    this.#goTo(at, true)
  }

  #goTo(at: number, changing: boolean) {
    history.pushState({ at, why: false, changing } satisfies Place, '')
    this.at = at
    this.changing = changing
  }

  back() {
    history.back()
  }

  explain() {
    history.pushState({ at: this.at, why: true, changing: this.changing } satisfies Place, '')
    this.why = true
  }

  sendable(): Answers {
    return Object.fromEntries(this.questions.map(({ id }) => [id, this.answers[id] ?? null]))
  }

  leave(kept: Kept) {
    this.screen = { name: 'kept', kept, round: this.round }
  }

  async erase() {
    await this.store?.remove(keyOf(this.#link!))
    this.screen = { name: 'erased' }
  }
}
