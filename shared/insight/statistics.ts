/**
 * Agreement and reliability of answers in groups, by the formulas (and to the figures) of R's package multilevel.
 * Raw answers come in, so these are for replays and audits of data that somebody already holds, never for a view.
 *
 * ICC(1), ICC(2): Bliese (2000), Within-group agreement, non-independence, and reliability, in Klein & Kozlowski.
 * r_wg, r_wg(j): James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85–98.
 * alpha: Cronbach (1951), Psychometrika 16, 297–334.
 *
 * A figure that is undefined (one group, no variance) is null, never NaN.
 */

/** Answers by group. */
export type Groups = Map<string, number[]>

/** Each group's people, and each person's answers to all items in the same order, none missing. */
export type ScaleGroups = Map<string, number[][]>

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

export const mean = (values: number[]): number => sum(values) / values.length

/** The unbiased variance, over n − 1. */
export function variance(values: number[]): number {
  const centre = mean(values)
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1)
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The variance of answers given at random, each of `options` equally often: James, Demaree & Wolf (1984), eq. 2. */
export const uniformVariance = (options: number): number => (options ** 2 - 1) / 12

interface MeanSquares {
  between: number
  within: number
  /** The plain mean of group sizes, as multilevel takes it also where sizes differ. */
  size: number
}

/** One-way analysis of variance. Groups of one count; they add nothing within. */
function meanSquares(groups: Groups): MeanSquares {
  const centre = mean([...groups.values()].flat())
  let between = 0
  let within = 0
  let people = 0
  for (const values of groups.values()) {
    const own = mean(values)
    between += values.length * (own - centre) ** 2
    within += sum(values.map((value) => (value - own) ** 2))
    people += values.length
  }
  return {
    between: between / (groups.size - 1),
    within: within / (people - groups.size),
    size: people / groups.size,
  }
}

/** How much of one answer's variance its group explains: (MSB − MSW) / (MSB + (k − 1)·MSW). May be negative. */
export function icc1(groups: Groups): number | null {
  const { between, within, size } = meanSquares(groups)
  return finite((between - within) / (between + (size - 1) * within))
}

/** How reliable the group means are: (MSB − MSW) / MSB. May be negative. */
export function icc2(groups: Groups): number | null {
  const { between, within } = meanSquares(groups)
  return finite((between - within) / between)
}

/** A variance as a share of the random one, which it is never taken to exceed: disagreement beyond chance is r_wg 0. */
const shareOf = (variance: number, random: number): number => Math.min(variance / random, 1)

/** One group's agreement on one item: 1 − s² / σ². Null for fewer than two people. */
export function rwg(values: number[], random: number): number | null {
  if (values.length < 2) return null
  return 1 - shareOf(variance(values), random)
}

/** The mean r_wg of the groups of two people or more, each counting once. */
export function meanRwg(groups: Groups, random: number): number | null {
  const known = [...groups.values()].map((values) => rwg(values, random)).filter((value) => value !== null)
  return finite(mean(known))
}

/** One group's agreement on J items together: J·(1 − m) / (J·(1 − m) + m), where m is the mean item variance's share. */
export function rwgj(people: number[][], random: number): number | null {
  if (people.length < 2) return null
  const items = columnsOf(people)
  const share = shareOf(mean(items.map(variance)), random)
  const agreed = items.length * (1 - share)
  return agreed / (agreed + share)
}

/** How far the items measure one thing: J / (J − 1) · (1 − Σ item variances / variance of the sums). */
export function cronbachAlpha(people: number[][]): number | null {
  const items = columnsOf(people)
  const share = sum(items.map(variance)) / variance(people.map(sum))
  return finite((items.length / (items.length - 1)) * (1 - share))
}

const columnsOf = (people: number[][]): number[][] =>
  (people[0] ?? []).map((_, item) => people.map((answers) => answers[item]!))
