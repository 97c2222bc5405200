/** Reads the organisation from a CSV file, whole or not at all: every problem is found and named by line and column. */
import type { Localised } from '../language/localised.ts'
import { type Csv, type CsvRow, readCsv } from './csv.ts'
import { importLimits } from './import-limits.ts'
import { treeProblems } from './import-tree.ts'
import { wording } from './import-wording.ts'
import { defaultLevels, type Language, type Member, type Organisation } from './organisation.ts'
import { isPhone } from './phone.ts'

export interface ImportProblem {
  line: number
  column: string
  fr: string
  en: string
}

const required = ['id', 'name', 'email', 'manager', 'level', 'language'] as const
const optional = ['team', 'branch', 'role', 'eligible', 'phone'] as const
const columns = [...required, ...optional]
type Column = (typeof columns)[number]

/** Ids become parts of keys and of group ids, where `:`, `+`, `#` and `/` part things. */
const plainId = /^[A-Za-z0-9][\w./@-]{0,63}$/
const address = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\.]+(\.[^\s@"(),:;<>[\]\\.]+)+$/
const addressLimit = 254
const textLimit = 200
/** Signs that nobody sees: they hide what a name is, turn it around, or drive a terminal. */
const invisible = /[\p{Cc}\u200b\u2060\u202a-\u202e\u2066-\u2069]/u
/** UTF-8 that somebody read as Windows-1252 and saved again: é has become Ã©. No name has these signs side by side. */
const misread = /[ÃÂ][\u0080-\u009f¡-¿€‚ƒ„…†‡ˆ‰‹•˜™›]|â€/
const answers = new Map([
  ...['true', 'yes', 'oui'].map((word) => [word, true] as const),
  ...['false', 'no', 'non'].map((word) => [word, false] as const),
])

interface Reading {
  /** From the top down; "as-found" takes them as they first appear. Without it: the four rungs and marketing. */
  levels?: string[] | 'as-found'
  /** People at most; a file with more is told nothing else. */
  most?: number
  /** Of whoever the file says none for; without it, every row says one. */
  language?: Language
}

export function parseMembers(
  text: string,
  { levels: wanted = [...defaultLevels], most, language: usual }: Reading = {},
): { organisation: Organisation } | { problems: ImportProblem[] } {
  const unread = text.startsWith('\uFFFD\uFFFD') ? 0 : text.indexOf('\0')
  if (unread >= 0) return alone(lineAt(text, unread), '', wording.notText())
  // One for the header, one to see that there are more, and a few that are empty.
  const csv = readCsv(text, most && 2 * (most + 2))
  const surplus =
    most === undefined ? undefined : (csv.rows[most] ?? (csv.whole ? undefined : csv.rows.at(-1)))
  if (most !== undefined && (surplus || !csv.whole))
    return alone(surplus?.line ?? 1, 'id', wording.tooMany(most))
  const problems: ImportProblem[] = []
  const report = (line: number, column: string, wording: Localised) =>
    problems.push({ line, column, fr: wording.fr, en: wording.en })

  const needed = required.filter((column) => column !== 'language' || usual === undefined)
  const place = placesOf(csv.header, needed, report)
  for (const { line, column } of csv.broken)
    report(line, csv.header.cells[column] ?? '', wording.brokenQuotes())
  if (csv.rows.length + csv.broken.length === 0) report(csv.header.line, 'id', wording.empty())
  const levels = wanted === 'as-found' ? levelsFound(csv, place.get('level')) : wanted
  if (levels.length > importLimits.levels)
    return alone(csv.header.line, 'level', wording.tooManyLevels(levels.length, importLimits.levels))

  const members: Member[] = []
  const lines = new Map<string, number>()
  const addresses = new Map<string, number>()
  for (const row of csv.rows) {
    const cell = (column: Column) => row.cells[place.get(column) ?? -1] ?? ''
    checkRow(row)
    const member = memberOf(cell, usual)
    const known = lines.get(member.id.toLowerCase())
    if (known !== undefined) report(row.line, 'id', wording.doubleId(member.id, known))
    else if (member.id) {
      lines.set(member.id.toLowerCase(), row.line)
      members.push(member)
    }
    const key = member.email.toLowerCase()
    const used = addresses.get(key)
    if (used !== undefined) report(row.line, 'email', wording.doubleAddress(member.email, used))
    else if (key) addresses.set(key, row.line)
  }

  // With a row that cannot be read, or no column for managers, the tree would be blamed for what the file lacks.
  if (members.length > 0 && csv.broken.length === 0 && place.has('id') && place.has('manager')) {
    const reports = members.map(({ id, manager }) => ({
      id,
      manager: manager ?? '',
      line: lines.get(id.toLowerCase())!,
    }))
    problems.push(...treeProblems(reports))
  }
  if (problems.length === 0) return { organisation: { levels, members } }
  const order = (column: string) => csv.header.cells.findIndex((cell) => cell.toLowerCase() === column)
  return { problems: problems.sort((a, b) => a.line - b.line || order(a.column) - order(b.column)) }

  function checkRow({ line, cells }: CsvRow): void {
    cells.forEach((cell, i) => {
      const column = csv.header.cells[i] ?? ''
      if (i >= csv.header.cells.length && cell) report(line, column, wording.surplusCell(cell))
      else if (cell.includes('\uFFFD')) report(line, column, wording.notUtf8(cell))
      else if (invisible.test(cell)) report(line, column, wording.invisible(cell))
      else if (misread.test(cell)) report(line, column, wording.misread(cell))
    })
    const check = (column: Column, wrong: (value: string) => Localised | false) => {
      const at = place.get(column)
      if (at === undefined) return
      const value = cells[at] ?? ''
      const optionalHere = column === 'manager' || !needed.some((name) => name === column)
      const found = value ? wrong(value) : !optionalHere && wording.emptyCell(column)
      if (found) report(line, column, found)
    }
    const short = (column: Column) => (value: string) =>
      value.length > textLimit && wording.tooLong(column, value, textLimit)
    check('id', (value) => !plainId.test(value) && wording.badId(value))
    check('name', short('name'))
    check('email', (value) => !isAddress(value) && wording.badAddress(value))
    check('level', (value) =>
      wanted === 'as-found'
        ? !plainId.test(value) && wording.badLevel(value)
        : !levels.includes(value) && wording.unknownLevel(value, levels),
    )
    check('language', (value) => !isLanguage(value.toLowerCase()) && wording.unknownLanguage(value))
    check('team', short('team'))
    check('branch', short('branch'))
    check('phone', (value) => !isPhone(value) && wording.badPhone(value))
    check('role', (value) => !isRole(value.toLowerCase()) && wording.unknownRole(value))
    check('eligible', (value) => !answers.has(value.toLowerCase()) && wording.unknownAnswer(value))
  }
}

const alone = (line: number, column: string, { fr, en }: Localised) => ({
  problems: [{ line, column, fr, en }],
})

/** As an editor counts. */
const lineAt = (text: string, place: number): number => text.slice(0, place).split(/\r\n?|\n/).length

/** Where each known column stands, and what is wrong with the header. */
function placesOf(
  { line, cells }: CsvRow,
  needed: readonly Column[],
  report: (line: number, column: string, wording: Localised) => void,
): Map<Column, number> {
  const places = new Map<Column, number>()
  cells.forEach((cell, i) => {
    const column = columns.find((name) => name === cell.toLowerCase())
    if (!column) report(line, cell, wording.unknownColumn(cell, columns))
    else if (places.has(column)) report(line, column, wording.doubleColumn(column))
    else places.set(column, i)
  })
  for (const column of needed) if (!places.has(column)) report(line, column, wording.missingColumn(column))
  return places
}

const levelsFound = ({ rows }: Csv, place = -1): string[] => [
  ...new Set(rows.map(({ cells }) => cells[place] ?? '').filter(Boolean)),
]

/** The member of a row; it is only used when nothing was wrong with any. */
function memberOf(cell: (column: Column) => string, usual: Language = 'en'): Member {
  const language = cell('language').toLowerCase()
  const role = cell('role').toLowerCase()
  return {
    id: cell('id'),
    name: cell('name'),
    email: cell('email'),
    manager: cell('manager') || null,
    level: cell('level'),
    language: isLanguage(language) ? language : usual,
    ...(cell('team') ? { team: cell('team') } : {}),
    ...(cell('branch') ? { branch: cell('branch') } : {}),
    ...(cell('phone') ? { phone: cell('phone') } : {}),
    ...(isRole(role) ? { role } : {}),
    ...(answers.get(cell('eligible').toLowerCase()) === false ? { eligible: false } : {}),
  }
}

const isAddress = (value: string): boolean => value.length <= addressLimit && address.test(value)
const isLanguage = (value: string) => value === 'fr' || value === 'en'
const isRole = (value: string) => value === 'hr' || value === 'administrator'
