/**
 * GET /api/directory — how large it is, an import that runs, and the last one · POST …/preview, …/import — a CSV file ·
 * POST …/undo — the last import. By HR, an administrator or whoever holds the installation's token.
 */
import { type Context, Hono } from 'hono'
import { levelName } from '#shared/language/levels.ts'
import { tokenActor } from '#shared/operation/audit.ts'
import type { DirectoryView } from '#shared/org/directory-view.ts'
import { textOf } from '#shared/org/encoding.ts'
import { parseMembers } from '#shared/org/import.ts'
import { importLimits, megabytesAtMost } from '#shared/org/import-limits.ts'
import type { Organisation } from '#shared/org/organisation.ts'
import { readStructure } from '../platform/directory.ts'
import { methodNotAllowed, readBytes } from '../platform/http.ts'
import { watchTime } from '../platform/last-runs.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { keeper } from './administrator.ts'
import { auditStore } from './audit-store.ts'
import { readBefore, undoneUntil } from './directory-before.ts'
import { importOrganisation, isInUse, previewImport, undoImport } from './directory-import.ts'
import { progressOf } from './directory-progress.ts'
import type { SignedIn } from './reader.ts'

/** A Lambda answers with 6 MB at most; the total is always told. */
const toldAtOnce = 2000

export function directoryRoutes(runtime: Runtime, signedIn: SignedIn): Hono {
  const app = new Hono()
  const keeps = keeper(runtime, signedIn)
  const audit = auditStore(runtime)
  const table = () => runtime.table('directory')
  let last: Promise<unknown> = Promise.resolve()

  app.post('/directory/preview', async (c) => {
    await keeps(c)
    return c.json(await previewImport(runtime, await organisationOf(c)))
  })
  app.all('/directory/preview', methodNotAllowed('POST'))

  app.post('/directory/import', async (c) => {
    const by = await keeps(c)
    const version = versionOf(c)
    const since = sinceOf(c, by)
    const organisation = await organisationOf(c)
    const begins = () => audit.changes(by, 'directory.import', `version ${version + 1}`)
    return c.json(await inTurn(() => importOrganisation(runtime, organisation, version, { since, begins })))
  })
  app.all('/directory/import', methodNotAllowed('POST'))

  app.post('/directory/undo', async (c) => {
    const by = await keeps(c)
    const version = versionOf(c)
    const begins = () => audit.changes(by, 'directory.undo', `version ${version + 1}`)
    return c.json(await inTurn(() => undoImport(runtime, version, begins)))
  })
  app.all('/directory/undo', methodNotAllowed('POST'))

  app.get('/directory', async (c) => {
    await keeps(c)
    return c.json(await view())
  })
  app.all('/directory', methodNotAllowed('GET'))
  return app

  /** One after the other within a process, where whoever waits is told what has changed; see directory-progress.ts for others. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work, work)
    last = done
    return done
  }

  async function view(): Promise<DirectoryView> {
    const now = runtime.now()
    const { version, structure } = await readStructure(table())
    const [running, before] = await Promise.all([
      progressOf(table(), watchTime(runtime)),
      readBefore(table(), version, now),
    ])
    return {
      version,
      levels: structure.levels.map((level) => ({
        level,
        name: levelName(level),
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
  function sinceOf(c: Context, by: string): string {
    const since = c.req.query('since')
    if (since === undefined) return runtime.now().toISOString()
    const time = Date.parse(since)
    if (by !== tokenActor || Number.isNaN(time) || time > runtime.now().getTime())
      throw problem('query-invalid', { name: 'since' })
    return new Date(time).toISOString()
  }
}

function versionOf(c: Context): number {
  const version = c.req.query('version') ?? ''
  if (!/^\d{1,15}$/.test(version)) throw problem('query-invalid', { name: 'version' })
  return Number(version)
}

/** @throws Problem csv-expected, directory-too-large, query-invalid, directory-invalid */
async function organisationOf(c: Context): Promise<Organisation> {
  if (!/^text\/csv\s*(;|$)/i.test(c.req.header('content-type') ?? '')) throw problem('csv-expected')
  const levels = levelsOf(c)
  const { people: most, bytes } = importLimits
  const tooLarge = () => problem('directory-too-large', { megabytes: megabytesAtMost })
  const text = textOf(await readBytes(c.req.raw, bytes, tooLarge))
  const parsed = parseMembers(text, { most, ...(levels ? { levels } : {}) })
  if ('problems' in parsed)
    throw problem(
      'directory-invalid',
      { total: parsed.problems.length },
      { total: parsed.problems.length, problems: parsed.problems.slice(0, toldAtOnce) },
    )
  return parsed.organisation
}

function levelsOf(c: Context): string[] | 'as-found' | undefined {
  const given = c.req.query('levels')
  if (given === undefined || given === 'as-found') return given
  const levels = given.split(',').map((level) => level.trim())
  const distinct = new Set(levels).size === levels.length
  if (!distinct || !levels.every((level) => /^[A-Za-z0-9][\w.-]{0,63}$/.test(level)))
    throw problem('query-invalid', { name: 'levels' })
  return levels
}
