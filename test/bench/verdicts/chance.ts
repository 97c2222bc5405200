/** Chance from a seed, so that every machine measures the same organisations (SplitMix32; normals by Box & Muller 1958). */
export interface Chance {
  /** In (0, 1). */
  uniform(): number
  normal(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
}

export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x85ebca6b) | 0
  const uniform = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 2 ** 32
  }
  let spare: number | undefined
  const normal = () => {
    if (spare !== undefined) {
      const told = spare
      spare = undefined
      return told
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
  return { uniform, normal, between: (least, most) => least + Math.floor(uniform() * (most - least + 1)) }
}
