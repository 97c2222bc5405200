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

const tells = ({ drivers }: TrendWeek) => Object.keys(drivers).length > 0
const iso = (monday: Date) => monday.toISOString().slice(0, 10)

/**
 * Oldest first, ending with the newest week, beginning with the first that says anything.
 * @param others weeks of other lines in the same drawing, which may begin it too
 */
export function slotsOf(weeks: TrendWeek[], most: number, others: TrendWeek[] = []): Slot[] {
  const last = weeks.at(-1)
  if (!last || !weeks.some(tells)) return []
  const first = [...weeks, ...others].filter(tells).reduce((a, b) => (b.monday < a.monday ? b : a))
  const end = Date.parse(last.monday)
  const span = Math.round((end - Date.parse(first.monday)) / week) + 1
  const count = Math.min(most, Math.max(least, span))
  const mondays = Array.from({ length: count }, (_, i) => new Date(end - (count - 1 - i) * week))
  return laid(mondays, weeks)
}

/** Other weeks on the same Mondays, or on those so many weeks before. */
export function laid(mondays: Date[], weeks: TrendWeek[], before = 0): Slot[] {
  const byMonday = new Map(weeks.map((entry) => [entry.monday, entry]))
  return mondays.map((own) => {
    const monday = new Date(own.getTime() - before * week)
    return { monday, week: byMonday.get(iso(monday)) ?? null }
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
