/** Whole numbers from 0 to 2³² − 1 from a seed, so that every machine measures the same organisations (SplitMix32). */
export function splitMix32(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x85ebca6b) | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}
