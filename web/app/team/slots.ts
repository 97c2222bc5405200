/** A trend laid on its calendar: one place a week, also for weeks that had no round. */
import type { TrendWeek } from '#shared/insight/view.ts'
import type { WeekPoint } from '../../ui/charts/line.ts'

/** Fewer weeks than this are drawn in the room of this many, so that a new organisation sees no stretched line. */
const least = 8

export interface Slot {
  monday: Date
  week: TrendWeek | null
}

const week = 7 * 24 * 3600 * 1000

/** Oldest first, ending with the newest week, beginning with the first that says anything. */
export function slotsOf(weeks: TrendWeek[], most: number): Slot[] {
  const told = weeks.filter(({ drivers }) => Object.keys(drivers).length > 0)
  const first = told[0]
  const last = weeks.at(-1)
  if (!first || !last) return []
  const end = Date.parse(last.monday)
  const span = Math.round((end - Date.parse(first.monday)) / week) + 1
  const count = Math.min(most, Math.max(least, span))
  const byMonday = new Map(weeks.map((entry) => [entry.monday, entry]))
  return Array.from({ length: count }, (_, i) => {
    const monday = new Date(end - (count - 1 - i) * week)
    return { monday, week: byMonday.get(monday.toISOString().slice(0, 10)) ?? null }
  })
}

export function pointsOf(slots: Slot[], driver: string): WeekPoint[] {
  return slots.map(({ week }) => {
    const score = week?.drivers[driver]
    if (!week || !score) return { kind: 'none' }
    const { season } = week
    if (score.kind === 'hidden') return { kind: 'hidden', season, reason: score.reason }
    if (score.kind === 'not-asked') return { kind: 'not-asked', season }
    return { kind: 'shown', season, score: score.score, step: score.step, noise: score.noise }
  })
}
