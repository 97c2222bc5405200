/** When rounds open and close: pure calendar arithmetic in the organisation's time zone, by Temporal. */
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
  closes: WeekTime
}

/** Opens Thursday 9:00, closes Sunday 23:59. */
export const usualWeek = (timeZone: string): Schedule => ({
  timeZone,
  opens: { weekday: 4, hour: 9, minute: 0 },
  closes: { weekday: 7, hour: 23, minute: 59 },
})

const zoned = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)

/** The first such moment strictly after an instant. A time that a clock change skips moves on by the gap. */
function next(after: Date, timeZone: string, { weekday, hour, minute }: WeekTime): Date {
  const from = zoned(after, timeZone)
  for (let days = 0; days <= 7; days++) {
    const date = from.toPlainDate().add({ days })
    if (date.dayOfWeek !== weekday) continue
    const moment = date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour, minute }) })
    if (moment.epochMilliseconds > after.getTime()) return new Date(moment.epochMilliseconds)
  }
  throw new RangeError('a weekday is 1 to 7')
}

export const nextOpening = (after: Date, schedule: Schedule): Date =>
  next(after, schedule.timeZone, schedule.opens)
export const closingAfter = (opening: Date, schedule: Schedule): Date =>
  next(opening, schedule.timeZone, schedule.closes)

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
export function mondayOf(instant: Date, timeZone: string): string {
  const date = zoned(instant, timeZone).toPlainDate()
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}
