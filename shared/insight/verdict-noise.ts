/**
 * How scores move when nothing has changed, learnt from all groups together: the variogram (Matheron 1963; Cressie 1993),
 * half the mean squared difference of two readings of one group h rounds apart. With n people behind a reading,
 * ½·E d² = rounding + weekly / n + (moods / n + drift)·(1 − φ^h): chance of the week and of who answered, moods of people
 * that pass by the factor φ a round, and drift of a group as a whole.
 */

export interface Noise {
  /** Squared points, of one person. */
  weekly: number
  moods: number
  /** Squared points, of a group. */
  drift: number
  /** Correlation with the round before. */
  persistence: number
}

/** A group's driver in one round. */
export interface Relative {
  at: number
  /** Points, with what is common to all groups removed where it is known. */
  value: number
  people: number
  /** Variance of rounding in squared points. */
  rounding: number
  /** Rounding step, in points. */
  step: number
  /** Readings of one label share a level: the same questions. */
  label: string
}

/** Differences of one lag between readings of these sizes. */
interface Bin {
  lag: number
  /** Mean of 1 / people. */
  share: number
  rounding: number
  pairs: number
  /** Sum of half squared differences, cut. */
  sum: number
}

/** What surveys like these do, and how many pairs a lag that is worth: enough to decide where there are few groups. */
const usual: Noise = { weekly: 250, moods: 150, drift: 2, persistence: 0.7 }
const worth = 4

const longest = 12
const grid = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]

/** A squared standard normal is cut here, and its mean is then so much of 1 (Huber 1964). */
const cut = 6.25
const kept = 0.9776

/** Variance of a difference, halved: what `lag` rounds apart make of two readings. */
const expected = ({ weekly, moods, drift, persistence }: Noise, { lag, share, rounding }: Bin): number =>
  rounding + weekly * share + (moods * share + drift) * (1 - persistence ** lag)

/** @param lost factor by which taking out what is common has shrunk squared differences: 1 − 1 / groups */
export function noiseFrom(series: Relative[][], lost: number): Noise {
  let noise = usual
  for (let pass = 0; pass < 4; pass++) noise = fit(binned(series, noise, lost), noise)
  return noise
}

function binned(series: Relative[][], noise: Noise, lost: number): Bin[] {
  const bins = new Map<number, Bin>()
  for (const readings of series)
    for (let i = 0; i < readings.length; i++)
      for (let j = i - 1; j >= 0; j--) {
        const [a, b] = [readings[i]!, readings[j]!]
        const lag = a.at - b.at
        if (lag > longest) break
        if (lag === 0) continue
        const key = lag * 1e6 + Math.round(1e3 * (a.people + b.people)) + Math.round(10 * (a.rounding + b.rounding)) * 1e9
        let bin = bins.get(key)
        if (!bin) {
          bin = { lag, share: (1 / a.people + 1 / b.people) / 2, rounding: (a.rounding + b.rounding) / 2, pairs: 0, sum: 0 }
          bins.set(key, bin)
        }
        const half = (a.value - b.value) ** 2 / (2 * lost)
        bin.pairs += 1
        bin.sum += Math.min(half, cut * expected(noise, bin)) / kept
      }
  for (let lag = 1; lag <= longest; lag++) {
    const prior: Bin = { lag, share: 1 / 8, rounding: 4, pairs: worth, sum: 0 }
    prior.sum = worth * expected(usual, prior)
    bins.set(-lag, prior)
  }
  return [...bins.values()]
}

/** Weighted least squares with parts that are never negative; pairs of long memory are worth less (Cressie 1985). */
function fit(bins: Bin[], before: Noise): Noise {
  let best = before
  let least = Number.POSITIVE_INFINITY
  for (const persistence of grid) {
    const rows = bins.map((bin) => {
      const passing = 1 - persistence ** bin.lag
      return {
        x: [bin.share, bin.share * passing, passing],
        y: bin.sum / bin.pairs - bin.rounding,
        weight: bin.pairs / expected(before, bin) ** 2,
      }
    })
    const { parts, loss } = nonNegative(rows)
    if (loss < least) {
      least = loss
      best = { weekly: Math.max(parts[0]!, 30), moods: parts[1]!, drift: parts[2]!, persistence }
    }
  }
  return best
}

interface Row {
  x: number[]
  y: number
  weight: number
}

/** The best of all subsets whose solution is not negative: three parts have eight. */
function nonNegative(rows: Row[]): { parts: number[]; loss: number } {
  const size = 3
  const gram = Array.from({ length: size }, () => new Float64Array(size))
  const right = new Float64Array(size)
  let total = 0
  for (const { x, y, weight } of rows) {
    total += weight * y * y
    for (let i = 0; i < size; i++) {
      right[i]! += weight * x[i]! * y
      for (let j = 0; j < size; j++) gram[i]![j]! += weight * x[i]! * x[j]!
    }
  }
  let best = { parts: [0, 0, 0], loss: total }
  for (let subset = 1; subset < 2 ** size; subset++) {
    const of = [0, 1, 2].filter((i) => subset & (1 << i))
    const solved = solve(of.map((i) => of.map((j) => gram[i]![j]!)), of.map((i) => right[i]!))
    if (!solved || solved.some((part) => part < 0)) continue
    const loss = total - of.reduce((sum, i, at) => sum + solved[at]! * right[i]!, 0)
    if (loss >= best.loss) continue
    const parts = [0, 0, 0]
    for (const [at, i] of of.entries()) parts[i] = solved[at]!
    best = { parts, loss }
  }
  return best
}

/** Gaussian elimination with pivots; nothing where the matrix is singular. */
function solve(matrix: number[][], right: number[]): number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).reduce((a, b) => (Math.abs(b[i]!) > Math.abs(a[i]!) ? b : a))
    if (!(Math.abs(pivot[i]!) > 1e-12)) return undefined
    rows[rows.indexOf(pivot)] = rows[i]!
    rows[i] = pivot
    for (const row of rows) {
      if (row === pivot) continue
      const factor = row[i]! / pivot[i]!
      for (let j = i; j <= size; j++) row[j]! -= factor * pivot[j]!
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!)
}
