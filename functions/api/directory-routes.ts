/** POST /api/directory/preview and /import — a CSV file, by an administrator or by whoever holds the installation's token. */
import { type Context, Hono } from 'hono'
import { tokenActor } from '#shared/operation/audit.ts'
import { parseMembers } from '#shared/org/import.ts'
import type { Organisation } from '#shared/org/organisation.ts'
import { methodNotAllowed, readText } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { administrator } from './administrator.ts'
import { auditStore } from './audit-store.ts'
import { importOrganisation, previewImport } from './directory-import.ts'
import type { SignedIn } from './reader.ts'

const bodyLimit = 10 * 1024 * 1024
/** A Lambda answers with 6 MB at most; the total is always told. */
const toldAtOnce = 2000

export function directoryRoutes(runtime: Runtime, signedIn: SignedIn): Hono {
  const app = new Hono()
  const administers = administrator(runtime, signedIn)
  const audit = auditStore(runtime)
  let last: Promise<unknown> = Promise.resolve()

  app.post('/directory/preview', async (c) => {
    await administers(c)
    return c.json(await previewImport(runtime, await organisationOf(c)))
  })
  app.all('/directory/preview', methodNotAllowed('POST'))

  app.post('/directory/import', async (c) => {
    const by = await administers(c)
    const version = versionOf(c)
    const since = sinceOf(c, by)
    const organisation = await organisationOf(c)
    // One after the other within a process; across processes the version at the head decides.
    const begins = () => audit.changes(by, 'directory.import', `version ${version + 1}`)
    const work = () => importOrganisation(runtime, organisation, version, since, begins)
    const done = last.then(work, work)
    last = done
    return c.json(await done)
  })
  app.all('/directory/import', methodNotAllowed('POST'))
  return app

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

/** @throws Problem csv-expected, body-too-large, query-invalid, directory-invalid */
async function organisationOf(c: Context): Promise<Organisation> {
  if (!/^text\/csv\s*(;|$)/i.test(c.req.header('content-type') ?? '')) throw problem('csv-expected')
  const levels = levelsOf(c)
  const parsed = parseMembers(await readText(c.req.raw, bodyLimit), levels ? { levels } : {})
  if ('problems' in parsed)
    throw problem(
      'directory-invalid',
      { total: parsed.problems.length },
      { problems: parsed.problems.slice(0, toldAtOnce) },
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
