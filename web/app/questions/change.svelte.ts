/** One change on its way: what came of it, faults by field, and the other version where somebody was faster. */
import type {
  BankView,
  ChangedBody,
  DriverView,
  QuestionView,
  RefusedBody,
} from '#shared/questions/bank-view.ts'
import type { ApiProblem } from '../api.ts'
import { Loaded } from '../loaded.svelte.ts'

export class Change<Current extends QuestionView | DriverView> {
  readonly #act = new Loaded<BankView>()

  get busy(): boolean {
    return this.#act.busy
  }

  /** Of another kind than those that have their place in the form. */
  get problem(): ApiProblem | null {
    return this.theirs ? null : this.#act.problem
  }

  get faults(): RefusedBody['problems'] {
    const { problem } = this.#act
    return problem?.status === 422 ? ((problem.body as RefusedBody | null)?.problems ?? []) : []
  }

  get theirs(): Current | null {
    const { problem } = this.#act
    return problem?.status === 409 ? ((problem.body as ChangedBody | null)?.current as Current | null) : null
  }

  make(request: () => Promise<BankView>, done: (view: BankView) => void) {
    if (this.busy) return
    this.#act.load(async () => {
      const view = await request()
      done(view)
      return view
    })
  }

  retry = () => this.#act.retry()

  forget() {
    this.#act.problem = null
  }
}
