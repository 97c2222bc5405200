/** The level beside which a group can be read: the one that most of its people are of. */
import type { PublishedGroup, PublishedRound } from '../published/published.ts'

/** @returns the id of its group, where it was published and is another one; cells of several levels tell nothing */
export function levelAbove(
  { id, kind, cells }: PublishedGroup,
  round: Pick<PublishedRound, 'cells' | 'groups'>,
): string | null {
  if (kind === 'organisation' || kind === 'level') return null
  const own = new Set(cells)
  const people = new Map<string, number>()
  for (const cell of round.cells) {
    if (!own.has(cell.id)) continue
    const [level, ...others] = cell.levels
    if (level === undefined || others.length > 0) continue
    people.set(level, (people.get(level) ?? 0) + cell.eligible)
  }
  const [most] = [...people].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const found = most && `level:${most[0]}`
  return found && found !== id && round.groups.some((group) => group.id === found) ? found : null
}
