/** Which rounds come by a schedule, and which weeks have none and why: pauses, closed days, extra rounds in between. */
import {
  horizon,
  isoWeek,
  momentOn,
  mondayBefore,
  openingIn,
  type PlannedRound,
  roundFrom,
  type Span,
  zoned,
} from './calendar.ts'
import { hasOpened, issuerStops, type Round, weekOf } from './round.ts'
import { type ScheduleSettings, scheduleOf } from './schedule-settings.ts'

export interface SkippedWeek {
  /** "2026-W53" */
  week: string
  why: 'holiday' | 'closure' | 'paused' | 'extra'
  /** Of the organisation's own closure. */
  name?: string
}

export interface ComingRound extends PlannedRound {
  /** Whether it opens later in its week than usual, for a closed day. */
  moved: boolean
}

export interface Upcoming {
  rounds: ComingRound[]
  /** Weeks without a round before the last of them, or before the horizon where nothing more comes. */
  skipped: SkippedWeek[]
}

/** What the calendar goes around. */
export interface Around {
  /** Spans of extra rounds: a round of the calendar gives way to them. */
  extras?: Span[]
  /** ISO weeks that had their round. */
  taken?: ReadonlySet<string>
}

/** The next rounds of the calendar that open after an instant: one an ISO week at most, none before another has closed. */
export function upcoming(
  after: Date,
  settings: ScheduleSettings,
  count: number,
  { extras = [], taken = new Set() }: Around = {},
): Upcoming {
  const { timeZone, paused, own } = settings
  const found: Upcoming = { rounds: [], skipped: [] }
  // Nothing comes, and no week is counted among those left out, until somebody resumes.
  if (paused && paused.until === null) return found
  const schedule = scheduleOf(settings)
  const first = mondayBefore(zoned(after, timeZone).toPlainDate())
  for (let weeks = 0; weeks <= horizon && found.rounds.length < count; weeks++) {
    const monday = first.add({ weeks })
    const scheduled = monday.add({ days: schedule.opens.weekday - 1 })
    const usual = momentOn(scheduled, timeZone, schedule.opens)
    const opens = openingIn(monday, schedule)
    const week = isoWeek(usual, timeZone)
    if ((opens ?? usual) <= after || taken.has(week)) continue
    const skip = (why: SkippedWeek['why'], name?: string) =>
      found.skipped.push({ week, why, ...(name && { name }) })
    const day = scheduled.toString()
    if (paused?.until && (opens ? zoned(opens, timeZone).toPlainDate().toString() : day) < paused.until) {
      skip('paused')
      continue
    }
    if (!opens) {
      const closure = own.find(({ from, to }) => from <= day && day <= to)
      skip(closure ? 'closure' : 'holiday', closure?.name)
      continue
    }
    const round = roundFrom(opens, schedule)
    if (extras.some((extra) => overlap(extra, round))) skip('extra')
    else if (opens >= (found.rounds.at(-1)?.closes ?? after))
      found.rounds.push({ ...round, moved: opens.getTime() !== usual.getTime() })
  }
  return found
}

/** Whether one opens before the other has closed, and the other way round. */
export const overlap = (a: Span, b: Span): boolean => a.opens < b.closes && b.opens < a.closes

/** A change of the schedule comes too late for a round that opens within this many milliseconds: a tick may be opening it. */
export const settled = 120_000

/** Whether a planned round opens as it is planned, whatever changes now. */
export const isSettled = ({ state, opens }: Round, now: Date): boolean =>
  state === 'planned' && Date.parse(opens) <= now.getTime() + settled

/** What follows the rounds that there are: after all that have opened, or are about to. */
export function followingRounds(
  rounds: Round[],
  extras: Span[],
  settings: ScheduleSettings,
  now: Date,
  count: number,
): Upcoming {
  const standing = rounds.filter((round) => round.state !== 'planned' || isSettled(round, now))
  const after = new Date(Math.max(now.getTime(), ...standing.map(issuerStops)))
  const regular = standing.filter((round) => round.regular && (hasOpened(round) || round.state === 'planned'))
  const taken = new Set(regular.map(({ id }) => weekOf(id)))
  return upcoming(after, settings, count, { extras, taken })
}
