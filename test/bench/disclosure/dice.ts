/** Chance from a seed, so that every machine measures the same organisations. */
import { splitMix32 } from '../split-mix.ts'

export interface Dice {
  /** From 0 up to, not including, 1. */
  roll(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
}

export function dice(seed: number): Dice {
  const next = splitMix32(seed)
  const roll = () => next() / 2 ** 32
  return { roll, between: (least, most) => least + Math.floor(roll() * (most - least + 1)) }
}
