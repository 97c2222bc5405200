/** How probable what was seen would be by chance alone: the best of several looks, and many groups at once. */
import { normalQuantile, normalTail } from './distribution.ts'

/** Kronecker points in up to four dimensions (Roberts 2018): as normal deviates but for the first, which stays uniform. */
const points = Array.from({ length: 64 }, (_, i) => {
  const [first, ...rest] = [0.856675, 0.733892, 0.628707, 0.538599].map((step) => (0.5 + (i + 1) * step) % 1)
  return { first: first!, rest: rest.map((uniform) => -normalQuantile(uniform)) }
})

/**
 * P(|Z_i| ≥ limit_i for some i) of up to four correlated standard normals: the sum of the single tails, each times the mean
 * of 1 / (how many pass when this one does) (Naiman & Wynn 1997). Exact but for the mean, which is over fixed points.
 */
export function chanceOfAny(limits: number[], correlations: number[][]): number {
  const tails = limits.map(normalTail)
  let sum = 0
  for (const [i, tail] of tails.entries()) {
    const others = limits.flatMap((limit, j) => (j === i ? [] : [{ limit, j, along: correlations[i]![j]! }]))
    const root = partialRoot(others, correlations)
    let mean = 0
    for (const { first, rest } of points) {
      const z = normalQuantile(first * tail)
      let passing = 1
      for (const [a, { limit, along }] of others.entries()) {
        let value = along * z
        for (let b = 0; b <= a; b++) value += root[a]![b]! * rest[b]!
        if (Math.abs(value) >= limit) passing += 1
      }
      mean += 1 / passing / points.length
    }
    sum += 2 * tail * mean
  }
  // The points' own error must not make it less than that of one look.
  return Math.min(1, Math.max(sum, 2 * Math.max(...tails)))
}

/** Cholesky's root of what correlates the others once the one is known. */
function partialRoot(others: { j: number; along: number }[], correlations: number[][]): number[][] {
  const root: number[][] = []
  for (const [a, one] of others.entries()) {
    const row: number[] = []
    for (let b = 0; b <= a; b++) {
      const other = others[b]!
      const above = root[b] ?? row
      let rest = correlations[one.j]![other.j]! - one.along * other.along
      for (let k = 0; k < b; k++) rest -= row[k]! * above[k]!
      row.push(a === b ? Math.sqrt(Math.max(rest, 1e-9)) : rest / above[b]!)
    }
    root.push(row)
  }
  return root
}

export interface Test {
  p: number
  /** This test's share of the error that is allowed; all shares add up to 1. */
  share: number
}

/**
 * Benjamini & Hochberg 1995, with weights (Genovese, Roeder & Wasserman 2006): the most that p / share may be for a
 * discovery. Where nothing has changed, no more than `rate` of such families have any.
 */
export function discoveryLimit(tests: Test[], rate: number): number {
  const scaled = tests.map(({ p, share }) => p / share).sort((a, b) => a - b)
  const last = scaled.findLastIndex((p, i) => p <= rate * (i + 1))
  return rate * Math.max(1, last + 1)
}
