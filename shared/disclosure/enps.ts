/**
 * eNPS: promoters (9 and 10) less detractors (0 to 6) in percent of the answers to "would you recommend us?" (Reichheld
 * 2003). One number for the whole organisation, from 50 answers, in steps of 5, clipped; no smaller group ever has one.
 */
import { isNewcomers } from '../org/cells.ts'
import type { Cell } from '../org/structure.ts'
import type { PublishedGroup, PublishedQuestion } from '../published/published.ts'
import type { CellCount } from '../tally/counts.ts'
import { isUniform, percent } from './release.ts'

interface Input {
  k: number
  cells: Cell[]
  questions: PublishedQuestion[]
  counts: CellCount[]
  /** The question answered from 0 to 10, where the round asks one: it is no result of any group. */
  enps?: string
}

const fewest = 50
const step = 5
const edge = 95

/** Null where the round did not ask, or the number may not be shown. */
export function enpsOf(input: Input, groups: PublishedGroup[]): number | null {
  if (!input.enps || !organisationIsShown(input, groups)) return null
  const answers = ratingsOf(input, input.enps)
  const sum = (from: number, to: number) => answers.slice(from, to + 1).reduce((total, one) => total + one, 0)
  const n = sum(0, 10)
  if (n < Math.max(fewest, input.k)) return null
  const [detractors, passives, promoters] = [sum(0, 6), sum(7, 8), sum(9, 10)]
  // All in one class but one, and the number would tell what each of them meant, though their answers differ.
  if (isUniform(answers, n) || Math.max(detractors, passives, promoters) >= n - 1) return null
  return Math.min(edge, Math.max(-edge, percent(promoters - detractors, n, step)))
}

/** Nested like a question: where the organisation shows nothing else of the round, it shows no eNPS. */
function organisationIsShown({ questions }: Input, groups: PublishedGroup[]): boolean {
  const results = groups.find(({ kind }) => kind === 'organisation')?.results ?? {}
  return questions.some(({ id, asked }) => asked === 'all' && !('hidden' in results[id]!))
}

/** Answers 0 … 10 of everybody; newcomers, whom two weeks would tell apart, only where at least k of them answered. */
function ratingsOf({ cells, counts, k }: Input, id: string): number[] {
  const newcomers = new Set(cells.filter(isNewcomers).map((cell) => cell.id))
  const total = Array.from({ length: 11 }, () => 0)
  for (const { cell, ballots, ratings } of counts) {
    const answers = ratings?.[id]?.answers ?? []
    const n = answers.reduce((sum, one) => sum + one, 0)
    if (newcomers.has(cell) && (ballots < k || n < k)) continue
    for (const [answer, people] of answers.entries()) total[answer]! += people
  }
  return total
}
