/** The rows of a balance: two marks a group, and what is said of the gap between them. */

export interface Mark {
  score: number
  /** Beside the mark: "70", "<20". */
  short: string
  /** Spoken: "about 70". */
  text: string
}

export interface BalanceRow {
  id: string
  name: string
  size: string
  down: Mark
  up: Mark
  tone: 'down-2' | 'down-1' | 'even' | 'up-1' | 'up-2'
  said: string
  /** "+20 points, beyond the noise of 9". */
  gap: string
  /** A second line of words, where there is one. */
  more?: string | null
}
