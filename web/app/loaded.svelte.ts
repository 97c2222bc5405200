/** Something that comes from the api: its value, or why it did not come. The old value stays until the new one is here. */
import { ApiProblem } from './api.ts'
import { session } from './session.svelte.ts'

export class Loaded<T> {
  value: T | null = $state.raw(null)
  problem: ApiProblem | null = $state.raw(null)
  busy: boolean = $state.raw(false)
  #latest = 0
  #again: () => void = () => {}

  /** Only the latest request counts: a slow earlier one never overwrites it. */
  load(request: () => Promise<T>) {
    const mine = ++this.#latest
    this.#again = () => this.load(request)
    this.busy = true
    request().then(
      (value) => this.#settle(mine, value, null),
      (error: unknown) => this.#settle(mine, null, asProblem(error)),
    )
  }

  retry = () => this.#again()

  #settle(mine: number, value: T | null, problem: ApiProblem | null) {
    if (mine !== this.#latest) return
    this.busy = false
    if (problem?.status === 401) return session.lost()
    this.problem = problem
    this.value = value
  }
}

function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  throw error
}
