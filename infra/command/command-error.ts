/** What went wrong in a command, as a sentence that a person can act on, and the exit code that tells it to a script. */

export const exits = { refused: 1, misused: 2, unreachable: 3, forbidden: 4 } as const
type Exit = (typeof exits)[keyof typeof exits]

interface More {
  exit?: Exit
  /** The refusal of the api (RFC 9457), for `--json`. */
  problem?: object
}

export class CommandError extends Error {
  /** Lines below the sentence, and in `--json` under `problems`. */
  readonly details: unknown[]
  readonly exit: Exit
  readonly problem: object | undefined

  constructor(message: string, details: unknown[] = [], { exit = exits.refused, problem }: More = {}) {
    super(message)
    this.details = details
    this.exit = exit
    this.problem = problem
  }
}

export const misused = (message: string) => new CommandError(message, [], { exit: exits.misused })
export const unreachable = (message: string) => new CommandError(message, [], { exit: exits.unreachable })
