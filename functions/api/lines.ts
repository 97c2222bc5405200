/** What a group's line is drawn from: its rows over the rounds, and the seasons that it ran through. */
import { Temporal } from 'temporal-polyfill'
import type { SeasonGroups } from '#shared/insight/lineage.ts'
import type { TrendRow } from '#shared/insight/trend-view.ts'
import type { Round } from '#shared/round/round.ts'
import type { GroupRow } from '../platform/results.ts'
import { type PublishedReader, type Rights, roundView } from './published.ts'

/** Rounds that are over, of so many weeks up to the last of them; oldest first. */
export function lastWeeks(rounds: Round[], weeks: number): Round[] {
  const over = rounds.filter(({ state, result }) => result !== undefined || state === 'void')
  const last = over.at(-1)
  if (!last) return []
  const first = Temporal.PlainDate.from(mondayOf(last.id))
    .subtract({ weeks: weeks - 1 })
    .toString()
  return over.filter(({ id }) => mondayOf(id) >= first)
}

/** One for each round, also where the group was not there. */
export function rowsOf(rounds: Round[], history: GroupRow[]): TrendRow[] {
  const rowOf = new Map(history.map((row) => [row.round, row]))
  return rounds.map((round) => {
    const row = rowOf.get(round.id)
    return {
      round: roundView(round),
      monday: mondayOf(round.id),
      questions: row?.questions ?? [],
      group: row?.group ?? null,
      ...(row?.enps !== undefined && { enps: row.enps }),
      ...(row?.verdicts && { verdicts: row.verdicts }),
    }
  })
}

/** Each season of these rounds, oldest first, as its last published round shows it. */
export async function seasonsOf(
  published: PublishedReader,
  rounds: Round[],
  names: Rights['names'],
): Promise<SeasonGroups[]> {
  const lasts = new Map(rounds.filter(({ result }) => result).map((round) => [round.season, round]))
  const seasons: SeasonGroups[] = []
  for (const [season, round] of lasts) {
    const outline = await published.outline(round)
    if (!outline) continue
    const { teams } = await names(season)
    seasons.push({ season, ...outline, teams })
  }
  return seasons
}

/** The Monday of the ISO week with which a round's id begins. The fourth of January lies in week one. */
export function mondayOf(round: string): string {
  const [, year, week] = /^(\d{4})-W(\d{2})/.exec(round) ?? []
  if (!year || !week) throw new RangeError('a round’s id begins with its week')
  const fourth = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 })
  return fourth
    .add({ weeks: Number(week) - 1 })
    .subtract({ days: fourth.dayOfWeek - 1 })
    .toString()
}
