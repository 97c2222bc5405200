/** An api over an engine of its own, with exactly its grants: how the tests beside it arrange a directory, sign in and ask. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { linkSecret } from '#shared/ballot/link.ts'
import { linkHeader } from '#shared/ballot/link-header.ts'
import { clientConfig, startEngine } from '../../infra/local/engine.ts'
import { grantedKeys, grantedQueue, grantedTable } from '../../infra/local/grants.ts'
import { queueTable, tableQueue } from '../../infra/local/queue.ts'
import { documentClient } from '../platform/database.ts'
import { type ResultsStore, resultsStore } from '../platform/results.ts'
import type { KeyStore, Queue, Runtime, Table } from '../platform/runtime.ts'
import { needs } from './needs.ts'
import { apiRoutes } from './routes.ts'
import { type CookieKind, sealedCookies, sessionCookie } from './sealed-cookie.ts'
import { newSession } from './session.ts'

export const appOrigin = 'https://quorum.test'
export const token = 'the-token'

export interface Api {
  runtime: Runtime
  /** Every key by its path. */
  keys: ReadonlyMap<string, string>
  /** What is due on the queue, which nobody reads but the test. */
  queue: Queue
  /** Without grants, to arrange what another function would have written. */
  directory: Table
  results: ResultsStore
  logged: string[]
  /** The clock of the api. */
  time: { now: Date }
  ask(path: string, init?: RequestInit): Promise<Response>
  /** A Cookie header of that kind, with the content sealed by this api's own key; of a session, `id` is sufficient. */
  cookie(kind: CookieKind, content: object): Promise<string>
  /** An Authorization header of a member's personal link of a round. */
  link(member: string, round: string): string
  close(): Promise<void>
}

/** @param secrets by their paths in the key store */
export async function startApi(
  environment: Record<string, string> = {},
  secrets: Record<string, string> = {},
): Promise<Api> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-api-'))
  const nameOf = (table: string) => `quorum-${table}`
  const engine = await startEngine(join(folder, 'engine'), [
    ...['directory', 'results', 'commons'].map(nameOf),
    queueTable,
  ])
  const sessionKey = randomBytes(32).toString('base64url')
  const linkKey = randomBytes(32).toString('base64url')
  const held = new Map([['/session', sessionKey], ['/link', linkKey], ...Object.entries(secrets)])
  const keys: KeyStore = {
    get: async (path) => held.get(path),
    async put(path, value) {
      if (held.has(path)) return false
      held.set(path, value)
      return true
    },
    list: async () => [],
    async delete(paths) {
      for (const path of paths) held.delete(path)
    },
  }
  const client = documentClient(clientConfig(engine.endpoint))
  const time = { now: new Date('2026-11-24T09:00:00Z') }
  const logged: string[] = []
  const note: Runtime['log']['info'] = (message) => {
    logged.push(String(message))
  }
  const runtime: Runtime = {
    environment: {
      APP_ORIGIN: appOrigin,
      OIDC_ISSUER: 'http://localhost:1',
      OIDC_CLIENT_ID: 'quorum',
      ADMINISTRATOR_TOKEN_SHA256: createHash('sha256').update(token).digest('base64url'),
      ...environment,
    },
    table: (name) => grantedTable(needs, name, nameOf(name), engine.endpoint),
    queue: (name) =>
      grantedQueue(
        needs,
        name,
        tableQueue(client, name, () => time.now),
      ),
    keys: grantedKeys(needs, keys),
    now: () => time.now,
    random: (bytes) => randomBytes(bytes),
    log: { info: note, warn: note, error: note },
  }
  const api = apiRoutes(runtime)
  return {
    runtime,
    keys: held,
    queue: tableQueue(client, 'messages', () => time.now),
    directory: { client, name: nameOf('directory') },
    results: resultsStore({ client, name: nameOf('results') }),
    logged,
    time,
    ask: async (path, init) => api.fetch(new Request(appOrigin + path, init)),
    async cookie(kind, content) {
      const maker = new Hono().get('/', async (c) => {
        const session = kind === sessionCookie ? newSession({ id: '', roles: [] }, runtime) : {}
        await sealedCookies(runtime).set(c, kind, { ...session, ...content })
        return c.body(null, 204)
      })
      const [line = ''] = (await maker.request('/')).headers.getSetCookie()
      return line.slice(0, line.indexOf(';'))
    },
    link: (member, round) => linkHeader({ member, round, secret: linkSecret(linkKey, member, round) }),
    async close() {
      client.destroy()
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @param people id, manager, level, role */
export function organisationOf(people: readonly (readonly [string, string, string, string])[]) {
  const organisation = {
    levels: ['director', 'area-manager', 'field-manager', 'rep', 'marketing'],
    members: people.map(([id, manager, level]) => ({
      id,
      name: `Name ${id}`,
      email: `${id}@x.test`,
      manager: manager || null,
      level,
      language: 'fr' as const,
    })),
  }
  const csv = ['id,name,email,manager,level,language,role']
    .concat(
      people.map(
        ([id, manager, level, role]) => `${id},Name ${id},${id}@x.test,${manager},${level},fr,${role}`,
      ),
    )
    .join('\n')
  return { organisation, csv }
}

export const bearer = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
export const importing = (body: string, headers: Record<string, string> = bearer): RequestInit => ({
  method: 'POST',
  headers,
  body,
})
