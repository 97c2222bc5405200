/** Chance from a seed, so that every machine measures the same organisations (Box & Muller 1958). */
import { splitMix32 } from '../split-mix.ts'

export interface Chance {
  /** From 0 up to, not including, 1. */
  uniform(): number
  between(least: number, most: number): number
  normal(): number
}

export function chance(seed: number): Chance {
  const next = splitMix32(seed)
  const uniform = () => next() / 2 ** 32
  return {
    uniform,
    between: (least, most) => least + (most - least) * uniform(),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  }
}
