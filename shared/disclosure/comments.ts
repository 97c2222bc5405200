/**
 * Under which group a comment may stand: in one only, the lowest in the tree whose people beside every shown group inside
 * it are at least eight with eight ballots (a team), or ten with ten (above). Never under a level as well: a comment under
 * two groups would be of somebody in both.
 */
import type { PublishedGroup, PublishedRound } from '../published/published.ts'
import type { CellCount } from '../tally/counts.ts'

const fewest = (kind: PublishedGroup['kind']): number => (kind === 'team' ? 8 : 10)

/** For each cell the id of the group under which its comments may stand; null where there is none. */
export function commentGroups(
  { cells, groups, questions }: PublishedRound,
  counts: CellCount[],
): Record<string, string | null> {
  const eligible = new Map(cells.map((cell) => [cell.id, cell.eligible]))
  const ballots = new Map(counts.map((count) => [count.cell, count.ballots]))
  const everybody = questions.filter(({ asked }) => asked === 'all')
  const shown = groups
    .filter(
      ({ family, results }) => family === 'T' && everybody.some(({ id }) => !('hidden' in results[id]!)),
    )
    .sort((a, b) => a.cells.length - b.cells.length)

  const covered = new Set<string>()
  const open = shown.filter(({ kind, cells: own }) => {
    const beside = own.filter((cell) => !covered.has(cell))
    for (const cell of own) covered.add(cell)
    const sum = (of: Map<string, number>) => beside.reduce((total, cell) => total + (of.get(cell) ?? 0), 0)
    return sum(eligible) >= fewest(kind) && sum(ballots) >= fewest(kind)
  })
  return Object.fromEntries(
    cells.map(({ id }) => [id, open.find(({ cells: own }) => own.includes(id))?.id ?? null]),
  )
}
