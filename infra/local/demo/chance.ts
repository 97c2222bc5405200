/** Chance that comes out the same every time: uniform and normal numbers drawn from names, by SHA-256. */
import { createHash } from 'node:crypto'

const demonstration = 'quorum demonstration 1'
let seed = demonstration

/** Does some work, all at once, as another demonstration of the same people would have it. */
export function withSeed<T>(another: string, work: () => T): T {
  seed = another
  try {
    return work()
  } finally {
    seed = demonstration
  }
}

/** A number in (0, 1) that belongs to these names. */
export function uniform(...names: (string | number)[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...names]))
    .digest()
  return (digest.readUInt32BE(0) + 0.5) / 2 ** 32
}

/** Standard normal (Box & Muller 1958). */
export const normal = (...names: (string | number)[]): number =>
  Math.sqrt(-2 * Math.log(uniform(...names, 'radius'))) * Math.cos(2 * Math.PI * uniform(...names, 'angle'))

/** One of a list. */
export const pick = <T>(list: readonly T[], ...names: (string | number)[]): T =>
  list[Math.floor(uniform(...names) * list.length)]!
