/** A season: a quarter, or what is left of it after a reorganisation, in which the roster behind the cells and the set of groups that may be shown stay the same. */
import type { Cell, Structure } from '../org/structure.ts'

export interface Season {
  /** "2026-Q4", and "2026-Q4.2" for the second of a quarter. */
  id: string
  k: number
  /** Answers that a group must be expected to have to be shown at all, at least k. */
  expected: number
  /** Which aggregates the gate tries first after organisation and levels. */
  order: 'units' | 'teams'
  /** Instant from which the roster is frozen. */
  starts: string
  structure: Structure
  cells: Cell[]
  /** Group ids that a round of this season may show. */
  permitted: string[]
  /** Those that are expected to have too few answers; what is in neither list would open a group that is. */
  tooFew: string[]
}

/** What an organisation chooses for a season. */
export type SeasonSettings = Pick<Season, 'k' | 'expected' | 'order'>

/** What seasons are listed by; the frozen season itself lies under its hash. */
export interface SeasonRecord {
  id: string
  starts: string
  hash: string
  /** Instant at which it was ended early. */
  ended?: string
}

/** The last season of a quarter that was not ended, among records in the order in which they began. */
export const runningIn = (quarter: string, records: SeasonRecord[]): SeasonRecord | undefined =>
  records.findLast(({ id, ended }) => quarterOf(id) === quarter && !ended)

export const quarterOf = (season: string): string => season.split('.')[0]!

/** The id of the next season to begin in a quarter. */
export function nextSeasonId(quarter: string, records: SeasonRecord[]): string {
  const before = records.filter(({ id }) => quarterOf(id) === quarter).length
  return before === 0 ? quarter : `${quarter}.${before + 1}`
}
