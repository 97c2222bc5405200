/** What the tally hands to the gate: answers counted per cell, never a ballot. */

/** Number of answers 1, 2, 3, 4 and 5. */
export type Answers = [number, number, number, number, number]

export interface QuestionCount {
  answers: Answers
  /** "I'd rather not say". */
  skips: number
}

/** Of a question answered from 0 to 10. */
export interface RatingCount {
  /** Number of answers 0, 1 … 10. */
  answers: number[]
  skips: number
}

export interface CellCount {
  cell: string
  ballots: number
  /** By question id. A question that nobody in the cell was asked may be missing. */
  questions: Record<string, QuestionCount>
  /** Apart, so that no result of a group can be made of them. */
  ratings?: Record<string, RatingCount>
}
