/** Arbitrary sales organisations with arbitrary answers, for properties that must hold for all of them. */
import fc from 'fast-check'
import { cellsFor } from '../org/cells.ts'
import type { Organisation } from '../org/organisation.ts'
import { type Cell, structureOf } from '../org/structure.ts'
import type { PublishedQuestion } from '../published/published.ts'
import type { Answers, CellCount } from '../tally/counts.ts'
import type { GateInput } from './gate.ts'

const levels = ['director', 'manager', 'rep', 'marketing']

/** A tree in which everybody reports to somebody before them, so that every shape can come up. */
export const organisation = (most: number): fc.Arbitrary<Organisation> =>
  fc
    .array(fc.record({ above: fc.nat(), level: fc.nat(7) }), { minLength: 8, maxLength: most })
    .map((people) => ({
      levels,
      members: people.map(({ above, level }, i) => ({
        id: `m${i}`,
        name: `M ${i}`,
        email: `m${i}@example.org`,
        // Few managers with many reports, as in a sales force.
        manager: i === 0 ? null : `m${Math.floor((above % i) / 5)}`,
        level:
          i === 0
            ? 'director'
            : (['rep', 'rep', 'rep', 'rep', 'rep', 'manager', 'manager', 'marketing'][level] as string),
        language: 'fr' as const,
      })),
    }))

export const questions: PublishedQuestion[] = [
  { id: 'Q1', driver: 'morale', asked: 'all' },
  { id: 'Q2', driver: 'top-down', asked: 'all' },
  { id: 'Q1M', driver: 'top-down', asked: 'managers' },
]

/** One round of such an organisation: everybody votes or not, and answers or skips each question. */
export const round = (most: number): fc.Arbitrary<GateInput> => rounds(most, 1).map(([one]) => one!)

/** Several rounds of one organisation. @param silent of sixty people, how many do not vote */
export const rounds = (most: number, weeks: number, silent = 15): fc.Arbitrary<GateInput[]> => {
  const dice = fc.array(fc.nat(59), { minLength: most * 3, maxLength: most * 3 })
  return fc
    .tuple(organisation(most), fc.array(dice, { minLength: weeks, maxLength: weeks }))
    .map(([organisation, rolls]) => {
      const structure = structureOf(organisation)
      const { cells } = cellsFor(structure, 5)
      return rolls.map((dice, week) => ({
        round: `r${week}`,
        season: null,
        k: 5,
        order: 'units' as const,
        structure,
        cells,
        questions,
        counts: countsOf(cells, dice, silent),
        spoiled: 0,
      }))
    })
}

function countsOf(cells: Cell[], dice: number[], silent: number): CellCount[] {
  let next = 0
  const roll = () => dice[next++ % dice.length]!
  return cells.map((cell): CellCount => {
    const count: CellCount = { cell: cell.id, ballots: 0, questions: {} }
    for (let person = 0; person < cell.eligible; person++) {
      if (roll() < silent) continue
      count.ballots += 1
      for (const { id, asked } of questions) {
        if (asked === 'managers' && person > 0) continue
        count.questions[id] ??= { answers: [0, 0, 0, 0, 0] as Answers, skips: 0 }
        const question = count.questions[id]!
        const answer = roll()
        if (answer < 8) question.skips += 1
        else question.answers[answer % 5]! += 1
      }
    }
    return count
  })
}
