/** From steps and their errors to words: which changes are no chance, all groups and drivers taken together. */
import { normalOfT, normalQuantile, normalTail, tOfNormal } from './distribution.ts'
import { chanceOfAny, discoveryLimit } from './verdict-chance.ts'
import type { Step } from './verdict-scan.ts'

export type Word = 'rose' | 'fell' | 'no-change' | 'cannot-tell'

export interface Decision {
  verdict: Word
  /** Position of the round in which the new level began; null unless it rose or fell. */
  since: number | null
  /** Points, drawn a little towards nothing; null where nobody can tell. */
  change: number | null
  /** Points in which the change lies; bands of all groups and drivers hold together. Without 0 where it rose or fell. */
  band: [number, number] | null
  /** Rounds shown before the last four, and within the horizon. */
  shown: { before: number; within: number }
}

export interface Tested {
  /** Of the last rounds, oldest first; those that cannot be told from the level are missing. */
  steps: Step[]
  correlations: number[][]
  freedom: number
  /** Rounding step in points: no band is narrower to either side. */
  rounding: number
  /** Share of the allowed error, relative to other tests. */
  weight: number
  before: number
  /** Rounds shown of the last four, and whether the last is. */
  recent: number
  last: boolean
}

/** Shown rounds without which nothing is said, before the last four and of them. */
const enough = { before: 3, recent: 1 }

/** A band that reaches further to either side tells nothing: one answer step of 1–5. */
export const vague = 25

/** Standard deviation of changes that happen, in points, towards which estimates are drawn (Efron & Morris 1975). */
const usualChange = 15

/** How the allowed error is shared out among steps that began in the last round, two rounds ago, … : the longer, the more can be told. */
const sharesByAge = [0.04, 0.06, 0.1, 0.8]
const oldest = sharesByAge.length - 1

/** And among the two directions: a fall that nobody sees costs a team more than a rise. */
const sides = { fell: 0.75, rose: 0.25 }
const side = (change: number) => (change < 0 ? sides.fell : sides.rose)

/** Correlation from which two steps are the same one. */
const same = 1 - 1e-6

const unknown = (shown: Decision['shown']): Decision => ({
  verdict: 'cannot-tell',
  since: null,
  change: null,
  band: null,
  shown,
})

/** @param last position of the last round @param rate of families without any change, how many may get a false verdict */
export function decide(
  tests: Tested[],
  last: number,
  rate: number,
): { lastRound: Decision; lastFour: Decision }[] {
  const looks = tests.map((test) => lookAt(test, last))
  const able = looks.filter(({ able }) => able)
  const whole = able.reduce((sum, { test }) => sum + test.weight, 0)
  const limit = discoveryLimit(
    able.map(({ p, test }) => ({ p, share: test.weight / whole })),
    rate,
  )
  return looks.map((look) => words(look, last, (limit * look.test.weight) / whole))
}

interface Look {
  test: Tested
  able: boolean
  shares: number[]
  p: number
  /** p over what the best step's would be if it were looked at alone with its share. */
  overlap: number
}

function lookAt(test: Tested, last: number): Look {
  const ages = test.steps.map(({ from }) => sharesByAge[last - from]!)
  const sum = ages.reduce((a, b) => a + b, 0)
  const shares = ages.map((share) => share / sum)
  const able =
    test.before >= enough.before && test.recent >= enough.recent && test.steps[0]?.from === last - oldest
  const scaled = test.steps.map(
    ({ change, error }, i) =>
      normalTail(Math.abs(normalOfT(change / error, test.freedom))) / side(change) / shares[i]!,
  )
  const least = Math.min(1, ...scaled)
  // Further from the tail nobody asks, and the bound is good enough.
  if (!able || least > 0.01) return { test, able, shares, p: least, overlap: 1 }
  const own = side(test.steps[scaled.indexOf(least)]!.change)
  const limits = shares.map((share) => normalQuantile(Math.max(least, 1e-300) * share * own))
  // Of both directions alike, so that half of it is of this one.
  const p = Math.min(least, chanceOfAny(limits, test.correlations) / 2 / own)
  return { test, able, shares, p, overlap: p / Math.max(least, 1e-300) }
}

/** @param allowed chance of a false verdict that this test may have */
function words({ test, able, shares, overlap }: Look, last: number, allowed: number) {
  const shown = { before: test.before, within: test.recent }
  const lastShown = { before: test.before, within: test.last ? 1 : 0 }
  if (!able) return { lastRound: unknown(lastShown), lastFour: unknown(shown) }
  const decisions = test.steps.map((step, i) =>
    decisionOf(test, step, (allowed / overlap) * shares[i]!, shown),
  )
  const deviate = (i: number) => Math.abs(test.steps[i]!.change / test.steps[i]!.error)
  const moved = decisions.flatMap(({ since }, i) => (since === null ? [] : [i]))
  // Without a change the longest look says most.
  const best = moved.length > 0 ? moved.reduce((a, b) => (deviate(b) > deviate(a) ? b : a)) : 0
  // Rounds in which nothing was asked or shown cannot tell when it began: the first that shows it.
  const seen = test.correlations[best]!.findLastIndex((r) => r > same)
  const lastFour = { ...decisions[best]!, since: moved.length > 0 ? test.steps[seen]!.from : null }
  const newest = test.steps.length - 1
  if (!test.last || test.steps[newest]!.from !== last) return { lastRound: unknown(lastShown), lastFour }
  const step = moved.length > 0 && seen !== newest ? beyond(test, newest, best) : undefined
  const alone = step && decisionOf(test, step, (allowed / overlap) * shares[newest]!, shown)
  const lastRound = alone ?? (seen === newest ? lastFour : decisions[newest]!)
  return { lastRound: { ...lastRound, shown: lastShown }, lastFour }
}

/** One step where another is known to have happened: the coefficient when both are fitted. */
function beyond({ steps, correlations }: Tested, one: number, other: number): Step {
  const r = correlations[one]![other]!
  const step = steps[one]!
  const rest = step.change / step.error - (r * steps[other]!.change) / steps[other]!.error
  return {
    from: step.from,
    change: (rest / (1 - r * r)) * step.error,
    error: step.error / Math.sqrt(1 - r * r),
  }
}

function decisionOf(
  { freedom, rounding }: Tested,
  { from, change, error }: Step,
  chance: number,
  shown: Decision['shown'],
): Decision {
  const drawn = usualChange ** 2 / (usualChange ** 2 + error ** 2)
  const reach = (share: number) =>
    Math.max(drawn * tOfNormal(normalQuantile(Math.min(0.4, chance * share)), freedom) * error, rounding)
  const below = reach(sides.rose)
  const above = reach(sides.fell)
  if (Math.max(below, above) > vague) return unknown(shown)
  const middle = drawn * change
  const verdict = middle > below ? 'rose' : middle < -above ? 'fell' : 'no-change'
  return {
    verdict,
    since: verdict === 'no-change' ? null : from,
    change: middle,
    band: [middle - below, middle + above],
    shown,
  }
}
