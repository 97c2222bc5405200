/** Chance from a seed: the same attacks on every machine (mulberry32). */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  whole(from: number, to: number): number
  /** One of several, by weight. */
  pick<T>(choices: [T, number][]): T
}

export function chance(seed: number): Chance {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick(choices) {
      let at = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        at -= weight
        if (at < 0) return choice
      }
      return choices.at(-1)![0]
    },
  }
}
