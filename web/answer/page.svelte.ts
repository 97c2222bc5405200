/** The answer page's state: which screen stands, the answers so far, and what the browser's Back means. */
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { type Begun, type Draft, openDraft } from './mine/draft.ts'
import { begun } from './opening/begun.ts'
import { type OpenedLink, parseLink } from './opening/link.ts'
import { type Opened, open } from './opening/opening.ts'
import type { Trouble } from './opening/trouble.ts'
import { openStore } from './sending/indexed-store.ts'
import {
  type Answer,
  ended,
  type Kept,
  keyOf,
  memoryStore,
  type Said,
  type Store,
  sweep,
  waitingLink,
} from './sending/kept.ts'
import type { Round } from './sending/steps.ts'

export type Screen =
  | { name: 'opening' | 'questions' | 'erased' | 'why' }
  /** Read without a link: what this device keeps; its neutral start when it is shared; and that it now keeps nothing. */
  | { name: 'mine' | 'ready' | 'emptied' }
  | { name: 'trouble'; trouble: Trouble }
  | { name: 'closed' | 'not-open'; when: Date }
  /** Leaving, left or stopped; without a round it is over and nothing remains to be sent. */
  | { name: 'kept'; kept: Kept; round: Round | null }

/** What the browser keeps with each step of its history. */
interface Place {
  at: number
  /** Come from the review to change one answer, and going back there. */
  changing: boolean
  over: Over
  /** Entries between this one and the first, which a device that is declared shared goes back to. */
  depth: number
}

/**
 * What may stand over whatever stood: the reason behind the promise, what one decides about messages, what this device
 * keeps, and whether it is the person's own.
 */
type Over = 'why' | 'contact' | 'mine' | 'shared' | null

/** Addresses of what can be read without a link. */
const alone: Record<string, 'why' | 'mine' | 'ready'> = {
  '#pourquoi': 'why',
  '#why': 'why',
  '#mine': 'mine',
  '#s': 'ready',
}

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
  over: Over = $state(null)
  /** On a device that is not the person's own nothing is kept, and the address forgets the link. */
  shared = $state(false)
  round: Round | null = $state.raw(null)
  store: Store | null = null

  #link: OpenedLink | null
  /** Opened without any fragment. */
  readonly #bare: boolean
  #answers: Record<string, Answer | undefined> = $state.raw({})
  #comment = $state('')
  #draft: Draft | null = null

  constructor(fragment: string) {
    this.#link = parseLink(fragment)
    this.#bare = fragment === ''
    const name = alone[fragment]
    if (name) this.screen = { name }
    this.shared = this.#link?.shared ?? name === 'ready'
    const { at = 0, changing = false, depth = 0 } = (history.state as Place | null) ?? {}
    this.at = at
    this.changing = changing
    history.replaceState(
      { at, changing, over: null, depth } satisfies Place,
      '',
      this.shared ? '#s' : fragment.replace(/\/c$/, ''),
    )
    addEventListener('popstate', ({ state }) => {
      const place = state as Place | null
      this.over = place?.over ?? null
      this.changing = place?.changing ?? false
      this.at = Math.min(place?.at ?? 0, this.furthest)
    })
  }

  /** Reads what this device keeps for the link, then the round. */
  async open() {
    if (!['opening', 'trouble'].includes(this.screen.name)) return
    if (!this.#link && !this.#bare) return this.#trouble('link')
    this.screen = { name: 'opening' }
    const opening = this.#link && open(this.#link, begun, Date.now)
    this.store ??= this.shared ? memoryStore() : await openStore()
    // Opened from the home screen there is no link: an answer that waits here then leaves all the same.
    const waiting = this.#link ? null : await waitingLink(this.store)
    if (waiting) this.#link = { ...waiting, shared: false, contact: false }
    if (!this.#link) return this.#trouble('link')
    const kept = await this.store.read(keyOf(this.#link))
    if (kept && ended(kept)) {
      this.#keptFound(kept, null)
      return this.#arrive()
    }
    const opened = await (opening ?? open(this.#link, begun, Date.now))
    if (typeof opened === 'string') return this.#trouble(opened)
    const round = { ...opened, link: this.#link }
    this.round = round
    if (this.store.lasting) this.#draft = await openDraft(round, Date.now() + opened.clockDifference)
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
    else {
      this.#resume(this.#draft?.said)
      this.screen = { name: 'questions' }
    }
    this.#arrive()
  }

  /** From the foot of a message straight to what one decides about them; Back leads to what stands below. */
  #arrive() {
    if (this.#link?.contact) this.lay('contact')
  }

  /** Goes on where the draft ends: where the tab's own history stood, or with one made anew for Back to lead through. */
  #resume(draft: Partial<Begun> = {}) {
    this.#answers = draft.answers ?? {}
    this.#comment = draft.text ?? ''
    const { furthest } = this
    if (this.at > 0) this.at = Math.min(this.at, furthest)
    else while (this.at < furthest) this.#goTo(this.at + 1, false)
  }

  #keptFound(kept: Kept, round: Round | null) {
    this.screen = { name: 'kept', kept, round }
  }

  #trouble(trouble: Trouble) {
    this.screen = { name: 'trouble', trouble }
  }

  get link(): OpenedLink | null {
    return this.#link
  }

  get answers() {
    return this.#answers
  }

  /** As it stands in its field. */
  get comment(): string {
    return this.#comment
  }

  set comment(text) {
    this.#comment = text
    this.#write()
  }

  #write() {
    this.#draft?.write({ answers: this.#answers, text: this.#comment })
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
    this.at = at
    this.changing = changing
    this.lay(null)
  }

  back() {
    history.back()
  }

  choose(question: string, answer: Answer) {
    this.#answers = { ...this.#answers, [question]: answer }
    this.#write()
  }

  arrange(layout: Layout) {
    this.layout = layout
    try {
      if (!this.shared) localStorage.setItem(remembered, layout)
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
  }

  lay(over: Over) {
    const { at, changing } = this
    const depth = ((history.state as Place | null)?.depth ?? 0) + 1
    history.pushState({ at, changing, over, depth } satisfies Place, '')
    this.over = over
  }

  /** @param text the comment as it will be sealed */
  sendable(text: string): Said {
    const answers = Object.fromEntries(this.questions.map(({ id }) => [id, this.answers[id] ?? null]))
    return { answers, text }
  }

  leave(kept: Kept) {
    this.#draft?.forget()
    this.screen = { name: 'kept', kept, round: this.round }
  }

  async erase() {
    await this.store?.remove(keyOf(this.#link!))
    this.screen = { name: 'erased' }
  }

  /**
   * From now on nothing more is kept. The link leaves the address of the tab's first entry, and what stood after it goes
   * with the one that is pushed.
   */
  share() {
    this.#draft?.forget()
    this.#draft = null
    this.shared = true
    this.store = memoryStore()
    const goOn = () => {
      history.replaceState(history.state, '', '#s')
      this.#goTo(this.at, false)
    }
    addEventListener('popstate', goOn, { once: true })
    history.go(-(history.state as Place).depth)
  }

  /** Everything of this person goes from memory and address, and another screen stands. */
  forget(name: 'ready' | 'emptied') {
    history.replaceState(null, '', name === 'ready' ? '#s' : '#mine')
    this.#link = this.#draft = this.round = this.store = this.over = null
    this.#answers = {}
    this.#comment = ''
    this.at = 0
    this.screen = { name }
  }
}

function stored(): Layout {
  try {
    return localStorage.getItem(remembered) === 'page' ? 'page' : 'steps'
  } catch {
    return 'steps'
  }
}
