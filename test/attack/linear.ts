/** The exact attacker: row reduction over the rationals of everything shown, in one table or in those of many weeks. */
import { dependentSets, nullCoordinates, reduce } from '../../infra/command/attack/elimination.ts'
import type { PublishedRound } from '../../shared/published/published.ts'
import { countPerCell, type Publication, within } from './publication.ts'

/** Members of each shown group, of any of the questions. */
export const shownGroups = ({ groups }: PublishedRound, questions: string[]): string[][] =>
  groups
    .filter(({ results }) => questions.some((id) => results[id] && !('hidden' in results[id])))
    .map(({ cells }) => cells)

export interface Found {
  /** Minimal sets of cells, each of one to k − 1 people, that a combination speaks of alone. */
  sets: string[][]
  /** Who is in one. */
  people: number
}

/** @param weeks people per cell: a set counts when it is below k in every week, and not always empty. */
export function exposed(
  groups: string[][],
  weeks: Map<string, number>[],
  k: number,
  atMost: number = k - 1,
): Found {
  const cells = [...new Set(weeks.flatMap((counts) => [...counts].flatMap(([id, n]) => (n > 0 ? [id] : []))))]
  const position = new Map(cells.map((id, i) => [id, i]))
  const table = new Map<string, number[]>()
  for (const group of groups) {
    const row = cells.map(() => 0)
    for (const id of group) if (position.has(id)) row[position.get(id)!] = 1
    table.set(row.join(''), row)
  }
  if (table.size === 0) return { sets: [], people: 0 }
  const sizes = weeks.map((counts) => cells.map((id) => counts.get(id) ?? 0))
  const coordinates = nullCoordinates(reduce([...table.values()]), cells.length)
  const found = dependentSets(coordinates, {
    atMost,
    worthwhile: (set) => sizes.every((week) => set.reduce((sum, i) => sum + week[i]!, 0) < k),
  })
  const everybody = new Set(found.flat())
  const people = [...everybody].reduce((sum, i) => sum + Math.max(...sizes.map((week) => week[i]!)), 0)
  return { sets: found.map((set) => set.map((i) => cells[i]!)), people }
}

const ids = ({ published }: Publication, asked: 'all' | 'managers') =>
  published.questions.filter((question) => question.asked === asked).map(({ id }) => id)

/** Each question by itself, and the union of those that everybody was asked. */
export function roundExposed(publication: Publication): Found {
  const { published } = publication
  const alone = [...ids(publication, 'all'), ...ids(publication, 'managers')].map((id) =>
    exposed(shownGroups(published, [id]), [countPerCell(publication, id)], published.k),
  )
  const union = exposed(
    shownGroups(published, ids(publication, 'all')),
    [countPerCell(publication)],
    published.k,
  )
  return merged([...alone, union], countPerCell(publication))
}

/** All weeks as one table. */
export function seasonExposed(weeks: Publication[]): Found {
  const groups = weeks.flatMap((week) => shownGroups(week.published, ids(week, 'all')))
  return exposed(
    groups,
    weeks.map((week) => countPerCell(week)),
    weeks[0]!.published.k,
  )
}

function merged(found: Found[], counts: Map<string, number>): Found {
  const sets = new Map(found.flatMap((one) => one.sets.map((set) => [[...set].sort().join(), set] as const)))
  const cells = new Set([...sets.values()].flat())
  return { sets: [...sets.values()], people: within([...cells], counts) }
}
