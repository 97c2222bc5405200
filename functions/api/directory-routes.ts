/**
 * GET /api/directory — how large it is, an import that runs, and the last one · POST …/preview, …/import — a CSV file ·
 * POST …/undo — the last import. By HR, an administrator or whoever holds the installation's token.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { levelName } from '#shared/language/levels.ts'
import { tokenActor } from '#shared/operation/audit.ts'
import type { DirectoryView } from '#shared/org/directory-view.ts'
import { textOf } from '#shared/org/encoding.ts'
import { parseMembers } from '#shared/org/import.ts'
import { importLimits, megabytesAtMost } from '#shared/org/import-limits.ts'
import type { Member, Organisation } from '#shared/org/organisation.ts'
import { auditStore } from '../platform/audit-store.ts'
import { readStructure } from '../platform/directory.ts'
import { methodNotAllowed, query, readBytes } from '../platform/http.ts'
import { watchTime } from '../platform/last-runs.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import { getAssignments } from '../platform/roles.ts'
import type { Runtime } from '../platform/runtime.ts'
import { readBefore, undoneUntil } from './directory-before.ts'
import { importOrganisation, isInUse, previewImport, undoImport } from './directory-import.ts'
import { progressOf } from './directory-progress.ts'
import type { Called, Describe } from './guard.ts'
import { version } from './query.ts'
import type { Reader } from './reader.ts'
import { guardRoles } from './role-guard.ts'

/** A Lambda answers with 6 MB at most; the total is always told. */
const toldAtOnce = 2000

/** Ids of levels from the top down, where the file does not say them all in that order. */
const levels = v.optional(
  v.union([
    v.literal('as-found'),
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9][\w.-]{0,63}( *, *[A-Za-z0-9][\w.-]{0,63})*$/),
      v.transform((text) => text.split(',').map((level) => level.trim())),
      v.check((ids) => new Set(ids).size === ids.length),
    ),
  ]),
)
const previewed = v.object({ levels })
const undone = v.object({ version })
const imported = v.object({ version, levels, since: v.optional(v.string()) })

export function directoryRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const audit = auditStore(runtime)
  const table = () => runtime.table('directory')
  let last: Promise<unknown> = Promise.resolve()

  app.post('/directory/preview', operation('previewImport'), query(previewed), async (c) => {
    return c.json(await previewImport(runtime, await organisationOf(c, runtime, c.req.valid('query').levels)))
  })
  app.all('/directory/preview', methodNotAllowed('POST'))

  app.post('/directory/import', operation('importDirectory'), query(imported), async (c) => {
    const by = c.get('caller').actor
    const { version, levels, ...asked } = c.req.valid('query')
    const since = sinceOf(asked.since, by)
    const organisation = await organisationOf(c, runtime, levels)
    const begins = beginning(c.get('caller').reader, 'directory.import', version)
    return c.json(await inTurn(() => importOrganisation(runtime, organisation, version, { since, begins })))
  })
  app.all('/directory/import', methodNotAllowed('POST'))

  app.post('/directory/undo', operation('undoImport'), query(undone), async (c) => {
    const { version } = c.req.valid('query')
    const begins = beginning(c.get('caller').reader, 'directory.undo', version)
    return c.json(await inTurn(() => undoImport(runtime, version, begins)))
  })
  app.all('/directory/undo', methodNotAllowed('POST'))

  app.get('/directory', operation('getDirectory'), async (c) => {
    return c.json(await view())
  })
  app.all('/directory', methodNotAllowed('GET'))
  return app

  /** What comes before the first write. */
  function beginning(reader: Reader, action: 'directory.import' | 'directory.undo', version: number) {
    return async (before: Member[], after: Member[]) => {
      guardRoles(reader, before, after, await getAssignments(table()))
      await audit.changes(reader.actor, action, `version ${version + 1}`)
    }
  }

  /** One after the other within a process, where whoever waits is told what has changed; see directory-progress.ts for others. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work, work)
    last = done
    return done
  }

  async function view(): Promise<DirectoryView> {
    const now = runtime.now()
    const { version, structure } = await readStructure(table())
    const [running, before, { levels: own }] = await Promise.all([
      progressOf(table(), watchTime(runtime)),
      readBefore(table(), version, now),
      getOrganisationSettings(runtime.table('commons')),
    ])
    return {
      version,
      levels: structure.levels.map((level) => ({
        level,
        name: levelName(level, own),
        people: structure.seats.reduce((sum, seats) => sum + (seats.level === level ? seats.eligible : 0), 0),
      })),
      teams: structure.teams.length,
      running,
      last:
        before && before.members.length > 0
          ? {
              at: before.at,
              until: undoneUntil(before).toISOString(),
              people: before.members.length,
              inUse: await isInUse(runtime, before),
            }
          : null,
    }
  }

  /** Only the token's holder may say that somebody joined before: a replay of the past needs it. */
  function sinceOf(since: string | undefined, by: string): string {
    if (since === undefined) return runtime.now().toISOString()
    const time = Date.parse(since)
    if (by !== tokenActor || Number.isNaN(time) || time > runtime.now().getTime())
      throw problem('query-invalid', { name: 'since' })
    return new Date(time).toISOString()
  }
}

/** @throws Problem csv-expected, directory-too-large, directory-invalid */
async function organisationOf(
  c: Context,
  runtime: Runtime,
  levels: string[] | 'as-found' | undefined,
): Promise<Organisation> {
  if (!/^text\/csv\s*(;|$)/i.test(c.req.header('content-type') ?? '')) throw problem('csv-expected')
  const { people: most, bytes } = importLimits
  const tooLarge = () => problem('directory-too-large', { megabytes: megabytesAtMost })
  const text = textOf(await readBytes(c.req.raw, bytes, tooLarge))
  const { language } = await getOrganisationSettings(runtime.table('commons'))
  const parsed = parseMembers(text, { most, ...(levels && { levels }), ...(language && { language }) })
  if ('problems' in parsed)
    throw problem(
      'directory-invalid',
      { total: parsed.problems.length },
      { total: parsed.problems.length, problems: parsed.problems.slice(0, toldAtOnce) },
    )
  return parsed.organisation
}
