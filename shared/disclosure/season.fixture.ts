/** Sales forces for tests of seasons: a director, five managers, and reps. */
import { type Cell, type Structure, structureOf } from '../org/structure.ts'
import type { CellCount } from '../tally/counts.ts'

/** Reps under the first managers of one director, so many each. */
export const forceOf = (...sizes: number[]): Structure =>
  structureOf({
    levels: ['director', 'manager', 'rep'],
    members: [
      { id: 'D', manager: null, level: 'director' },
      ...Array.from({ length: 5 }, (_, i) => ({ id: `A${i}`, manager: 'D', level: 'manager' })),
      ...sizes.flatMap((size, team) =>
        Array.from({ length: size }, (_, i) => ({ id: `R${team}${i}`, manager: `A${team}`, level: 'rep' })),
      ),
    ].map((one) => ({ ...one, name: one.id, email: `${one.id}@example.org`, language: 'en' as const })),
  })

/** So many ballots per cell, half of each end of the scale, to one question Q1. */
export const countsIn = (cells: Cell[], ballots: number[]): CellCount[] =>
  cells.map(({ id }, i) => {
    const n = ballots[i]!
    return {
      cell: id,
      ballots: n,
      questions: { Q1: { answers: [Math.ceil(n / 2), 0, 0, 0, Math.floor(n / 2)], skips: 0 } },
    }
  })
