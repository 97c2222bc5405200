/** Chance from a seed, so that every machine measures the same organisations (normals by Box & Muller 1958). */
import { splitMix32 } from '../split-mix.ts'

export interface Chance {
  /** In (0, 1). */
  uniform(): number
  normal(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
}

export function chanceOf(seed: number): Chance {
  const next = splitMix32(seed)
  const uniform = () => (next() + 0.5) / 2 ** 32
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
