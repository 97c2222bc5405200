/** One group over the rounds, oldest first: what a line on a chart is drawn from, gaps, joins and all. */
import { joinSentence } from '../language/joins.ts'
import { weekNumber } from '../language/weeks.ts'
import { wordingSentence } from '../language/wording.ts'
import type { Judged, PublishedGroup, PublishedQuestion } from '../published/published.ts'
import { agreementIn } from './agreement.ts'
import { askedDrivers, driverScores, inOrder } from './driver.ts'
import type { Lineage } from './lineage.ts'
import type {
  DriverScore,
  GroupName,
  RoundView,
  TrendJoin,
  TrendSegment,
  TrendView,
  TrendWeek,
  TrendWording,
} from './view.ts'
import { wordingChanges } from './wording.ts'

export interface TrendRow {
  round: RoundView
  /** Date of the round's Monday, ISO. */
  monday: string
  questions: PublishedQuestion[]
  /** Null where the round is void or had no such group. */
  group: PublishedGroup | null
  enps?: number | null
  verdicts?: Record<string, Judged>
}

/** A group of another season on the same line, which the reader may open. */
export interface Relative {
  group: GroupName
  rows: TrendRow[]
}

interface Input {
  group: GroupName
  rows: TrendRow[]
  lineage: Lineage
  /** By id, the others of the lineage. */
  relatives: Map<string, Relative>
}

export function trendView({ group, rows, lineage, relatives }: Input): TrendView {
  const known = new Map([...relatives, [group.id, { group, rows }]])
  const drivers = inOrder(
    [...known.values()].flatMap(({ rows }) => rows.flatMap(({ questions }) => askedDrivers(questions))),
  )
  const weeksOf = (rows: TrendRow[]) => {
    const weeks = rows.map((row) => trendWeek(row, drivers))
    return weeks.sort((a, b) => (a.round < b.round ? -1 : 1))
  }
  const weeks = weeksOf(rows)
  const segments = lineage.segments.flatMap(({ season, groups }) =>
    groups.flatMap((id): TrendSegment[] => {
      const one = known.get(id)
      if (!one) return []
      const own = id === group.id
      return [
        { season, group: one.group, own, weeks: weeksOf(one.rows).filter((week) => week.season === season) },
      ]
    }),
  )
  const namesOf = (ids: string[]) => ids.flatMap((id) => known.get(id)?.group ?? [])
  const joins = lineage.joins.flatMap(({ season, kind, before, after, changed }): TrendJoin[] => {
    const first = weeks.find((week) => week.season === season)
    if (!first) return []
    const sentence = joinSentence(kind, changed)
    return [
      { round: first.round, season, kind, changed, before: namesOf(before), after: namesOf(after), sentence },
    ]
  })
  return {
    group,
    drivers,
    weeks,
    verdicts: latestVerdicts(rows),
    segments,
    joins,
    wordings: wordingsOf(rows),
  }
}

/** Two questions that changed in one week are one mark. */
function wordingsOf(rows: TrendRow[]): TrendWording[] {
  const weeks = new Map(rows.map(({ round }) => [round.id, weekNumber(round.week)]))
  const asked = rows
    .filter(({ round }) => round.state !== 'void')
    .map(({ round, monday, questions }) => ({ round: round.id, monday, questions }))
    .sort((a, b) => (a.round < b.round ? -1 : 1))
  const told = new Map(
    wordingChanges(asked).map(({ round, driver, kind }) => [
      `${round} ${driver} ${kind}`,
      { round, driver, kind, sentence: wordingSentence(kind, weeks.get(round)!) },
    ]),
  )
  return [...told.values()]
}

function latestVerdicts(rows: TrendRow[]): Record<string, Judged> {
  const latest = rows
    .filter(({ group }) => group !== null)
    .reduce((last: TrendRow | null, row) => (last && last.round.id > row.round.id ? last : row), null)
  return latest?.verdicts ?? {}
}

function trendWeek({ round, monday, questions, group, enps }: TrendRow, drivers: string[]): TrendWeek {
  const { id, week, season } = round
  const shown = round.state === 'void' ? null : group
  return {
    round: id,
    week,
    season,
    monday,
    drivers: shown ? complete(driverScores(shown, questions), drivers) : {},
    participation: shown?.participation ?? null,
    agreement: shown ? agreementIn(shown, questions) : {},
    ...(enps !== undefined && { enps }),
  }
}

/** A driver of other weeks was not asked in this one, which a chart draws unlike a hidden week. */
const complete = (scores: Record<string, DriverScore>, drivers: string[]): Record<string, DriverScore> => ({
  ...Object.fromEntries(drivers.map((driver) => [driver, { kind: 'not-asked' } as const])),
  ...scores,
})
