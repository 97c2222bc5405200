/**
 * How far a driver's score moves between two weeks when nothing has changed.
 *
 * One person's score is the mean of q items of standard deviation s, correlated by r within the person: its variance is
 * s²·(1 + (q − 1)·r) / q. A group's score is the mean over n people, and two weeks of the same people correlate by ρ:
 * the difference of two such means has variance 2·(1 − ρ)·s²·(1 + (q − 1)·r) / (q·n). The half width is 1.96 times its
 * square root, rounded up to whole points so that the zone is never told too narrow, and never below the rounding step.
 * n is the lower end of the band, since no more is known.
 *
 * s = 25 (one step of five on 0–100), r = 0.5 and ρ = 0.5 are assumptions, checked against the survey data in test/data:
 * the 11 items of bhr2000 have standard deviations of 26 to 31 and a mean correlation of 0.43; scores of univbct
 * correlate by 0.38 to 0.60 between its waves. The rounding itself is not added: it is the floor.
 */
import { fewestOf, stepOf } from './band.ts'

const itemDeviation = 25
const betweenItems = 0.5
const betweenWeeks = 0.5

export function noiseOf(answers: string, questions: number): number {
  if (!(questions >= 1)) throw new RangeError('a score has at least one question behind it')
  const person = (itemDeviation ** 2 * (1 + (questions - 1) * betweenItems)) / questions
  const error = Math.sqrt((2 * (1 - betweenWeeks) * person) / fewestOf(answers))
  return Math.max(stepOf(answers), Math.ceil(1.96 * error))
}
