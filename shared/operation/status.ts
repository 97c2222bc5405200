/** How an installation fares, as its api tells an administrator. Nothing in it is about a person. */

/** The functions behind HTTP, and those that nobody asks. */
export type DoorName = 'api' | 'issuer' | 'ballot-box'
export type RunnerName = 'clock' | 'tally' | 'courier'

export interface RunView {
  name: RunnerName
  /** When it last did its work; null where it never did, or where that cannot be read. */
  last: string | null
  version: string | null
  late: boolean
}

/** What clock and tally do with a round when its moment comes. */
export type Step = 'opens' | 'reminds' | 'closes' | 'tallies' | 'shreds' | 'announces'

export interface AheadView {
  what: Step
  round: string
  at: string
  /** Its moment has passed by more than it takes. */
  overdue: boolean
}

export interface StatusView {
  /** When this was told, by the time of the people who watch. */
  at: string
  /** Of the api. */
  version: string
  /** Whether each table answered. */
  tables: Record<'directory' | 'results' | 'commons', boolean>
  runs: RunView[]
  /** Messages: about how many wait, how many failed before they could be read, how many were given up. Null: not to be read. */
  waiting: number | null
  undeliverable: number | null
  dead: number | null
  /** The next first; null where it cannot be read. */
  ahead: AheadView[] | null
  /** Whether the schedule pauses until somebody resumes; missing from an api of an earlier version. */
  paused?: boolean
}

/** What /healthz of a function said to whoever asks from outside. */
export interface DoorView {
  name: DoorName
  state: 'reachable' | 'database-unreachable' | 'unreachable'
  version: string | null
}
