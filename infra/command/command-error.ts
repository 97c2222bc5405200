/** What went wrong in a command, as a sentence that a person can act on: exit code 1, no stack. */
export class CommandError extends Error {
  /** Lines below the sentence, and in `--json` under `problems`. */
  readonly details: unknown[]

  constructor(message: string, details: unknown[] = []) {
    super(message)
    this.details = details
  }
}
