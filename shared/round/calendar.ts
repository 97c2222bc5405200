/** When rounds open, remind, close and are announced: pure calendar arithmetic in the organisation's time zone, by Temporal. */
import { Temporal } from 'temporal-polyfill'

/** A weekday (1 = Monday … 7 = Sunday) and a wall-clock time. */
export interface WeekTime {
  weekday: number
  hour: number
  minute: number
}

export interface Schedule {
  timeZone: string
  opens: WeekTime
  /** Null where nobody is to be reminded. */
  reminds: WeekTime | null
  closes: WeekTime
  announces: WeekTime
  /** Whether the organisation is closed on a date, ISO. */
  closed: (date: string) => boolean
}

/** From when until when a round may be answered. */
export interface Span {
  opens: Date
  closes: Date
}

/** Opens Thursday 9:00, reminds Saturday 9:00, closes Sunday 23:59, is announced Monday 8:00. */
export const usualWeek = (timeZone: string, closed: Schedule['closed'] = () => false): Schedule => ({
  timeZone,
  opens: { weekday: 4, hour: 9, minute: 0 },
  reminds: { weekday: 6, hour: 9, minute: 0 },
  closes: { weekday: 7, hour: 23, minute: 59 },
  announces: { weekday: 1, hour: 8, minute: 0 },
  closed,
})

const hour = 3_600_000
/** What a round leaves people at least, in milliseconds. */
export const shortest = 24 * hour
/** A reminder comes neither on the heels of the opening nor when it is too late. */
export const sinceOpening = 20 * hour
export const untilClosing = 6 * hour
/** How far ahead planning looks for an open day, in weeks. */
export const horizon = 104

export const zoned = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)

export const mondayBefore = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })

/** A time that a clock change skips moves on by the gap. */
export function momentOn(date: Temporal.PlainDate, timeZone: string, { hour, minute }: WeekTime): Date {
  const plainTime = Temporal.PlainTime.from({ hour, minute })
  return new Date(date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds)
}

/** The first such moment strictly after an instant. */
function next(after: Date, timeZone: string, time: WeekTime): Date {
  const from = zoned(after, timeZone).toPlainDate()
  for (let days = 0; days <= 7; days++) {
    const date = from.add({ days })
    if (date.dayOfWeek !== time.weekday) continue
    const moment = momentOn(date, timeZone, time)
    if (moment > after) return moment
  }
  throw new RangeError('a weekday is 1 to 7')
}

/** The date itself unless it is closed, then the next that is neither closed nor on a weekend; null where none is for years. */
function workingDay(date: Temporal.PlainDate, closed: Schedule['closed']): Temporal.PlainDate | null {
  if (!closed(date.toString())) return date
  for (let days = 1; days <= 7 * horizon; days++) {
    const later = date.add({ days })
    if (later.dayOfWeek <= 5 && !closed(later.toString())) return later
  }
  return null
}

/** The opening of a week that begins on this Monday; null for a week whose days are closed. */
export function openingIn(monday: Temporal.PlainDate, schedule: Schedule): Date | null {
  const { timeZone, opens, closed } = schedule
  const scheduled = monday.add({ days: opens.weekday - 1 })
  const day = workingDay(scheduled, closed)
  if (!day) return null
  const opening = momentOn(day, timeZone, opens)
  if (day.equals(scheduled)) return opening
  const closing = closingAfter(momentOn(scheduled, timeZone, opens), schedule)
  const inTime = closing.getTime() - opening.getTime() >= shortest
  return inTime && mondayBefore(day).equals(monday) ? opening : null
}

/**
 * The first opening strictly after an instant. Where its day is closed it moves to the same time of the next day that is
 * neither closed nor on a weekend, in the same ISO week and at least 24 hours before that week's closing; where there is
 * none, the week has no round. So an ISO week has one opening at most.
 */
export function nextOpening(after: Date, schedule: Schedule): Date {
  const monday = mondayBefore(zoned(after, schedule.timeZone).toPlainDate())
  for (let weeks = 0; weeks <= horizon; weeks++) {
    const opening = openingIn(monday.add({ weeks }), schedule)
    if (opening && opening > after) return opening
  }
  throw new RangeError(`no week of ${horizon} after ${monday} is open for a round`)
}

/** As scheduled, closed day or not: people answer at home. */
export const closingAfter = (opening: Date, schedule: Schedule): Date =>
  next(opening, schedule.timeZone, schedule.closes)

/**
 * When people are reminded, once a round: at the last scheduled moment that is at least 6 hours before closing. Where its
 * day is closed it moves to the same time of the next day that is not, be it a weekend, still 6 hours before closing. Null
 * where there is none, and where it would come within 20 hours of the opening.
 */
export function remindsAt({ opens, closes }: Span, { timeZone, reminds, closed }: Schedule): Date | null {
  if (!reminds) return null
  const latest = new Date(closes.getTime() - untilClosing)
  const earliest = new Date(opens.getTime() + sinceOpening)
  const ofThatWeek = mondayBefore(zoned(latest, timeZone).toPlainDate()).add({ days: reminds.weekday - 1 })
  const inTime = momentOn(ofThatWeek, timeZone, reminds) <= latest
  let day = inTime ? ofThatWeek : ofThatWeek.subtract({ weeks: 1 })
  let moment = momentOn(day, timeZone, reminds)
  if (moment <= opens) return null
  while (moment <= latest && closed(day.toString())) {
    day = day.add({ days: 1 })
    moment = momentOn(day, timeZone, reminds)
  }
  return moment <= latest && moment >= earliest ? moment : null
}

/**
 * When results are announced: at the first scheduled moment after closing. Where its day is closed it moves to the same
 * time of the next day that is neither closed nor on a weekend: Easter Monday's are announced on Tuesday.
 */
export function announcesAt(closing: Date, { timeZone, announces, closed }: Schedule): Date {
  const scheduled = zoned(next(closing, timeZone, announces), timeZone).toPlainDate()
  return momentOn(workingDay(scheduled, closed) ?? scheduled, timeZone, announces)
}

export interface PlannedRound extends Span {
  reminds: Date | null
  announces: Date
}

/** The next rounds that open after an instant, each after the one before has closed. */
export function nextRounds(after: Date, schedule: Schedule, count: number): PlannedRound[] {
  const rounds: PlannedRound[] = []
  while (rounds.length < count)
    rounds.push(roundFrom(nextOpening(rounds.at(-1)?.closes ?? after, schedule), schedule))
  return rounds
}

/** The round that opens at a moment, with all that follows from it. */
export function roundFrom(
  opens: Date,
  schedule: Schedule,
  closes = closingAfter(opens, schedule),
): PlannedRound {
  const reminds = remindsAt({ opens, closes }, schedule)
  return { opens, reminds, closes, announces: announcesAt(closes, schedule) }
}

/** "2026-W47" */
export function isoWeek(instant: Date, timeZone: string): string {
  const { yearOfWeek, weekOfYear } = zoned(instant, timeZone)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}

/** The season, a quarter, that an instant falls in: "2026-Q4". */
export function seasonOf(instant: Date, timeZone: string): string {
  const { year, month } = zoned(instant, timeZone)
  return `${year}-Q${Math.ceil(month / 3)}`
}

/** The date of the Monday of an instant's week, ISO. */
export const mondayOf = (instant: Date, timeZone: string): string =>
  mondayBefore(zoned(instant, timeZone).toPlainDate()).toString()
