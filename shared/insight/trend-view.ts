/** One group over the rounds, oldest first: what a line on a chart is drawn from, gaps and all. */
import type { PublishedGroup, PublishedQuestion } from '../published/published.ts'
import { askedDrivers, driverScores, inOrder } from './driver.ts'
import type { DriverScore, GroupName, RoundView, TrendView, TrendWeek } from './view.ts'

interface Row {
  round: RoundView
  /** Date of the round's Monday, ISO. */
  monday: string
  questions: PublishedQuestion[]
  /** Null where the round is void or had no such group. */
  group: PublishedGroup | null
  enps?: number | null
}

export function trendView({ group, rows }: { group: GroupName; rows: Row[] }): TrendView {
  const drivers = inOrder(rows.flatMap(({ questions }) => askedDrivers(questions)))
  const weeks = rows.map((row) => trendWeek(row, drivers))
  return { group, drivers, weeks: weeks.sort((a, b) => (a.round < b.round ? -1 : 1)) }
}

function trendWeek({ round, monday, questions, group, enps }: Row, drivers: string[]): TrendWeek {
  const { id, week, season } = round
  return {
    round: id,
    week,
    season,
    monday,
    drivers: group && round.state !== 'void' ? complete(driverScores(group, questions), drivers) : {},
    participation: round.state === 'void' ? null : (group?.participation ?? null),
    ...(enps !== undefined && { enps }),
  }
}

/** A driver of other weeks was not asked in this one, which a chart draws unlike a hidden week. */
const complete = (scores: Record<string, DriverScore>, drivers: string[]): Record<string, DriverScore> => ({
  ...Object.fromEntries(drivers.map((driver) => [driver, { kind: 'not-asked' } as const])),
  ...scores,
})
