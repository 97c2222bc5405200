/**
 * CSV as spreadsheets open it by a double click: UTF-8 with a byte order mark, CRLF (RFC 4180), texts in quotes, and the
 * separator that Excel expects in the language: a semicolon in French, a comma in English.
 */
import type { ExportCell, ExportedRound } from '#shared/insight/export.ts'
import type { Language } from '#shared/org/organisation.ts'

const separators: Record<Language, string> = { fr: ';', en: ',' }

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front: names come from a directory that others
 * fill (OWASP, CSV Injection). Its full-width signs count too, and blanks before a sign do not hide it.
 */
const runs = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

export function csvOf(
  { columns, rows }: Pick<ExportedRound, 'columns' | 'rows'>,
  language: Language,
): string {
  const line = (cells: ExportCell[]) => cells.map(fieldOf).join(separators[language])
  return `\uFEFF${[columns, ...rows].map((cells) => `${line(cells)}\r\n`).join('')}`
}

/** Numbers are whole, so they need no decimal sign. */
function fieldOf(cell: ExportCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = runs.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
