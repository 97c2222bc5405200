/** A search as somebody types it: asked for a little after the last key, so that a name is not looked for letter by letter. */
import { Loaded } from '../loaded.svelte.ts'

export class LookUp<T> {
  text = $state('')
  readonly found = new Loaded<T>()
  readonly #ask: (text: string) => Promise<T>
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(ask: (text: string) => Promise<T>) {
    this.#ask = ask
  }

  later = () => {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(this.now, 250)
  }

  now = () => {
    clearTimeout(this.#waiting)
    const wanted = this.text
    if (wanted.trim()) this.found.load(() => this.#ask(wanted))
    else this.found.value = this.found.problem = null
  }

  submit = (event: SubmitEvent) => {
    event.preventDefault()
    this.now()
  }
}
