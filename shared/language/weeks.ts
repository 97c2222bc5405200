/** Weeks as people name them: a number and two dates, in their language. */
import type { Language } from '../org/organisation.ts'

const day = 24 * 3600 * 1000

/** "2026-W47" → 47. */
export const weekNumber = (week: string): number => Number(week.slice(-2))

/** The Monday of an ISO week: the week that holds 4 January is the first. */
export function mondayOf(week: string): Date {
  const [year, number] = week.split('-W').map(Number) as [number, number]
  const fourth = new Date(Date.UTC(year, 0, 4))
  const offset = (fourth.getUTCDay() + 6) % 7
  return new Date(fourth.getTime() + ((number - 1) * 7 - offset) * day)
}

/** The number of the ISO week that begins on a Monday: its Thursday's year has it. */
export function weekOfYear(monday: Date): number {
  const thursday = monday.getTime() + 3 * day
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return Math.floor((thursday - newYear) / (7 * day)) + 1
}

/** "16 to 22 November", "30 November to 6 December"; "16 au 22 novembre", "30 novembre au 6 décembre". */
export function weekDates(monday: Date, language: Language): string {
  const sunday = new Date(monday.getTime() + 6 * day)
  const same = monday.getUTCMonth() === sunday.getUTCMonth()
  const from = same ? dayOf(monday, language) : dayMonth(monday, language)
  return `${from} ${language === 'fr' ? 'au' : 'to'} ${dayMonth(sunday, language)}`
}

export function monthOf(date: Date, language: Language): string {
  return format(date, language, { month: 'long' })
}

/** "16 November", "1er octobre". */
export const dayMonth = (date: Date, language: Language) =>
  `${dayOf(date, language)} ${monthOf(date, language)}`

/** In French the first of a month is an ordinal, and only the first. */
function dayOf(date: Date, language: Language): string {
  const number = date.getUTCDate()
  return language === 'fr' && number === 1 ? '1er' : String(number)
}

function format(date: Date, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', { ...options, timeZone: 'UTC' }).format(
    date,
  )
}
