/** CSV as people export it: comma or semicolon, BOM or none, any line ending; every row keeps its line in the file. */
import { CsvError, parse } from 'csv-parse/sync'

export interface CsvRow {
  /** The line on which the row begins; the header's is 1. */
  line: number
  cells: string[]
}

export interface Csv {
  header: CsvRow
  /** Rows with at least one cell that is not empty. */
  rows: CsvRow[]
  /** Rows that cannot be read because of their quotes; they are not among `rows`. */
  broken: { line: number; column: number }[]
}

/** Each broken row costs another reading of the file: somebody with more of them has the wrong file. */
const brokenLimit = 20

export function readCsv(text: string): Csv {
  // With one kind of line ending, lines inside quotes are counted as an editor counts them.
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const delimiter = delimiterOf(lines.find((line) => line.trim() !== '') ?? '')
  const broken: Csv['broken'] = []
  let read = readRows(lines, delimiter)
  while ('line' in read) {
    broken.push(read)
    lines[read.line - 1] = ''
    read = broken.length < brokenLimit ? readRows(lines, delimiter) : { rows: [] }
  }
  const [header = { line: 1, cells: [] }, ...rows] = read.rows.filter(({ cells }) => cells.some(Boolean))
  return { header, rows, broken }
}

/** Semicolon where the header has more of them than commas: spreadsheets in French write it. */
function delimiterOf(header: string): string {
  const count = (character: string) => header.split(character).length
  return count(';') > count(',') ? ';' : ','
}

function readRows(lines: string[], delimiter: string): { rows: CsvRow[] } | { line: number; column: number } {
  const rows: CsvRow[] = []
  let next = 1
  try {
    parse(lines.join('\n'), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
      onRecord: (cells: string[], info) => {
        rows.push({ line: next, cells: cells.map((cell) => cell.trim().replace(/\s+/g, ' ')) })
        next = info.lines + 1
        return null
      },
    })
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: next, column: Number(error.column) || 0 }
  }
}
