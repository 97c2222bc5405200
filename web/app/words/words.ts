/** The words of the dashboard: their shape, and sentences with their placeholders filled. */
import type { fr } from './fr.ts'

export type Words = typeof fr
export type DriverId = keyof Words['drivers']

/** "{name}" is replaced by its value; one without a value stays, so that it is seen. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
