/**
 * GET /api/audit?actor=&action=&from=&to=&cursor= — who changed what and who opened which result, for administrators, HR and
 * the installation's token · …/export?language=fr|en — the same as CSV.
 */
import { type Context, Hono } from 'hono'
import { groupName } from '#shared/insight/names.ts'
import {
  type AuditLine,
  type AuditLineView,
  type AuditView,
  auditActions,
  auditAreas,
  keyActor,
  keyOfActor,
  tokenActor,
} from '#shared/operation/audit.ts'
import { actorText, auditColumns, auditWords } from '#shared/operation/audit-words.ts'
import { teamName } from '#shared/org/names.ts'
import type { Language } from '#shared/org/organisation.ts'
import type { GroupKind } from '#shared/published/published.ts'
import { readStructure } from '../platform/directory.ts'
import { methodNotAllowed } from '../platform/http.ts'
import { getMember } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { oneOf } from './administrator.ts'
import { type AuditFilter, type AuditPlace, auditStore } from './audit-store.ts'
import { csvOf } from './export-csv.ts'
import { keyStore } from './key-store.ts'
import type { SignedIn } from './reader.ts'

const pageLines = 50
/** A Lambda answers with 6 MB at most. */
const mostExported = 20_000
const exportPage = 1000
/** Members at a time. */
const atOnce = 16
const kinds: GroupKind[] = ['organisation', 'team', 'unit', 'level', 'unit-level']

export function auditRoutes(runtime: Runtime, signedIn: SignedIn): Hono {
  const app = new Hono()
  const store = auditStore(runtime)
  const allowed = oneOf(runtime, signedIn, ['administrator', 'hr'], 'audit-not-yours')

  app.get('/audit', async (c) => {
    await allowed(c)
    const { lines, next } = await store.page(filterOf(c), placeOf(c), pageLines)
    const view: AuditView = { lines: await named(lines), next: next && cursorOf(next) }
    return c.json(view)
  })
  app.all('/audit', methodNotAllowed('GET'))

  app.get('/audit/export', async (c) => {
    const by = await allowed(c)
    const filter = filterOf(c)
    const language = languageOf(c)
    const lines: AuditLine[] = []
    let after: AuditPlace | null = null
    do {
      const page = await store.page(filter, after, exportPage)
      lines.push(...page.lines)
      if (lines.length > mostExported) throw problem('audit-too-long', { most: mostExported })
      after = page.next
    } while (after)
    await store.changes(by, 'audit.export')
    const columns = auditColumns.map((column) => auditWords[language].columns[column])
    const rows = (await named(lines)).map((line) => rowOf(line, language))
    return c.body(csvOf({ columns, rows }, language), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="quorum-audit.csv"',
    })
  })
  app.all('/audit/export', methodNotAllowed('GET'))
  return app

  /** With the names of those who are still there, and of groups as they are called today. */
  async function named(lines: AuditLine[]): Promise<AuditLineView[]> {
    const directory = runtime.table('directory')
    const people = [...new Set(lines.flatMap((line) => [line.actor, ...(memberIn(line) ?? [])]))]
    const names = new Map<string, string>()
    for (let i = 0; i < people.length; i += atOnce)
      await Promise.all(
        people.slice(i, i + atOnce).map(async (id) => {
          const member = isPerson(id) ? await getMember(directory, id) : undefined
          if (member) names.set(id, member.name)
        }),
      )
    if (lines.some((line) => keyIn(line) !== null))
      for (const { id, name } of await keyStore(runtime).list()) names.set(keyActor(id), name)
    const structure = lines.some(isOfGroup) ? (await readStructure(directory)).structure : null
    const teams = structure?.teams.map((team) => ({ id: team.id, name: teamName(team) })) ?? []
    return lines.map((line) => {
      const [named] = memberIn(line) ?? [keyOfObject(line)]
      const called = named == null ? undefined : names.get(named)
      return {
        ...line,
        name: names.get(line.actor) ?? null,
        called: isOfGroup(line)
          ? groupName({ id: line.object, kind: kindOf(line.object), parent: null }, teams, structure!.levels)
              .name
          : called
            ? { fr: called, en: called }
            : null,
      }
    })
  }
}

const isOfGroup = ({ action }: AuditLine): boolean => action === 'results.group'
const memberIn = ({ action, object }: AuditLine): string[] | null =>
  ['deliveries.unblock', 'directory.held'].includes(action) ? [object] : null
/** The key that a line is about, as an actor; or null. */
const keyOfObject = ({ action, object }: AuditLine): string | null =>
  action.startsWith('keys.') ? keyActor(object) : null
const keyIn = (line: AuditLine): string | null => keyOfActor(line.actor) ?? keyOfObject(line)
const isPerson = (actor: string): boolean => actor !== tokenActor && keyOfActor(actor) === null
const kindOf = (group: string): GroupKind =>
  kinds.find((kind) => group.split(':')[0] === kind) ?? 'organisation'

function rowOf({ at, actor, name, action, object, called }: AuditLineView, language: Language): string[] {
  const words = auditWords[language]
  return [
    at,
    actorText(words, { actor, name }),
    actor,
    words.actions[action],
    called?.[language] ?? '',
    object,
  ]
}

/** @throws Problem query-invalid */
function filterOf(c: Context): AuditFilter {
  const { actor, action, from, to } = c.req.query()
  const known: string[] = [...auditActions, ...auditAreas]
  if (action !== undefined && !known.includes(action)) throw problem('query-invalid', { name: 'action' })
  if (actor !== undefined && (actor === '' || actor.length > 200))
    throw problem('query-invalid', { name: 'actor' })
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day)) throw problem('query-invalid', { name })
  return {
    ...(actor !== undefined && { actor }),
    ...(action !== undefined && { action }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

const cursorOf = ({ month, sk }: AuditPlace): string => Buffer.from(`${month}/${sk}`).toString('base64url')

/** A place within a month, which is all that a cursor can name. @throws Problem query-invalid */
function placeOf(c: Context): AuditPlace | null {
  const cursor = c.req.query('cursor')
  if (cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, month, sk] = /^(\d{4}-(?:0[1-9]|1[0-2]))\/(|\1-\d{2}#[12]#.{1,900})$/s.exec(text) ?? []
  if (month === undefined || sk === undefined) throw problem('query-invalid', { name: 'cursor' })
  return { month, sk }
}

/** @throws Problem query-invalid */
function languageOf(c: Context): Language {
  const language = c.req.query('language') ?? 'fr'
  if (language !== 'fr' && language !== 'en') throw problem('query-invalid', { name: 'language' })
  return language
}
