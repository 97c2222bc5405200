/** Moments as people say them, in the organisation's time zone. */
import type { Language } from '../org/organisation.ts'
import { dayMonth } from './weeks.ts'

/** "Thursday 26 November at 09:00", "jeudi 1er octobre à 09:00". */
export function localMoment(instant: Date, timeZone: string, language: Language): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  return `${localDay(instant, timeZone, language)} ${language === 'fr' ? 'à' : 'at'} ${time.format(instant)}`
}

/** "Thursday 26 November", "jeudi 1er octobre". */
export const localDay = (instant: Date, timeZone: string, language: Language): string =>
  weekdayDate(localDate(instant, timeZone), language)

/** Of a date, ISO. */
export function weekdayDate(date: string, language: Language): string {
  const day = new Date(`${date}T00:00:00Z`)
  return `${weekdayName(day.getUTCDay() || 7, language)} ${dayMonth(day, language)}`
}

/** 1 is Monday. */
export const weekdayName = (weekday: number, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
    // A Monday and the days after it.
    new Date(Date.UTC(2024, 0, weekday)),
  )

/** "2026-11-26" */
export const localDate = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(instant)
