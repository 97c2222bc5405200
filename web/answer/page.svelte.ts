/** The answer page's state: which screen stands, the answers so far, and what the browser's Back means. */
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { type Link, parseLink } from './opening/link.ts'
import { type Opened, open, type Trouble } from './opening/opening.ts'
import { openStore } from './sending/indexed-store.ts'
import { type Answer, ended, type Kept, keyOf, type Said, type Store, sweep } from './sending/kept.ts'
import type { Round } from './sending/steps.ts'

export type Screen =
  | { name: 'opening' | 'questions' | 'erased' | 'why' }
  | { name: 'trouble'; trouble: Trouble }
  | { name: 'closed' | 'not-open'; when: Date }
  /** Leaving, left or stopped; without a round it is over and nothing remains to be sent. */
  | { name: 'kept'; kept: Kept; round: Round | null }

/** What the browser keeps with each step of its history. */
export interface Place {
  at: number
  why: boolean
  /** The screen about messages. */
  contact?: boolean
  /** Come from the review to change one answer, and going back there. */
  changing: boolean
}

/** Addresses under which the reason alone can be read, without a link. */
const reasons = ['#pourquoi', '#why']

/** One question at a time, or all of them on one page. */
export type Layout = 'steps' | 'page'
const remembered = 'quorum-answer-layout'

export class PageState {
  screen: Screen = $state.raw({ name: 'opening' })
  /** Index of the question on screen; after the last stand the comment and the review. */
  at = $state(0)
  /** The person's choice, which the device remembers. */
  layout: Layout = $state.raw(stored())
  changing = $state(false)
  /** The reason behind the promise, on top of whatever stood. */
  why = $state(false)
  /** What one decides about messages, on top of whatever stood. */
  contact = $state(false)
  answers: Record<string, Answer | undefined> = $state.raw({})
  /** As it stands in its field. */
  comment = $state('')
  round: Round | null = $state.raw(null)
  store: Store | null = null

  readonly #link: Link | null

  constructor(fragment: string) {
    this.#link = parseLink(fragment)
    if (reasons.includes(fragment)) this.screen = { name: 'why' }
    history.replaceState({ at: 0, why: false, changing: false } satisfies Place, '')
    addEventListener('popstate', ({ state }) => {
      const place = state as Place | null
      this.why = place?.why ?? false
      this.contact = place?.contact ?? false
      this.changing = place?.changing ?? false
      this.at = Math.min(place?.at ?? 0, this.furthest)
    })
  }

  /** Reads what this device keeps for the link, then the round. */
  async open() {
    if (this.screen.name === 'why') return
    if (!this.#link) return this.#trouble('link')
    this.screen = { name: 'opening' }
    this.store ??= await openStore()
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

  /** As far as Forward may lead: the first question without an answer, or the review. */
  get furthest(): number {
    const index = this.questions.findIndex(({ id }) => this.answers[id] === undefined)
    return index < 0 ? this.reviewAt : index
  }

  get commentAt(): number {
    return this.questions.length
  }

  get reviewAt(): number {
    return this.questions.length + 1
  }

  /** On from what is on screen: to what comes after it, or back to the review. */
  next() {
    this.#goTo(this.changing ? this.reviewAt : this.at + 1, false)
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

  choose(question: string, answer: Answer) {
    this.answers = { ...this.answers, [question]: answer }
  }

  arrange(layout: Layout) {
    this.layout = layout
    try {
      localStorage.setItem(remembered, layout)
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
  }

  /** @param text the comment as it will be sealed */
  sendable(text: string): Said {
    const answers = Object.fromEntries(this.questions.map(({ id }) => [id, this.answers[id] ?? null]))
    return { answers, text }
  }

  leave(kept: Kept) {
    this.screen = { name: 'kept', kept, round: this.round }
  }

  async erase() {
    await this.store?.remove(keyOf(this.#link!))
    this.screen = { name: 'erased' }
  }
}

function stored(): Layout {
  try {
    return localStorage.getItem(remembered) === 'page' ? 'page' : 'steps'
  } catch {
    return 'steps'
  }
}
