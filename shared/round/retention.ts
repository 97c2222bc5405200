/** Which published round has been kept for as long as an organisation wants: whole, and one after the other. */
import type { Round } from './round.ts'

/** A year of a line, its verdicts of half a year, and a few weeks more: what others rest on stays. */
export const roundsKept = 60

const year = 365.25 * 24 * 3600_000

/**
 * The oldest round whose time is over; null where there is none.
 * @param rounds oldest first
 * @param years null keeps them all
 */
export function overdue(rounds: readonly Round[], years: number | null, now: Date): Round | null {
  const [oldest] = rounds
  if (!oldest || years === null || rounds.filter(isOver).length <= roundsKept) return null
  return isOver(oldest) && now.getTime() - Date.parse(oldest.closes) > years * year ? oldest : null
}

const isOver = ({ state, shredded }: Round): boolean =>
  state === 'shredded' || (state === 'void' && shredded === true)
