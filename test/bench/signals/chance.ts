/** Chance from a seed, so that every machine measures the same organisations (SplitMix32, Box & Muller 1958). */
export interface Chance {
  /** From 0 up to, not including, 1. */
  uniform(): number
  between(least: number, most: number): number
  normal(): number
}

export function chance(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x85ebca6b) | 0
  const uniform = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  return {
    uniform,
    between: (least, most) => least + (most - least) * uniform(),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  }
}
