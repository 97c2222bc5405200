/** Counts opened ballots as they stream by: memory grows with cells and questions, never with ballots. */
import type { BallotAnswers } from '../ballot/plaintext.ts'
import type { CellCount, QuestionCount } from './counts.ts'

export interface Tally {
  /** One more valid ballot of a cell. */
  add(cell: string, answers: BallotAnswers): void
  /** In the order in which the cells were given, cells without a ballot included. */
  counts(): CellCount[]
}

export function tally(cells: string[]): Tally {
  const byCell = new Map<string, CellCount>(cells.map((cell) => [cell, { cell, ballots: 0, questions: {} }]))
  return {
    add(cell, answers) {
      const count = byCell.get(cell)
      if (!count) throw new RangeError('a ballot of a cell that the round does not have')
      count.ballots += 1
      for (const [id, answer] of Object.entries(answers)) {
        count.questions[id] ??= { answers: [0, 0, 0, 0, 0], skips: 0 } satisfies QuestionCount
        const question = count.questions[id]
        if (answer === null) question.skips += 1
        else question.answers[answer - 1]! += 1
      }
    },
    counts: () => [...byCell.values()],
  }
}
