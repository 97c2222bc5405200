/**
 * What a clipped reading probably stood for: the mean of a normal beyond the bound, around the group's own level (Tobin
 * 1958). Levels are pooled towards that of all groups (Efron & Morris 1975), so that a group of which only bounds are known
 * has one.
 */
import { normalTail } from './distribution.ts'

export interface Bounded {
  value: number
  /** Where the truth lies: 1 at or over `value`, −1 at or under it, 0 where `value` is the reading. */
  beyond: -1 | 0 | 1
}

/** Points: how far one reading lies from its group's level, and a group's level from the middle of all. */
const deviation = 7
const spread = 12

const turns = 8

/** @param middle of all groups' levels */
export function unclipped(readings: Bounded[], middle: number): number[] {
  const values = readings.map(({ value }) => value)
  if (readings.every(({ beyond }) => beyond === 0)) return values
  const trust = (deviation / spread) ** 2
  for (let turn = 0; turn < turns; turn++) {
    const level = (values.reduce((a, b) => a + b, 0) + trust * middle) / (values.length + trust)
    for (const [i, { value, beyond }] of readings.entries())
      if (beyond !== 0)
        values[i] = value + beyond * deviation * excess((beyond * (value - level)) / deviation)
  }
  return values
}

/** E[Z − z | Z > z] of a standard normal. */
const excess = (z: number): number =>
  z > 30 ? 0 : Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) / normalTail(z) - z
