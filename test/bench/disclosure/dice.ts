/** Chance from a seed, so that every machine measures the same organisations (SplitMix32). */
export interface Dice {
  /** From 0 up to, not including, 1. */
  roll(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
}

export function dice(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x85ebca6b) | 0
  const roll = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  return { roll, between: (least, most) => least + Math.floor(roll() * (most - least + 1)) }
}
