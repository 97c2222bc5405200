/** The schedule in the hands of one person: what they changed, its preview, and the other version where somebody was faster. */
import type { ScheduleSettings } from '#shared/round/schedule-settings.ts'
import type {
  AheadOfSchedule,
  ScheduleChanged,
  ScheduleRefused,
  ScheduleView,
} from '#shared/round/schedule-view.ts'
import { ApiProblem, previewSchedule, putSchedule } from '../api.ts'
import type { Code } from '../language.svelte.ts'
import { Loaded } from '../loaded.svelte.ts'

/** Milliseconds after the last change before a preview is asked for. */
const pause = 250

export interface Preview {
  timeZone: string
  ahead: AheadOfSchedule | null
  faults: string[]
}

export class Editing {
  draft: ScheduleSettings = $state.raw()!
  #tag: string
  #stored: ScheduleSettings
  readonly #act = new Loaded<ScheduleView>()
  readonly #preview = new Loaded<AheadOfSchedule>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(view: ScheduleView) {
    this.draft = view.settings
    this.#stored = view.settings
    this.#tag = view.tag
  }

  get changed(): boolean {
    return !same(this.draft, this.#stored)
  }

  get faults(): ScheduleRefused['problems'] {
    const { problem } = this.#act
    return problem?.status === 422 ? faultsIn(problem) : []
  }

  get theirs(): ScheduleChanged['current'] | null {
    const { problem } = this.#act
    return problem?.status === 412 ? ((problem.body as ScheduleChanged | null)?.current ?? null) : null
  }

  /** Of another kind than those that have their place in the form. */
  get problem(): ApiProblem | null {
    return this.theirs || this.faults.length > 0 ? null : this.#act.problem
  }

  retry = () => this.#act.retry()

  /** Somebody, here or elsewhere, has stored something. */
  follow(view: ScheduleView) {
    // On what is being changed here a change rests as before: saving it then tells both versions.
    if (view.tag === this.#tag || this.changed) return
    this.draft = view.settings
    this.#take(view)
  }

  reset() {
    this.draft = this.#stored
    this.#act.problem = null
  }

  keepTheirs() {
    if (this.theirs) this.#take(this.theirs)
    this.reset()
  }

  keepMine(done: (view: ScheduleView) => void) {
    if (this.theirs) this.#take(this.theirs)
    this.save(done)
  }

  #take({ settings, tag }: ScheduleChanged['current']) {
    this.#stored = settings
    this.#tag = tag
  }

  save(done: (view: ScheduleView) => void) {
    if (this.#act.busy) return
    const draft = this.draft
    this.#act.load(async () => {
      const view = await putSchedule(draft, this.#tag)
      this.#take(view)
      if (this.draft === draft) this.draft = view.settings
      done(view)
      return view
    })
  }

  /** What the draft would bring, a little after the last change; null where it brings what is stored. */
  look(code: Code, show: (preview: Preview | null) => void) {
    clearTimeout(this.#timer)
    if (!this.changed) return show(null)
    const { draft } = this
    const { timeZone } = draft
    this.#timer = setTimeout(() => {
      this.#preview.load(async () => {
        try {
          const ahead = await previewSchedule(draft)
          if (this.draft === draft) show({ timeZone, ahead, faults: [] })
          return ahead
        } catch (error) {
          if (!(error instanceof ApiProblem) || error.status !== 422) throw error
          if (this.draft === draft)
            show({ timeZone, ahead: null, faults: faultsIn(error).map((one) => one[code]) })
          return { next: [], skipped: [] }
        }
      })
    }, pause)
  }
}

const faultsIn = (problem: ApiProblem): ScheduleRefused['problems'] =>
  (problem.body as ScheduleRefused | null)?.problems ?? []

const same = (a: ScheduleSettings, b: ScheduleSettings): boolean =>
  a === b || JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

const ordered = (one: object): unknown =>
  Object.entries(one)
    .map(([key, value]) => [key, value && typeof value === 'object' ? ordered(value) : value])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
