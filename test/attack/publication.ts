/** A publisher under attack: what it publishes, as JSON, and the truth that only the test knows. */
import type { PublishedRound } from '../../shared/published/published.ts'
import type { Ballot, Firm, Person } from './firm.ts'

export interface Publication {
  /** Parsed from text: all that an attacker sees. */
  published: PublishedRound
  /** The cell of each person. */
  cellOf: (person: Person) => string
  ballots: Ballot[]
}

export type Publisher = (firm: Firm, ballots: Ballot[], round?: string) => Publication

export const throughJson = (published: PublishedRound): PublishedRound =>
  JSON.parse(JSON.stringify(published))

/** How many people of each cell voted or, of a question, answered. */
export function countPerCell({ ballots, cellOf }: Publication, question?: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { person, answers } of ballots)
    if (question === undefined || typeof answers[question] === 'number')
      counts.set(cellOf(person), (counts.get(cellOf(person)) ?? 0) + 1)
  return counts
}

export const within = (cells: string[], counts: Map<string, number>): number =>
  cells.reduce((sum, cell) => sum + (counts.get(cell) ?? 0), 0)

/** Points (an answer less one) that a set of cells gave to a question. */
export function pointsWithin({ ballots, cellOf }: Publication, cells: string[], question: string): number {
  const inside = new Set(cells)
  return ballots.reduce((sum, { person, answers }) => {
    const answer = answers[question]
    return inside.has(cellOf(person)) && typeof answer === 'number' ? sum + answer - 1 : sum
  }, 0)
}
