/** Moments as people say them, in the organisation's time zone. */
import type { Language } from '../org/organisation.ts'

/** "Thursday 26 November at 09:00", "jeudi 26 novembre à 09:00". */
export function localMoment(instant: Date, timeZone: string, language: Language): string {
  const day = localDay(instant, timeZone, language)
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(
    instant,
  )
  return language === 'fr' ? `${day} à ${time}` : `${day} at ${time}`
}

/** "Thursday 26 November". */
export const localDay = (instant: Date, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  })
    .format(instant)
    .replace(',', '')
