/** The words of the dashboard: their shape, and sentences with their placeholders filled. */
import type { DriverNames } from '#shared/language/drivers.ts'
import type { fr } from './fr.ts'

export type Words = typeof fr
export type DriverId = keyof Words['drivers']

/** "{name}" is replaced by its value; one without a value stays, so that it is seen. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The words with an organisation's own drivers among them. */
export function withDrivers(words: Words, code: 'fr' | 'en', own: DriverNames): Words {
  const named = Object.entries(own).map(([id, { [code]: name }]) => [
    id,
    { name, short: name, the: fill(words.ownDriver, { name }) },
  ])
  return named.length > 0 ? { ...words, drivers: { ...words.drivers, ...Object.fromEntries(named) } } : words
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
