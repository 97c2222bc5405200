/** The season's permitted set: chosen once a quarter, by the answers that are to be expected. */
import { cellsFor } from '../org/cells.ts'
import type { Cell, Structure } from '../org/structure.ts'
import type { PublishedGroup, PublishedRound } from '../published/published.ts'
import type { Season } from '../round/season.ts'
import { aggregatesOf } from './aggregates.ts'
import { bandNamed } from './bands.ts'
import { chooserOf, type Order, type Verdict } from './choose.ts'

/** Expected answers are averages: counted in hundredths, since the flow test needs whole numbers. */
const hundredths = 100

/** Share of eligible members that answers where nothing is known yet. */
const usualResponse = 0.7

export interface SeasonPlan {
  id: string
  k: number
  order: Order
  /** Instant from which the roster is frozen, ISO. */
  starts: string
  structure: Structure
  /** Expected share of answers per cell of `cellsFor(structure, k)`, 0–1. */
  response: Record<string, number>
  /** Answers that a group must be expected to have, at least k. */
  expected: number
}

export function planSeason({ id, k, order, starts, structure, response, expected }: SeasonPlan): Season {
  const { cells } = cellsFor(structure, k)
  const aggregates = aggregatesOf(structure, cells)
  const verdicts = chooserOf(
    aggregates,
    order,
  )({
    // Never nothing: a cell that is expected to be silent may still speak.
    weights: cells.map((cell) =>
      Math.max(1, Math.round(cell.eligible * (response[cell.id] ?? usualResponse) * hundredths)),
    ),
    k: Math.max(k, expected) * hundredths,
    permitted: () => true,
  })
  const those = (verdict: Verdict) =>
    aggregates.filter((_, i) => verdicts[i] === verdict).map((one) => one.id)
  const [permitted, tooFew] = [those('shown'), those('few')]
  return { id, k, expected, order, starts, structure, cells, permitted, tooFew }
}

/**
 * Recent response per cell, from what was published and nothing finer: in each round the smallest shown group around the
 * cell, the middle of its band over its eligible members; then the mean over rounds.
 */
export function expectedResponse(history: PublishedRound[], cells: Cell[]): Record<string, number> {
  const rounds = history.map(responseIn)
  return Object.fromEntries(
    cells.map((cell) => {
      const seen = rounds.map((of) => of(cell)).filter((share) => share !== undefined)
      const mean = seen.reduce((sum, share) => sum + share, 0) / seen.length
      return [cell.id, seen.length > 0 ? mean : usualResponse]
    }),
  )
}

function responseIn(round: PublishedRound): (cell: Cell) => number | undefined {
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  const groups = round.groups
    .flatMap((group) => {
      const own = group.cells.map((id) => cells.get(id)!)
      const eligible = own.reduce((sum, cell) => sum + cell.eligible, 0)
      const answers = mostAnswers(round, group)
      return answers === undefined ? [] : [{ own, eligible, share: Math.min(1, answers / eligible) }]
    })
    .sort((a, b) => a.eligible - b.eligible)
  const holds = (own: { teams: string[]; levels: string[] }[], { team, level }: Cell['seats'][number]) =>
    own.some(({ teams, levels }) => teams.includes(team) && levels.includes(level))
  return (cell) => groups.find(({ own }) => cell.seats.every((seat) => holds(own, seat)))?.share
}

/** Middle of the highest band among the questions that were asked of all. */
function mostAnswers({ questions }: PublishedRound, group: PublishedGroup): number | undefined {
  const middles = questions.flatMap(({ id, asked }) => {
    const result = group.results[id]
    if (asked !== 'all' || !result || 'hidden' in result) return []
    const { from, top } = bandNamed(result.answers)
    return [(from + top) / 2]
  })
  return middles.length > 0 ? Math.max(...middles) : undefined
}
