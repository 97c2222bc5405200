/** The application's origin over an engine of its own, where every request to the engine is counted. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { needs } from '../../../functions/api/needs.ts'
import { apiRoutes } from '../../../functions/api/routes.ts'
import { sealedCookies, sessionCookie } from '../../../functions/api/sealed-cookie.ts'
import { newSession } from '../../../functions/api/session.ts'
import { documentClient } from '../../../functions/platform/database.ts'
import type { KeyStore, Runtime, Table, TableName } from '../../../functions/platform/runtime.ts'
import { clientConfig, startEngine } from '../../../infra/local/engine.ts'
import { grantedKeys, grantedTable } from '../../../infra/local/grants.ts'
import { listen } from '../../../infra/local/http.ts'
import { pages } from '../../../infra/local/pages.ts'
import { root, tableNameOf } from '../../../infra/local/parts-here.ts'
import { now } from './year.ts'

export interface Service {
  origin: string
  /** Past all grants. */
  table(name: TableName): Table
  /** What the api has asked of the engine since the last call, one line a request: "Query results group#organisation". */
  asked(): string[]
  /** The value of the session's cookie. */
  session(member: string): Promise<string>
  close(): Promise<void>
}

export async function startService(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-bench-'))
  const names: TableName[] = ['directory', 'results', 'commons']
  const engine = await startEngine(join(folder, 'engine'), names.map(tableNameOf))
  let noted: string[] = []
  const tables = new Map(
    names.map((name) => {
      const table = grantedTable(needs, name, tableNameOf(name), engine.endpoint)
      table.client.middlewareStack.add(
        (next, context) => (args) => {
          noted.push(
            `${String(context.commandName).replace(/Command$/, '')} ${name} ${partitionOf(args.input)}`,
          )
          return next(args)
        },
        { step: 'initialize' },
      )
      return [name, table] as const
    }),
  )
  const secret = randomBytes(32).toString('base64url')
  const keys: KeyStore = {
    get: async (path) => (path === '/session' ? secret : undefined),
    put: async () => false,
    list: async () => [],
    delete: async () => {},
  }
  const log: Runtime['log']['error'] = (message) => console.error(message)
  const runtime: Runtime = {
    environment: {
      APP_ORIGIN: 'http://localhost',
      OIDC_ISSUER: 'http://localhost:1',
      OIDC_CLIENT_ID: 'quorum',
    },
    table: (name) => tables.get(name)!,
    queue() {
      throw new Error('nothing is sent here')
    },
    keys: grantedKeys(needs, keys),
    now: () => now,
    random: (bytes) => randomBytes(bytes),
    log: { info: log, warn: log, error: log },
  }
  const api = apiRoutes(runtime)
  const site = pages({
    built: join(root, 'web', 'dist'),
    boxOrigin: 'http://localhost:1',
    api: (request) => api.fetch(request),
    issuer: () => new Response(null, { status: 503 }),
  })
  const server = await listen((request) => site.fetch(request), 0, 'the bench')
  const client = documentClient(clientConfig(engine.endpoint))
  return {
    origin: `http://localhost:${server.port}`,
    table: (name) => ({ client, name: tableNameOf(name) }),
    asked() {
      const since = noted
      noted = []
      return since
    },
    async session(member) {
      const maker = new Hono().get('/', async (c) => {
        await sealedCookies(runtime).set(c, sessionCookie, newSession({ id: member, roles: [] }, runtime))
        return c.body(null, 204)
      })
      const [line = ''] = (await maker.request('/')).headers.getSetCookie()
      return line.slice(line.indexOf('=') + 1, line.indexOf(';'))
    },
    async close() {
      client.destroy()
      await server.close()
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function partitionOf(input: object): unknown {
  const { Key, ExpressionAttributeValues } = input as Record<string, Record<string, unknown> | undefined>
  return Key?.pk ?? ExpressionAttributeValues?.[':pk']
}
