/** What a trend says in words: the latest number of each driver, where it is going, what stands out. */
import type { Agreement } from '#shared/insight/agreement.ts'
import type { ShownScore } from '#shared/insight/gap.ts'
import { standingOut as outstanding } from '#shared/insight/standing-out.ts'
import type { DriverScore } from '#shared/insight/view.ts'
import { mondayOf } from '#shared/language/weeks.ts'
import type { Judged } from '#shared/published/published.ts'
import type { Slot } from './slots.ts'

export interface Reading {
  driver: string
  /** The latest number, if it is not too old. */
  latest: { score: ShownScore; slot: Slot } | null
  /** The verdict over the last four rounds, as it was told at publication. */
  movement: Judged['lastFour']['verdict']
  /** The Monday since when it holds, where it rose or fell. */
  since: Date | null
  /** How far people agreed in the latest week, where the gate says so. */
  agreement: Agreement | null
  /** Beyond the season: other people may have been in the group, so this is said of the number, not of them. */
  beyond: { kind: 'higher' | 'lower'; than: Slot } | null
}

/** Drivers come back every second week; older than this, a number no longer speaks of today. */
const fresh = 4
const fewest = 4
const compared = 3

/** @param judged what was told of the driver; a row of an earlier version tells nothing */
export function readingOf(slots: Slot[], driver: string, judged?: Judged): Reading {
  const shown = slots.flatMap((slot, at) => {
    const score = slot.week?.drivers[driver]
    return score?.kind === 'shown' ? [{ slot, score, at }] : []
  })
  const last = shown.at(-1)
  if (!last || last.at < slots.length - fresh)
    return { driver, latest: null, movement: 'cannot-tell', since: null, agreement: null, beyond: null }
  const { verdict, since } = judged?.lastFour ?? { verdict: 'cannot-tell', since: null }
  const other = shown[0]!.slot.week!.season !== last.slot.week!.season
  const kind = since === null && other ? beside(shown.map(({ score }) => score)) : null
  return {
    driver,
    latest: { score: last.score, slot: last.slot },
    movement: verdict,
    since: since === null ? null : mondayOf(since),
    agreement: last.slot.week?.agreement[driver] ?? null,
    beyond: kind && { kind, than: shown[0]!.slot },
  }
}

/** Last weeks beside first weeks; a difference within the noise is no difference. */
function beside(scores: ShownScore[]): 'higher' | 'lower' | null {
  if (scores.length < fewest) return null
  const side = Math.min(compared, Math.floor(scores.length / 2))
  const change = mean(scores.slice(-side)) - mean(scores.slice(0, side))
  if (Math.abs(change) <= scores.at(-1)!.noise) return null
  return change > 0 ? 'higher' : 'lower'
}

const mean = (scores: ShownScore[]) => scores.reduce((sum, { score }) => sum + score, 0) / scores.length

/** Lowest first; a driver without a number comes last, in the bank's order. */
export function lowestFirst(readings: Reading[]): Reading[] {
  const rank = ({ latest }: Reading) => latest?.score.score ?? Number.POSITIVE_INFINITY
  return readings.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

/** The readings that stand out among those with a number. */
export function standingOut(readings: Reading[]): { strength: Reading | null; priority: Reading | null } {
  const told = readings.flatMap((reading) =>
    reading.latest ? [{ driver: reading.driver, score: reading.latest.score, reading }] : [],
  )
  const { strength, priority } = outstanding(told)
  return { strength: strength?.reading ?? null, priority: priority?.reading ?? null }
}

/** The smallest size band among the numbers of a week, and the coarsest step. */
export function coarsest(drivers: Record<string, DriverScore>): { answers: string; step: number } | null {
  const shown = Object.values(drivers).filter((score) => score.kind === 'shown')
  const smallest = shown.toSorted((a, b) => parseInt(a.answers, 10) - parseInt(b.answers, 10))[0]
  return smallest ? { answers: smallest.answers, step: Math.max(...shown.map(({ step }) => step)) } : null
}
