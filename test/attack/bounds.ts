/**
 * The attacker who knows that nobody answers less than nothing: ranges for each cell from everything shown, its rounding
 * and the headcounts. A cell is opened when its counts have only one value left.
 */
import {
  bandRange,
  differences,
  narrowCells,
  type Range,
  type Sum,
} from '../../infra/command/attack/ranges.ts'
import type { PublishedRound, ShownResult } from '../../shared/published/published.ts'

const pinned = (ranges: Range[]) => ranges.map(({ lo, hi }) => lo === hi)

function table(
  { cells, groups }: PublishedRound,
  question: string,
  range: (shown: ShownResult, cells: string[]) => Range | null,
): Sum[] {
  const position = new Map(cells.map(({ id }, i) => [id, i]))
  const sums = groups.flatMap((group): Sum[] => {
    const shown = group.results[question]
    const known = !shown || 'hidden' in shown ? null : range(shown, group.cells)
    return known ? [{ cells: group.cells.map((id) => position.get(id)!), ...known }] : []
  })
  return [...sums, ...differences(sums)]
}

/** Knows headcounts. Opened: a cell whose answers of 1–2, 3 and 4–5 are all known. */
export function openedByHeadcounts(published: PublishedRound, question: string): Set<string> {
  const most = published.cells.map(({ eligible }) => ({ lo: 0, hi: eligible }))
  const answers = narrowCells(
    most,
    table(published, question, ({ answers: band }) => bandRange(band)),
  )
  const open = [0, 1, 2].map((third) => {
    const sums = table(published, question, ({ answers: band, distribution }) => {
      const part = distribution?.[third]
      return part === undefined ? null : countRange(part, bandRange(band))
    })
    return pinned(
      narrowCells(
        answers.map(({ hi }) => ({ lo: 0, hi })),
        sums,
      ),
    )
  })
  const named = published.cells.filter((_, i) => open.every((third) => third[i]))
  return new Set(named.map(({ id }) => id))
}

/** A share of answers, rounded to tens or fives at most when it is one of ours. */
function countRange(part: number | 'few', { lo, hi }: Range): Range {
  if (part === 'few') return { lo: 0, hi: Math.ceil(0.15 * hi) - 1 }
  if (lo === hi) return { lo: Math.round((part * lo) / 100), hi: Math.round((part * lo) / 100) }
  const half = lo >= 50 ? 2.5 : 5
  return {
    lo: Math.max(0, Math.ceil(((part - half) * lo) / 100)),
    hi: Math.floor(((part + half) * hi) / 100),
  }
}

/** Knows how many of each cell answered, as the operator does. Opened: a cell whose sum of points is known. */
export function openedByBallots(
  published: PublishedRound,
  question: string,
  counts: Map<string, number>,
): Set<string> {
  const most = published.cells.map(({ id }) => ({ lo: 0, hi: 4 * (counts.get(id) ?? 0) }))
  const sums = table(published, question, (shown, cells) => {
    const n = cells.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0)
    return pointRange(shown, n)
  })
  const open = pinned(narrowCells(most, sums))
  return new Set(published.cells.filter((_, i) => open[i]).map(({ id }) => id))
}

/** Points of n answers with this score, by the rounding that goes with n, and beyond where it is clipped. */
function pointRange({ answers, score, clip }: ShownResult, n: number): Range {
  const points = (value: number) => (value * 4 * n) / 100
  if (/^\d+$/.test(answers)) return { lo: Math.round(points(score)), hi: Math.round(points(score)) }
  const [, step, edge] = [
    [7, 10, 0],
    [11, 5, 0],
    [19, 5, 10],
    [49, 2, 5],
    [Number.POSITIVE_INFINITY, 1, 5],
  ].find(([top]) => n <= top!) as [number, number, number]
  const low = clip === 'under' || (edge > 0 && score <= edge)
  const high = clip === 'over' || (edge > 0 && score >= 100 - edge)
  const half = clip === null ? step / 2 : -step / 2
  return {
    lo: low ? 0 : Math.ceil(points(score - half)),
    // Halves are rounded upwards, so the upper end itself is another score.
    hi: high ? 4 * n : Math.ceil(points(score + half)) - 1,
  }
}
