/** The schedule as HR and administrators see it: the rounds to come with what is left out and why, and the quorum. */
import { localMoment } from '#shared/language/moments.ts'
import { scheduleFaultSentence } from '#shared/language/schedule-faults.ts'
import type { PlannedRound, Span } from '#shared/round/calendar.ts'
import { roundFrom, seasonOf } from '#shared/round/calendar.ts'
import { type ExtraProblem, type ExtraRound, spanOf } from '#shared/round/extra.ts'
import { hasOpened, issuerStops, type Round } from '#shared/round/round.ts'
import { type ScheduleProblem, scheduleOf } from '#shared/round/schedule-settings.ts'
import {
  type AheadOfSchedule,
  type ComingView,
  type ExtraState,
  type ExtraView,
  type ScheduleRefused,
  type ScheduleView,
  tagOf,
} from '#shared/round/schedule-view.ts'
import { runningIn } from '#shared/round/season.ts'
import { followingRounds, isSettled, settled } from '#shared/round/upcoming.ts'
import { getOrder } from '../platform/orders.ts'
import { type Problem, problem } from '../platform/problem.ts'
import type { ResultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { StoredSchedule } from '../platform/schedule.ts'
import { settingsFor } from '../platform/seasons.ts'
import { settingsOf } from '../platform/settings.ts'

const shownRounds = 8

export async function scheduleView(
  runtime: Runtime,
  results: ResultsStore,
  stored: StoredSchedule,
): Promise<ScheduleView> {
  const now = runtime.now()
  const [rounds, records, next] = await Promise.all([
    results.listRounds(),
    results.listSeasons(),
    settingsFor(results, settingsOf(runtime).k),
  ])
  const { settings, version, extras } = stored
  const running = runningIn(seasonOf(now, settings.timeZone), records)
  const season = running && (await results.getSeason(running.id))
  const open = rounds.find(({ state }) => state === 'open')
  return {
    settings,
    tag: tagOf(version),
    stored: version > 0,
    ...aheadOf(stored, rounds, now),
    extras: extras.map((extra) => extraView(extra, rounds, now)),
    open: open
      ? {
          id: open.id,
          opens: open.opens,
          closes: open.closes,
          ordered: await getOrder(runtime.table('commons'), open.id),
        }
      : null,
    quorum: { now: season?.k ?? null, next: next.k },
  }
}

/** What is about to open as it was planned, then what follows by these settings, extra rounds among them. */
export function aheadOf({ settings, extras }: StoredSchedule, rounds: Round[], now: Date): AheadOfSchedule {
  const schedule = scheduleOf(settings)
  const ahead = extras.filter((extra) => stateOf(extra, rounds, now) === 'to-come')
  const planned = rounds.filter((round) => round.extra === undefined && isSettled(round, now))
  const { rounds: following, skipped } = followingRounds(
    rounds,
    ahead.map(spanOf),
    settings,
    now,
    shownRounds,
  )
  const spanned = ({ opens, closes }: Round | ExtraRound) =>
    roundFrom(new Date(opens), schedule, new Date(closes))
  const next = [
    ...planned.map((round) => coming(spanned(round))),
    ...ahead.map((extra) => ({ ...coming(spanned(extra)), title: extra.title })),
    ...following.map((round) => ({ ...coming(round), moved: round.moved })),
  ]
    .toSorted((a, b) => (a.opens < b.opens ? -1 : 1))
    .slice(0, shownRounds)
  return { next, skipped }
}

const coming = ({ opens, reminds, closes, announces }: PlannedRound): ComingView => ({
  opens: opens.toISOString(),
  reminds: reminds?.toISOString() ?? null,
  closes: closes.toISOString(),
  announces: announces.toISOString(),
  moved: false,
  title: null,
})

/** What nothing may overlap any more. */
export const standingIn = (rounds: Round[], now: Date): Span[] =>
  rounds.filter((round) => round.state === 'open' || isSettled(round, now)).map(spanOf)

function extraView(extra: ExtraRound, rounds: Round[], now: Date): ExtraView {
  const state = stateOf(extra, rounds, now)
  return {
    ...extra,
    state,
    cancellable: state === 'to-come' && Date.parse(extra.opens) > now.getTime() + settled,
  }
}

function stateOf({ id, closes }: ExtraRound, rounds: Round[], now: Date): ExtraState {
  const round = rounds.find(({ extra }) => extra === id)
  switch (round?.state) {
    case undefined:
      return Date.parse(closes) <= now.getTime() ? 'missed' : 'to-come'
    case 'planned':
      return now.getTime() >= issuerStops(round) ? 'missed' : 'to-come'
    case 'open':
      return 'open'
    case 'closed':
      return 'counting'
    case 'void':
      return hasOpened(round) ? 'void' : 'missed'
    default:
      return 'published'
  }
}

/** @param beside the round that is in the way, of an extra one that overlaps it */
export function scheduleRefusal(
  problems: (ScheduleProblem | ExtraProblem)[],
  beside: { other: Span; timeZone: string } | null = null,
): Problem {
  const body: ScheduleRefused = {
    problems: problems.map((one) => {
      const { fr, en } = scheduleFaultSentence(one.fault)
      const filled = (text: string, code: 'fr' | 'en') =>
        beside ? text.replace('{opens}', localMoment(beside.other.opens, beside.timeZone, code)) : text
      return { ...one, fr: filled(fr, 'fr'), en: filled(en, 'en') }
    }),
  }
  return problem('schedule-refused', {}, { ...body })
}
