/**
 * GET /api/audit?actor=&action=&from=&to=&cursor= — who changed what and who opened which result, for administrators, HR and
 * the installation's token · …/export?language=fr|en — the same as CSV.
 */
import { Hono } from 'hono'
import * as v from 'valibot'
import { groupName } from '#shared/insight/names.ts'
import { namedLevels } from '#shared/language/levels.ts'
import {
  type AuditLine,
  type AuditLineView,
  type AuditView,
  auditActions,
  auditAreas,
  clockActor,
  keyActor,
  keyOfActor,
  tokenActor,
} from '#shared/operation/audit.ts'
import { actorText, auditColumns, auditWords } from '#shared/operation/audit-words.ts'
import { teamName } from '#shared/org/names.ts'
import type { Language } from '#shared/org/organisation.ts'
import type { GroupKind } from '#shared/published/published.ts'
import { type AuditFilter, type AuditPlace, auditStore } from '../platform/audit-store.ts'
import { readStructure } from '../platform/directory.ts'
import { methodNotAllowed, query } from '../platform/http.ts'
import { getMember } from '../platform/member.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { csvOf } from './export-csv.ts'
import type { Called, Describe } from './guard.ts'
import { keyStore } from './key-store.ts'
import { cursor, language } from './query.ts'

const pageLines = 50
/** A Lambda answers with 6 MB at most. */
const mostExported = 20_000
const exportPage = 1000
/** Members at a time. */
const atOnce = 16
const kinds: GroupKind[] = ['organisation', 'team', 'unit', 'level', 'unit-level']

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
const day = v.optional(v.pipe(v.string(), v.check(isDay), v.metadata({ format: 'date' })))
const filtered = v.object({
  actor: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  action: v.optional(v.picklist([...auditActions, ...auditAreas])),
  from: day,
  to: day,
})
const paged = v.object({ ...filtered.entries, cursor: v.optional(cursor) })
const exported = v.object({ ...filtered.entries, language: v.optional(language, 'fr') })

export function auditRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const store = auditStore(runtime)

  app.get('/audit', operation('listAuditLines'), query(paged), async (c) => {
    const { cursor, ...filter } = c.req.valid('query')
    const { lines, next } = await store.page(given(filter), placeOf(cursor), pageLines)
    const view: AuditView = { lines: await named(lines), next: next && cursorOf(next) }
    return c.json(view)
  })
  app.all('/audit', methodNotAllowed('GET'))

  app.get('/audit/export', operation('exportAudit'), query(exported), async (c) => {
    const by = c.get('caller').actor
    const { language, ...filter } = c.req.valid('query')
    const lines: AuditLine[] = []
    let after: AuditPlace | null = null
    do {
      const page = await store.page(given(filter), after, exportPage)
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
    const { levels: own } = await getOrganisationSettings(runtime.table('commons'))
    const levels = namedLevels(structure?.levels ?? [], own)
    const teams = structure?.teams.map((team) => ({ id: team.id, name: teamName(team) })) ?? []
    return lines.map((line) => {
      const [named] = memberIn(line) ?? [keyOfObject(line)]
      const called = named == null ? undefined : names.get(named)
      return {
        ...line,
        name: names.get(line.actor) ?? null,
        called: isOfGroup(line)
          ? groupName({ id: line.object, kind: kindOf(line.object), parent: null }, teams, levels).name
          : called
            ? { fr: called, en: called }
            : null,
      }
    })
  }
}

const isOfGroup = ({ action }: AuditLine): boolean => action === 'results.group'
const memberIn = ({ action, object }: AuditLine): string[] | null =>
  action.startsWith('accounts.') || ['deliveries.unblock', 'directory.held'].includes(action)
    ? [object]
    : null
/** The key that a line is about, as an actor; or null. */
const keyOfObject = ({ action, object }: AuditLine): string | null =>
  action.startsWith('keys.') ? keyActor(object) : null
const keyIn = (line: AuditLine): string | null => keyOfActor(line.actor) ?? keyOfObject(line)
const isPerson = (actor: string): boolean =>
  actor !== tokenActor && actor !== clockActor && keyOfActor(actor) === null
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

/** What was asked for, without what was not. */
const given = (filter: v.InferOutput<typeof filtered>): AuditFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))

const cursorOf = ({ month, sk }: AuditPlace): string => Buffer.from(`${month}/${sk}`).toString('base64url')

/** A place within a month, which is all that a cursor can name. @throws Problem query-invalid */
function placeOf(cursor: string | undefined): AuditPlace | null {
  if (cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, month, sk] = /^(\d{4}-(?:0[1-9]|1[0-2]))\/(|\1-\d{2}#[12]#.{1,900})$/s.exec(text) ?? []
  if (month === undefined || sk === undefined) throw problem('query-invalid', { name: 'cursor' })
  return { month, sk }
}
