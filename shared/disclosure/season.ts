/** The season's permitted set: chosen once a quarter, by the answers that are to be expected. */
import { cellsFor } from '../org/cells.ts'
import type { Structure } from '../org/structure.ts'
import type { Season } from '../round/season.ts'
import { aggregatesOf } from './aggregates.ts'
import { chooserOf, type Order, type Verdict } from './choose.ts'
import { usualResponse } from './response.ts'

/** Expected answers are averages: counted in hundredths, since the flow test needs whole numbers. */
const hundredths = 100

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
