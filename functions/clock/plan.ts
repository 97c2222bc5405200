/**
 * Plans what comes: the calendar's next round, and each extra one once. What was planned by a schedule that has changed is
 * withdrawn; what has opened, or is about to, never is.
 */
import { bytesToHex } from '@noble/hashes/utils.js'
import { isoWeek, type Span, seasonOf, zoned } from '#shared/round/calendar.ts'
import { spanOf } from '#shared/round/extra.ts'
import { issuerStops, type Round, weekOf } from '#shared/round/round.ts'
import { followingRounds, isSettled } from '#shared/round/upcoming.ts'
import { readStructure } from '../platform/directory.ts'
import type { ResultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { StoredSchedule } from '../platform/schedule.ts'

/** Seconds that the box stays open for ballots whose credential was drawn in time. */
export const usualGrace = 600

/** What every planning needs to know. */
export interface Planning {
  runtime: Runtime
  results: ResultsStore
  schedule: StoredSchedule
  k: number
  now: Date
}

/** @param grace in seconds */
export function newRound(
  { runtime, schedule, k }: Planning,
  { opens, closes }: Span,
  known: Round[],
  grace = usualGrace,
): Round {
  const { timeZone } = schedule.settings
  const { dayOfWeek, hour } = zoned(opens, timeZone)
  const beginning = `${isoWeek(opens, timeZone)}-${(24 * (dayOfWeek - 1) + hour).toString(16).padStart(2, '0')}`
  let id: string
  do id = beginning + bytesToHex(runtime.random(1))
  while (known.some((round) => round.id === id))
  return {
    id,
    season: seasonOf(opens, timeZone),
    seasonStarts: '',
    state: 'planned',
    k,
    opens: opens.toISOString(),
    closes: closes.toISOString(),
    announced: closes.toISOString(),
    grace,
  }
}

/** There is always a next round, once there are people to ask, unless the schedule pauses. */
export async function planNext(planning: Planning, rounds: Round[]): Promise<void> {
  const { runtime, results, schedule, now } = planning
  const planned = rounds.filter(({ state, extra }) => state === 'planned' && extra === undefined)
  if (planned.some((round) => isSettled(round, now))) return
  if (!(await hasPeople(runtime))) return
  const { settings } = schedule
  const [wanted] = followingRounds(rounds, extraSpans(schedule, rounds), settings, now, 1).rounds
  const round = wanted && { ...newRound(planning, wanted, rounds), regular: true }
  const [stands] = planned.filter((one) => round && isFor(one, round))
  for (const one of planned) if (one !== stands) await withdraw(planning, one)
  if (round && !stands) await results.planRoundOnce(round)
}

/** Each extra round once, also where its time has come or gone since: then it opens late, or is void. */
export async function planExtras(planning: Planning, rounds: Round[]): Promise<void> {
  const { runtime, results, schedule, now } = planning
  for (const round of rounds) {
    const known = schedule.extras.some(({ id }) => id === round.extra)
    if (round.extra !== undefined && !known && round.state === 'planned' && !isSettled(round, now))
      await withdraw(planning, round)
  }
  const missing = schedule.extras.filter(({ id }) => !rounds.some(({ extra }) => extra === id))
  if (missing.length === 0 || !(await hasPeople(runtime))) return
  for (const one of missing)
    await results.planRoundOnce({ ...newRound(planning, spanOf(one), rounds), extra: one.id })
}

/** Those that are not over, by the schedule; of a round given up or closed early nothing stands in the way. */
function extraSpans({ extras }: StoredSchedule, rounds: Round[]): Span[] {
  const over = rounds.flatMap(({ extra, state }) => (state === 'planned' || state === 'open' ? [] : [extra]))
  return extras.filter(({ id }) => !over.includes(id)).map(spanOf)
}

const isFor = (planned: Round, wanted: Round): boolean =>
  planned.opens === wanted.opens &&
  planned.closes === wanted.closes &&
  planned.season === wanted.season &&
  weekOf(planned.id) === weekOf(wanted.id)

async function withdraw({ runtime, results }: Planning, round: Round): Promise<void> {
  const moved = await results.moveRound('planned', {
    ...round,
    state: 'void',
    shredded: true,
    withdrawn: true,
  })
  if (moved) runtime.log.info('Planned round withdrawn', { round: round.id })
}

async function hasPeople(runtime: Runtime): Promise<boolean> {
  return (await readStructure(runtime.table('directory'))).structure.teams.length > 0
}

/** Whether a planned round was not opened in time. */
export const isMissed = (round: Round, now: Date): boolean => now.getTime() >= issuerStops(round)
