/**
 * The difference of two shown scores of one week, and the band within which it means nothing.
 *
 * The band is 1.96 times the root of both scores' variances: their noise (noise.ts; with weeks that correlate by 0.5 the
 * noise of a change is also that of one week's mean about the truth) and the rounding, step² / 12 each. The two are taken
 * as independent. Where the same people gave both, answers of one person correlate by about 0.5 (noise.ts), which makes
 * the true band narrower: it is never told too narrow.
 */
import type { DriverScore } from './view.ts'

export type ShownScore = Extract<DriverScore, { kind: 'shown' }>

export interface Gap {
  gap: number
  band: number
  /** Where a clipped score only bounds the gap: it lies beyond what is told. Null also where both ends are open. */
  clip: 'under' | 'over' | null
}

/** Two-sided 95 % of a normal distribution. */
export const sure = 1.96

type Sharpness = Pick<ShownScore, 'score' | 'clip' | 'noise' | 'step'>

/** First minus second. */
export function gapOf(first: Sharpness, second: Sharpness): Gap {
  const over = first.clip === 'over' || second.clip === 'under'
  const under = first.clip === 'under' || second.clip === 'over'
  return {
    gap: first.score - second.score,
    band: Math.ceil(sure * gapError(first, second)),
    clip: over === under ? null : over ? 'over' : 'under',
  }
}

/** The standard error of a gap. */
export const gapError = (first: Sharpness, second: Sharpness): number =>
  Math.sqrt(varianceOf(first) + varianceOf(second))

const varianceOf = ({ noise, step }: Sharpness) => (noise / sure) ** 2 + rounding(step)

/** The variance of what rounding to a step takes away: uniform over it. */
const rounding = (step: number) => step ** 2 / 12

/** The variance of one week's difference about what is usual for the same people: half that of a change, and rounding. */
export const weeklyVariance = (first: Sharpness, second: Sharpness): number =>
  [first, second].reduce((sum, { noise, step }) => sum + (noise / sure) ** 2 / 2 + rounding(step), 0)
