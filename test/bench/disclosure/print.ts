/** Tables of the disclosure bench. */
import type { Shown } from './table.ts'

export interface Row {
  name: string
  /** Share of organisations. */
  leaking: number
  groups: number
  people: number
  /** Share of organisations with a group below k on average, of a season. */
  onAverage?: number
  shown: Shown
  /** Share of numbers that come or go from one week to the next. */
  changing?: number
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const shareOf = ({ of, shown }: { of: number; shown: number }) => (of === 0 ? '–' : percent(shown / of))

const values = {
  'organisations leaking': ({ leaking }: Row) => percent(leaking),
  groups: ({ groups }: Row) => String(groups),
  people: ({ people }: Row) => String(people),
  'below k on average': ({ onAverage }: Row) => (onAverage === undefined ? '–' : percent(onAverage)),
  'teams shown': ({ shown }: Row) => shareOf(shown.team),
  'team-weeks shown': ({ shown }: Row) => shareOf(shown.team),
  units: ({ shown }: Row) => shareOf(shown.unit),
  levels: ({ shown }: Row) => shareOf(shown.level),
  'unit × level': ({ shown }: Row) => shareOf(shown['unit-level']),
  'come or go': ({ changing }: Row) => (changing === undefined ? '–' : percent(changing)),
}
export type Column = keyof typeof values

/** Of a table of single rounds. */
export const ofRounds: Column[] = [
  'organisations leaking',
  'groups',
  'people',
  'teams shown',
  'units',
  'levels',
  'unit × level',
]

export function print(title: string, columns: Column[], rows: Row[]): void {
  lines(
    title,
    [...columns],
    rows.map((row) => [row.name, ...columns.map((column) => values[column](row))]),
  )
}

/** @param rows name first, then a value for each column */
export function lines(title: string, columns: string[], rows: string[][]): void {
  const all = [['', ...columns], ...rows]
  const widths = all[0]!.map((_, i) => Math.max(...all.map((row) => row[i]!.length)))
  console.log(`\n${title}\n`)
  for (const row of all)
    console.log(
      row.map((value, i) => (i === 0 ? value.padEnd(widths[0]!) : value.padStart(widths[i]!))).join('  '),
    )
}
