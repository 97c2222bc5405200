/** Survey data as an organisation and its ballots: a team for every value of the team columns, a member for every row. */
import type { BallotAnswers } from '#shared/ballot/plaintext.ts'
import type { Member } from '#shared/org/organisation.ts'
import { readAnswer } from '../answers.ts'
import { isMissing, type Row, readTable, TableError } from '../table.ts'

export interface SurveyOptions {
  /** Columns from the outermost to the innermost team. */
  team: string[]
  /** Columns of answers, a list for each round; the first names the questions, the others follow it by position. */
  waves: string[][]
  level?: string
  person?: string
}

export interface Survey {
  levels: string[]
  members: Member[]
  /** What a member answers, wave by wave. */
  ballots: { member: string; answers: BallotAnswers[] }[]
  rows: number
  /** Rows without a team, which nobody could place. */
  withoutTeam: number
  /** Later rows of a person who had one already. */
  repeated: number
  /** Rows without a level, which are one of their own. */
  withoutLevel: number
  /** Answers that stood between two points. */
  rounded: number
  skipped: number
}

const headId = 'all'
const manager = 'manager'
const usualLevel = 'member'
const unknownLevel = 'unknown'

/** Who sees all that is published of a replay: nobody else in it has an address that anybody knows. */
export const replayHr = { id: headId, email: emailOf(headId) }

/** @throws TableError on what the table lacks */
export function readSurvey(text: string, { team, waves, level, person }: SurveyOptions): Survey {
  const optional = [level, person].filter((column) => column !== undefined)
  const { rows } = readTable(text, [...team, ...waves.flat(), ...optional])
  const survey: Survey = {
    levels: [manager],
    members: [{ ...inventManager(headId, null), role: 'hr' }],
    ballots: [],
    rows: rows.length,
    withoutTeam: 0,
    repeated: 0,
    withoutLevel: 0,
    rounded: 0,
    skipped: 0,
  }
  const teams = new Set([headId])
  const people = new Set<string>()
  for (const [i, row] of rows.entries()) {
    const id = person === undefined ? `row-${i + 1}` : `person-${named(row, person)}`
    if (people.has(id)) {
      survey.repeated += 1
      continue
    }
    people.add(id)
    const path = team.map((column) => row.text(column))
    if (path.some(isMissing)) {
      survey.withoutTeam += 1
      continue
    }
    addTeams(survey, teams, path)
    const own = level === undefined ? usualLevel : row.text(level)
    const known = isMissing(own) ? unknownLevel : own
    if (known !== own) survey.withoutLevel += 1
    if (!survey.levels.includes(known)) survey.levels.push(known)
    survey.members.push(member(id, path.join('/'), known, true))
    const answers = waves.map((items) => readAnswers(survey, row, waves[0]!, items))
    survey.ballots.push({ member: id, answers })
  }
  if (survey.ballots.length === 0) throw new TableError('The table has no row of a person in a team.')
  return survey
}

function named(row: Row, column: string): string {
  const value = row.text(column)
  if (isMissing(value)) throw new TableError(`Line ${row.line}: column "${column}" is blank.`)
  return value
}

function addTeams(survey: Survey, teams: Set<string>, path: string[]): void {
  for (const depth of path.keys()) {
    const id = path.slice(0, depth + 1).join('/')
    if (teams.has(id)) continue
    teams.add(id)
    survey.members.push(inventManager(id, depth === 0 ? headId : path.slice(0, depth).join('/')))
  }
}

function readAnswers(survey: Survey, row: Row, questions: string[], items: string[]): BallotAnswers {
  const answers: BallotAnswers = {}
  for (const [i, item] of items.entries()) {
    const { answer, rounded } = readAnswer(row, item)
    answers[questions[i]!] = answer
    if (rounded) survey.rounded += 1
    if (answer === null) survey.skipped += 1
  }
  return answers
}

/** Somebody must lead a team, but nobody knows anything of them: they are not eligible. */
const inventManager = (id: string, above: string | null): Member => ({
  ...member(id, above, manager, false),
  team: id,
})

const member = (id: string, above: string | null, level: string, eligible: boolean): Member => ({
  id,
  name: id,
  email: emailOf(id),
  manager: above,
  level,
  language: 'en',
  eligible,
})

function emailOf(id: string): string {
  return `${id.replaceAll('/', '.')}@replay.example`
}

/** The file that the import endpoint takes. */
export function surveyCsv({ members }: Survey): string {
  const columns = ['id', 'name', 'email', 'manager', 'level', 'language', 'team', 'role', 'eligible'] as const
  const quoted = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`
  const lines = members.map((one) => columns.map((column) => quoted(one[column])).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
