/** A CSV file as rows by column: comma or semicolon, with or without a byte order mark, header line first. */
import { CsvError, parse } from 'csv-parse/sync'

/** What is wrong with a table, as one sentence that a person can act on. */
export class TableError extends Error {}

export interface Row {
  /** Line of the file on which the row ends, for messages. */
  line: number
  /** The text of one of the table's columns, trimmed. */
  text: (column: string) => string
  /** Its number, or null where it is blank or NA. @throws TableError where it is neither */
  number: (column: string) => number | null
}

interface Table {
  columns: string[]
  rows: Row[]
}

/** @throws TableError, naming what is missing or the line at fault */
export function readTable(text: string, needed: string[]): Table {
  const delimiter = delimiterOf(text)
  const [header, ...records] = recordsOf(text, delimiter)
  if (!header) throw new TableError('The table is empty: its first line should name the columns.')
  const columns = header.record.map((name) => name.trim())
  const twice = columns.find((name, index) => columns.indexOf(name) < index)
  if (twice !== undefined) throw new TableError(`Two columns are named "${twice}".`)
  const missing = [...new Set(needed)].filter((name) => !columns.includes(name))
  if (missing.length > 0)
    throw new TableError(`No column ${listed(missing)}. The table has ${listed(columns)}.`)
  return { columns, rows: records.map(({ record, info }) => rowOf(record, info.lines, columns, delimiter)) }
}

/** An answer that was not given: nothing, or what R writes. */
export const isMissing = (text: string): boolean => text === '' || text === 'NA'

const listed = (names: string[]): string => names.map((name) => `"${name}"`).join(', ')

/** The sign that the header line has more of, outside quotes. */
function delimiterOf(text: string): ',' | ';' {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  return header.split(';').length > header.split(',').length ? ';' : ','
}

function recordsOf(text: string, delimiter: string): { record: string[]; info: { lines: number } }[] {
  try {
    return parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true }) as never
  } catch (error) {
    if (error instanceof CsvError) throw new TableError(`This is not a CSV table: ${error.message}.`)
    throw error
  }
}

function rowOf(record: string[], line: number, columns: string[], delimiter: string): Row {
  const text = (column: string): string => {
    const index = columns.indexOf(column)
    if (index < 0) throw new TableError(`No column "${column}".`)
    return record[index]!.trim()
  }
  return {
    line,
    text,
    number: (column) => {
      const written = text(column)
      if (isMissing(written)) return null
      // A spreadsheet that separates columns by semicolons writes decimals with a comma.
      const value = delimiter === ';' ? written.replace(',', '.') : written
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value))
        throw new TableError(`Line ${line}, column "${column}": "${written}" is not a number.`)
      return Number(value)
    },
  }
}
