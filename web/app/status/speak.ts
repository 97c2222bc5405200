/** Moments as this page says them. */
import type { Code } from '../language.svelte.ts'

const localeOf = (code: Code) => (code === 'fr' ? 'fr' : 'en-GB')

/** "Thu 26 November, 09:00", "jeu. 26 novembre, 09:00", where the reader is. */
export function momentOf(instant: string, code: Code): string {
  const day = new Intl.DateTimeFormat(localeOf(code), { weekday: 'short', day: 'numeric', month: 'long' })
  const date = new Date(instant)
  return `${day.format(date)}, ${timeOf(date, code, false)}`
}

/** "09:00:30". */
export const timeOf = (date: Date, code: Code, seconds = true): string =>
  new Intl.DateTimeFormat(localeOf(code), {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
  }).format(date)
