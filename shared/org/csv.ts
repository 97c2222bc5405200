/** CSV as people export it: comma, semicolon or tab, BOM or none, any line ending; every row keeps its line in the file. */
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
  /** False where the file has more rows than were to be read. */
  whole: boolean
  /** Rows that cannot be read because of their quotes; they are not among `rows`. */
  broken: { line: number; column: number }[]
}

/** Each broken row costs another reading of the file: somebody with more of them has the wrong file. */
const brokenLimit = 20

/** @param most rows, header included, after which it reads no further */
export function readCsv(text: string, most = Number.POSITIVE_INFINITY): Csv {
  // A spreadsheet may say its separator in a line of its own, which stays a line.
  // With one kind of line ending, lines inside quotes are counted as an editor counts them.
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const said = /^"?sep=([,;\t])"?$/i.exec(lines[0]!)?.[1]
  if (said) lines[0] = ''
  const delimiter = said ?? delimiterOf(lines.find((line) => line.trim() !== '') ?? '')
  const broken: Csv['broken'] = []
  let read = readRows(lines, delimiter, most)
  while ('line' in read) {
    broken.push(read)
    lines[read.line - 1] = ''
    read = broken.length < brokenLimit ? readRows(lines, delimiter, most) : { rows: [] }
  }
  const [header = { line: 1, cells: [] }, ...rows] = read.rows.filter(({ cells }) => cells.some(Boolean))
  return { header, rows, whole: read.rows.length < most, broken }
}

/** What the header has most of: spreadsheets in French write semicolons, and tabs stand in text that was copied from one. */
function delimiterOf(header: string): string {
  const count = (character: string) => header.split(character).length
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best))
}

/** One way to write what looks the same: a name that is sought is found. */
const plain = (cell: string): string => cell.trim().replace(/\s+/g, ' ').normalize('NFC')

function readRows(
  lines: string[],
  delimiter: string,
  most: number,
): { rows: CsvRow[] } | { line: number; column: number } {
  const rows: CsvRow[] = []
  let next = 1
  try {
    parse(lines.join('\n'), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
      ...(Number.isFinite(most) ? { to: most } : {}),
      onRecord: (cells: string[], info) => {
        rows.push({ line: next, cells: cells.map(plain) })
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
