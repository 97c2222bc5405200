/** Counts opened ballots as they stream by: memory grows with cells and questions, never with ballots. */
import type { BallotAnswers } from '../ballot/plaintext.ts'
import type { CellCount, QuestionCount, RatingCount } from './counts.ts'

export interface Tally {
  /** One more valid ballot of a cell. */
  add(cell: string, answers: BallotAnswers): void
  /** In the order in which the cells were given, cells without a ballot included. */
  counts(): CellCount[]
}

/** @param rated ids of the questions answered from 0 to 10 */
export function tally(cells: string[], rated: string[] = []): Tally {
  const fromZero = new Set(rated)
  const byCell = new Map<string, CellCount>(cells.map((cell) => [cell, { cell, ballots: 0, questions: {} }]))
  return {
    add(cell, answers) {
      const count = byCell.get(cell)
      if (!count) throw new RangeError('a ballot of a cell that the round does not have')
      count.ballots += 1
      for (const [id, answer] of Object.entries(answers)) {
        const question: QuestionCount | RatingCount = fromZero.has(id)
          ? ratingsIn(count, id)
          : answersIn(count, id)
        const place = fromZero.has(id) ? Number(answer) : Number(answer) - 1
        if (answer === null) question.skips += 1
        else question.answers[place]! += 1
      }
    },
    counts: () => [...byCell.values()],
  }
}

function answersIn({ questions }: CellCount, id: string): QuestionCount {
  questions[id] ??= { answers: [0, 0, 0, 0, 0], skips: 0 }
  return questions[id]
}

function ratingsIn(count: CellCount, id: string): RatingCount {
  count.ratings ??= {}
  count.ratings[id] ??= { answers: Array.from({ length: 11 }, () => 0), skips: 0 }
  return count.ratings[id]
}
