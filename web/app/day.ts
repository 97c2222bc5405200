/** Days of instants, where the reader is. */
import { dayMonth } from '#shared/language/weeks.ts'
import type { Code } from './language.svelte.ts'

/** "1 October 2026", "1er octobre 2026": the day of an instant, where the reader is. */
export function dateOf(instant: string, code: Code): string {
  const day = here(instant)
  return `${dayMonth(day, code)} ${day.getUTCFullYear()}`
}

/** The calendar's day at the reader's, as midnight UTC. */
function here(instant: string): Date {
  const date = new Date(instant)
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()))
}

/** "Friday 27 November", "vendredi 27 novembre": the day of an instant, where the reader is. */
export function weekdayOf(instant: string, code: Code): string {
  const name = new Intl.DateTimeFormat(code === 'fr' ? 'fr' : 'en-GB', { weekday: 'long' })
  return `${name.format(new Date(instant))} ${dayMonth(here(instant), code)}`
}
