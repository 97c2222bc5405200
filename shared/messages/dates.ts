/** Moments of a round as messages say them: in the round's time zone, in the person's language. */
import { Temporal } from 'temporal-polyfill'
import { dayMonth, mondayOf, weekDates, weekNumber } from '../language/weeks.ts'
import type { Language } from '../org/organisation.ts'
import { isoWeek } from '../round/calendar.ts'
import type { RoundFacts } from './messages.ts'

const weekdays = {
  fr: new Intl.DateTimeFormat('fr', { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
}

/** "Sunday 22 November, 23:59", "dimanche 1er novembre, 23:59". */
export function momentText(instant: string, timeZone: string, language: Language): string {
  const { year, month, day, hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const date = new Date(Date.UTC(year, month - 1, day))
  const clock = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
  return `${weekdays[language].format(date)} ${dayMonth(date, language)}, ${clock}`
}

/** The number and the dates of a round's week. */
export function weekOf({ opens, timeZone }: RoundFacts, language: Language): { week: number; dates: string } {
  const week = isoWeek(new Date(opens), timeZone)
  return { week: weekNumber(week), dates: weekDates(mondayOf(week), language) }
}

/** Of an ISO week, its Monday: "26 October", "26 octobre". */
export const mondayText = (week: string, language: Language): string => dayMonth(mondayOf(week), language)
