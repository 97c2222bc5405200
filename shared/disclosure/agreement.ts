/**
 * Agreement and reliability from counts: r_wg (James, Demaree & Wolf 1984) with the uniform null of five answers, and
 * ICC(1), ICC(2) of a one-way analysis of variance (Bliese 2000) as R's multilevel package gives them.
 */
import type { ItemStatistics } from '../published/published.ts'
import type { Answers } from '../tally/counts.ts'

/** Variance of answers spread evenly over 1–5: (5² − 1) / 12. */
const evenVariance = 2

export const answersIn = (counts: Answers): number => counts.reduce((sum, count) => sum + count, 0)

const sumOf = (counts: Answers) => counts.reduce((sum, count, i) => sum + count * (i + 1), 0)

/** Sum of squared deviations from the mean. */
function squares(counts: Answers): number {
  const n = answersIn(counts)
  const mean = sumOf(counts) / n
  return counts.reduce((sum, count, i) => sum + count * (i + 1 - mean) ** 2, 0)
}

/** 1 − s² / 2, never below 0; undefined below two answers. */
export function rwg(counts: Answers): number | undefined {
  const n = answersIn(counts)
  return n < 2 ? undefined : Math.max(0, 1 - squares(counts) / (n - 1) / evenVariance)
}

const twoDecimals = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? null : Math.round(value * 100) / 100

/** Of one question over teams, to two decimals; null where undefined. */
export function statisticsOver(teams: Answers[]): ItemStatistics {
  const answering = teams.filter((counts) => answersIn(counts) > 0)
  const n = answering.reduce((sum, counts) => sum + answersIn(counts), 0)
  const mean = answering.reduce((sum, counts) => sum + sumOf(counts), 0) / n
  const between =
    answering.reduce((sum, counts) => {
      const size = answersIn(counts)
      return sum + size * (sumOf(counts) / size - mean) ** 2
    }, 0) /
    (answering.length - 1)
  const within = answering.reduce((sum, counts) => sum + squares(counts), 0) / (n - answering.length)
  const size = n / answering.length
  const agreements = answering.map(rwg).filter((value) => value !== undefined)
  return {
    icc1: twoDecimals((between - within) / (between + (size - 1) * within)),
    icc2: twoDecimals((between - within) / between),
    rwg: twoDecimals(agreements.reduce((sum, value) => sum + value, 0) / agreements.length),
  }
}
