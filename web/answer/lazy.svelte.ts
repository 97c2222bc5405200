/** A part of the page that is fetched when it is needed: itself, or that it did not come. */
export class Lazy<Part> {
  part: Part | null = $state.raw(null)
  failed: boolean = $state.raw(false)
  readonly #fetch: () => Promise<Part>

  constructor(fetch: () => Promise<Part>) {
    this.#fetch = fetch
  }

  load = async () => {
    this.failed = false
    try {
      this.part ??= await this.#fetch()
    } catch {
      this.failed = true
    }
  }
}
