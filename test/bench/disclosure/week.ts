/** The ballots of one week of a generated organisation, counted per cell. */
import type { Cell } from '../../../shared/org/structure.ts'
import type { PublishedQuestion } from '../../../shared/published/published.ts'
import type { CellCount } from '../../../shared/tally/counts.ts'
import { dice } from './dice.ts'
import type { Firm } from './firm.ts'

const drivers = ['autonomy', 'top-down', 'bottom-up', 'alignment', 'mutual-help', 'coaching', 'morale']

/** Seven questions, asked of everybody. */
export const questions: PublishedQuestion[] = drivers.map((driver, i) => ({
  id: `Q${i + 1}`,
  driver,
  asked: 'all',
}))

/** Whoever votes sees every question; the same seed is the same people voting, whatever the cells. */
export function week({ people }: Firm, cells: Cell[], seed: number): CellCount[] {
  const chance = dice(seed)
  const counts = cells.map(
    ({ id }): CellCount => ({
      cell: id,
      ballots: 0,
      questions: Object.fromEntries(questions.map(({ id }) => [id, { answers: [0, 0, 0, 0, 0], skips: 0 }])),
    }),
  )
  const seat = new Map(
    cells.flatMap(({ seats }, i) =>
      seats.map(({ team, level }) => [`${team} ${level}`, counts[i]!] as const),
    ),
  )
  for (const { team, level, votes, skips, leans } of people) {
    const count = seat.get(`${team} ${level}`)!
    if (chance.roll() >= votes) continue
    count.ballots += 1
    for (const { id } of questions) {
      const question = count.questions[id]!
      const answer = Math.round(leans + (chance.roll() + chance.roll() - 1) * 1.6)
      if (chance.roll() < skips) question.skips += 1
      else question.answers[Math.min(5, Math.max(1, answer)) - 1]! += 1
    }
  }
  return counts
}
