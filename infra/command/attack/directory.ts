/** How many eligible people hold each seat, from the organisation's CSV: what any colleague knows. */
import { parseMembers } from '#shared/org/import.ts'
import { CommandError } from '../command-error.ts'
import { seatOf } from './seats.ts'

/** People per seat. */
export type Headcounts = Map<string, number>

/** @throws CommandError on a file with errors */
export function headcountsOf(csv: string): Headcounts {
  const parsed = parseMembers(csv, { levels: 'as-found' })
  if ('problems' in parsed)
    throw new CommandError(
      `The organisation has errors (${parsed.problems.length}).`,
      parsed.problems.map(({ line, column, en }) => `line ${line}, ${column}: ${en}`),
    )
  const counts: Headcounts = new Map()
  for (const { id, manager, level, eligible } of parsed.organisation.members) {
    if (eligible === false) continue
    const seat = seatOf(manager ?? id, level)
    counts.set(seat, (counts.get(seat) ?? 0) + 1)
  }
  return counts
}
