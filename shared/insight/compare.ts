/**
 * Two rounds side by side: what was published of each group and driver, and whether the difference is a change or chance.
 *
 * The two means are taken as independent (gap.ts), though one person's scores correlate from week to week. That is the
 * wider of the two: the widest item of the least alike waves in test/data (noise.ts) makes a change of the same people vary
 * by 2·(1 − 0.38)·31² = 1192 a person, less than the 2·25² = 1250 of two independent weeks. Two-sided p of the normal, after
 * a point is taken off, since a band is told in whole points. False discoveries by Benjamini & Hochberg 1995 over all that
 * is compared; bands are those at the level at which a change is told (Benjamini & Yekutieli 2005), so that a change is
 * real exactly where it lies beyond its band.
 */
import { normalQuantile, normalTail } from './distribution.ts'
import { type Gap, gapError, gapOf, type ShownScore, sure } from './gap.ts'
import { discoveryLimit } from './verdict-chance.ts'
import { vague, type Word } from './verdict-decide.ts'
import type { DriverScore } from './view.ts'

export interface Change {
  /** Points, the second round minus the first. */
  by: number
  /** Points to either side; those of all changes hold together. */
  band: number
  /** Where a clipped score only bounds the change: it lies beyond what is told. */
  clip: Gap['clip']
  word: Word
}

/**
 * Why two shown scores are not held against each other: other people, other questions behind them, or both only known to
 * lie beyond a bound of the same end.
 */
export type Apart = 'other-people' | 'other-questions' | 'bounds'

export interface DriverPair {
  a: DriverScore
  b: DriverScore
  /** Null where one of the two is not shown, or they stand apart. */
  change: Change | null
  apart: Apart | null
}

type Drivers = Record<string, DriverScore>

interface Couple<G> {
  group: G
  a: Drivers
  b: Drivers
  /** Whether the group is made of the same people in both, as far as that was published. */
  same: boolean
}

export interface Compared<G> {
  groups: { group: G; drivers: Record<string, DriverPair> }[]
  /** How many changes were looked at. */
  looks: number
}

/** Of the changes that are told, so many may be chance. */
export const falseChanges = 0.05

export function compare<G>(couples: Couple<G>[], drivers: string[]): Compared<G> {
  const groups = couples.map(({ group, a, b, same }) => ({
    group,
    drivers: drivers.map((driver) => {
      const pair = { a: a[driver] ?? notAsked, b: b[driver] ?? notAsked }
      return { driver, ...pair, ...beside(pair.a, pair.b, same) }
    }),
  }))
  const looks = groups.flatMap(({ drivers }) => drivers.flatMap(({ look }) => look ?? []))
  const share = 1 / Math.max(1, looks.length)
  const limit = discoveryLimit(
    looks.map(({ p }) => ({ p, share })),
    falseChanges,
  )
  const reach = Math.max(sure, normalQuantile((limit * share) / 2))
  return {
    groups: groups.map(({ group, drivers }) => ({
      group,
      drivers: Object.fromEntries(
        drivers.map(({ driver, a, b, look, apart }) => [
          driver,
          { a, b, change: look && told(look, reach), apart },
        ]),
      ),
    })),
    looks: looks.length,
  }
}

const notAsked = { kind: 'not-asked' } as const

/** A change before it is known how many others are looked at. */
interface Look {
  alone: Gap
  error: number
  /** Whether a bound leaves its direction open. */
  open: boolean
  p: number
}

function beside(a: DriverScore, b: DriverScore, same: boolean): { look: Look | null; apart: Apart | null } {
  if (a.kind !== 'shown' || b.kind !== 'shown') return { look: null, apart: null }
  if (!same) return { look: null, apart: 'other-people' }
  if (!sameQuestions(a, b)) return { look: null, apart: 'other-questions' }
  if (a.clip !== null && a.clip === b.clip) return { look: null, apart: 'bounds' }
  return { look: lookAt(a, b), apart: null }
}

const sameQuestions = (a: ShownScore, b: ShownScore) =>
  a.questions.toSorted().join() === b.questions.toSorted().join()

function lookAt(a: ShownScore, b: ShownScore): Look {
  const alone = gapOf(b, a)
  const error = gapError(b, a)
  const { gap, clip } = alone
  // "20 or more" is at least a rise of 20, and "−5 or more" may be anything.
  const open = clip === 'over' ? gap <= 0 : clip === 'under' ? gap >= 0 : false
  const p = open ? 1 : Math.min(1, 2 * normalTail((Math.abs(gap) - 1) / error))
  return { alone, error, open, p }
}

function told({ alone: { gap, band: once, clip }, error, open }: Look, reach: number): Change {
  const band = Math.ceil(reach * error)
  return { by: gap, band, clip, word: wordOf() }

  function wordOf(): Word {
    if (!open && Math.abs(gap) > band) return gap > 0 ? 'rose' : 'fell'
    // What is vague even when looked at alone says nothing, nor does a bound that was not passed.
    return clip !== null || once > vague ? 'cannot-tell' : 'no-change'
  }
}
