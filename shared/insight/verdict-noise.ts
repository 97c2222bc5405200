/**
 * How scores move when nothing has changed, learnt from all groups together: the variogram (Matheron 1963; Cressie 1993),
 * half the mean squared difference of two readings of one group h rounds apart. With n people behind a reading,
 * ½·E d² = rounding + weekly / n + (moods / n + drift)·(1 − φ^h): chance of the week and of who answered, moods of people
 * that pass by the factor φ a round, and drift of a group as a whole.
 */
import { nonNegative } from './least-squares.ts'

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
  /** Half the squared differences. */
  halves: number[]
}

/** What surveys like these do, and how many pairs a lag that is worth: enough to decide where there are few groups. */
const usual: Noise = { weekly: 250, moods: 150, drift: 2, persistence: 0.7 }
const worth = 4

const longest = 12
/** Least chance of a week, in squared points of one person: no survey of people is without. */
const quietest = 30
/** More readings than these tell no more. */
const plenty = 6000
const grid = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]

/** A squared standard normal is cut here, and its mean is then so much of 1 (Huber 1964). */
const cut = 6.25
const kept = 0.9776

/** Variance of a difference, halved: what `lag` rounds apart make of two readings. */
const expected = (
  { weekly, moods, drift, persistence }: Noise,
  { lag, share, rounding }: Omit<Bin, 'halves'>,
): number => rounding + weekly * share + (moods * share + drift) * (1 - persistence ** lag)

export function noiseFrom(series: Relative[][]): Noise {
  const readings = series.reduce((sum, { length }) => sum + length, 0)
  const apart = Math.max(1, Math.floor(readings / plenty))
  const bins = binned(series.filter((_, i) => i % apart === 0))
  let noise = usual
  for (let pass = 0; pass < 4; pass++) noise = fitted(bins, noise)
  return noise
}

function binned(series: Relative[][]): Bin[] {
  const bins = new Map<number, Bin>()
  for (const readings of series)
    for (let i = 1; i < readings.length; i++)
      for (let j = i - 1; j >= 0; j--) {
        const [a, b] = [readings[i]!, readings[j]!]
        const lag = a.at - b.at
        if (lag > longest) break
        const share = (1 / a.people + 1 / b.people) / 2
        const rounding = (a.rounding + b.rounding) / 2
        // Sums of bands and steps are few, so that their thousandths tell them apart.
        const key = (Math.round(1e3 * share) * 1e4 + Math.round(1e3 * rounding)) * 16 + lag
        let bin = bins.get(key)
        if (!bin) {
          bin = { lag, share, rounding, halves: [] }
          bins.set(key, bin)
        }
        bin.halves.push((a.value - b.value) ** 2 / 2)
      }
  return [...bins.values()]
}

/** Weighted least squares with parts that are never negative; pairs of long memory are worth less (Cressie 1985). */
function fitted(bins: Bin[], before: Noise): Noise {
  const seen = bins.map(({ lag, share, rounding, halves }) => {
    const most = cut * expected(before, { lag, share, rounding })
    let sum = 0
    for (const half of halves) sum += Math.min(half, most)
    return { lag, share, rounding, pairs: halves.length, mean: sum / kept / halves.length }
  })
  for (let lag = 1; lag <= longest; lag++) {
    const prior = { lag, share: 1 / 8, rounding: 4 }
    seen.push({ ...prior, pairs: worth, mean: expected(usual, prior) })
  }
  let best = before
  let least = Number.POSITIVE_INFINITY
  for (const persistence of grid) {
    const rows = seen.map((one) => {
      const passing = 1 - persistence ** one.lag
      return {
        x: [one.share, one.share * passing, passing],
        y: one.mean - one.rounding,
        weight: one.pairs / expected(before, one) ** 2,
      }
    })
    const { parts, loss } = nonNegative(rows)
    if (loss >= least) continue
    least = loss
    best = { weekly: Math.max(parts[0]!, quietest), moods: parts[1]!, drift: parts[2]!, persistence }
  }
  return best
}
