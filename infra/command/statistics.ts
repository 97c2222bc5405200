/** `quorum statistics`: agreement and reliability of a survey in a CSV file, to compare with R's package multilevel. */
import { type Person, type Statistics, surveyStatistics } from '#shared/insight/survey-statistics.ts'
import { isMissing, type Row, readTable, TableError } from './table.ts'

export interface StatisticsOptions {
  /** Columns that together name a person's group; their values are joined by "/". */
  group: string[]
  /** Column that names the person: then only a person's first row counts. */
  person?: string
  items: string[]
  /** How many answers an item offers. Default 5. */
  options?: number
}

/** @throws TableError on what the table lacks. People without a group are left out, as R does. */
export function statisticsOf(text: string, { group, person, items, options }: StatisticsOptions): Statistics {
  if (group.length === 0) throw new TableError('Name at least one column for the group.')
  if (items.length === 0) throw new TableError('Name at least one column for the items.')
  const { rows } = readTable(text, [...group, ...(person === undefined ? [] : [person]), ...items])
  const people = (person === undefined ? rows : firstRows(rows, person))
    .filter((row) => group.every((column) => !isMissing(row.text(column))))
    .map(
      (row): Person => ({
        group: group.map((column) => row.text(column)).join('/'),
        answers: items.map((column) => row.number(column)),
      }),
    )
  if (people.length === 0) throw new TableError('The table has no row of a person in a group.')
  return surveyStatistics(people, items, options)
}

function firstRows(rows: Row[], person: string): Row[] {
  const first = new Map<string, Row>()
  for (const row of rows) {
    const id = row.text(person)
    if (isMissing(id)) throw new TableError(`Line ${row.line}: column "${person}" is blank.`)
    if (!first.has(id)) first.set(id, row)
  }
  return [...first.values()]
}

/** A table for the terminal. */
export function statisticsText({ people, groups, items, scale }: Statistics): string {
  const lines = [
    `${people} people in ${groups} groups`,
    '',
    ...aligned([
      ['item', 'n', 'groups', 'mean', 'ICC(1)', 'ICC(2)', 'mean r_wg'],
      ...items.map((item) => [
        item.item,
        `${item.n}`,
        `${item.groups}`,
        ...[item.mean, item.icc1, item.icc2, item.rwg].map(figure),
      ]),
    ]),
  ]
  if (!scale) return lines.join('\n')
  const spread = scale.rwgj
  return [
    ...lines,
    '',
    `All items together: ${scale.n} people who answered every one, in ${scale.groups} groups`,
    '',
    ...aligned([
      ['mean', 'ICC(1)', 'ICC(2)', 'alpha'],
      [scale.mean, scale.icc1, scale.icc2, scale.alpha].map(figure),
    ]),
    '',
    ...aligned([
      ['r_wg(j)', 'min', 'median', 'mean', 'max'],
      ['', ...[spread?.min, spread?.median, spread?.mean, spread?.max].map(figure)],
    ]),
    '',
    ...aligned([
      ['group', 'size', 'r_wg(j)'],
      ...scale.byGroup.map(({ group, size, rwgj }) => [group, `${size}`, figure(rwgj)]),
    ]),
  ].join('\n')
}

const figure = (value: number | null | undefined): string => value?.toFixed(8) ?? '–'

/** First column to the left, numbers to the right. */
function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  )
}
