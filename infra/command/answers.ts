/** Answers out of a table: 1–5, blank or NA for "I'd rather not say", and what lies between two points to the nearest. */
import type { Answer } from '#shared/ballot/plaintext.ts'
import { type Row, TableError } from './table.ts'

export interface ReadAnswer {
  answer: Answer
  /** True when the value stood between two points; halves go up. */
  rounded: boolean
}

/** @throws TableError where a value is no number or lies outside 1–5 */
export function readAnswer(row: Row, column: string): ReadAnswer {
  const value = row.number(column)
  if (value === null) return { answer: null, rounded: false }
  const answer = Math.floor(value + 0.5)
  if (answer < 1 || answer > 5)
    throw new TableError(
      `Line ${row.line}, column "${column}": ${row.text(column)} is not an answer from 1 to 5.`,
    )
  return { answer: answer as Answer, rounded: answer !== value }
}

/** `AF06=morale,AP12=coaching` as a map; what it does not name is its own driver. @throws TableError */
export function readDrivers(text: string | undefined, items: string[]): (item: string) => string {
  const pairs = (text ?? '').split(',').filter(Boolean)
  const drivers = new Map(
    pairs.map((pair) => {
      const [item, driver, more] = pair.split('=').map((part) => part.trim())
      if (!item || !driver || more !== undefined || !items.includes(item))
        throw new TableError(`"${pair}" does not say which driver an item measures, as AF06=morale would.`)
      return [item, driver]
    }),
  )
  return (item) => drivers.get(item) ?? item
}
