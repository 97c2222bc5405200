/** A published round cut down to what a reader may see, in the same format. */
import type { PublishedRound } from '../published/published.ts'

/**
 * Everybody sees the organisation and managers see levels, which hold cells of teams that they do not see: a cell is named
 * only where it lies in a team or unit of the reader's own.
 */
export function visibleRound(published: PublishedRound, sees: (group: string) => boolean): PublishedRound {
  const groups = published.groups.filter(({ id }) => sees(id))
  const own = new Set(
    groups.filter(({ kind }) => kind === 'team' || kind === 'unit').flatMap(({ cells }) => cells),
  )
  return {
    ...published,
    cells: published.cells.filter(({ id }) => own.has(id)),
    groups: groups.map((group) => ({ ...group, cells: group.cells.filter((id) => own.has(id)) })),
  }
}
