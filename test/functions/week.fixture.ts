/** The functions of the parts list with exactly their grants, on a real engine in a directory of their own, at a set time. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Organisation } from '#shared/org/organisation.ts'
import type { Round } from '#shared/round/round.ts'
import type { Part, TableName } from '../../functions/platform/needs.ts'
import { clientConfig, startEngine } from '../../infra/local/engine.ts'
import { keyFiles } from '../../infra/local/key-files.ts'
import { loadPart, type Surroundings, tableNameOf } from '../../infra/local/parts-here.ts'
import { deliver, queueTable, tableQueue } from '../../infra/local/queue.ts'
import { roundsHere } from '../../infra/local/rounds-here.ts'
import { queues, tables } from '../../infra/parts.ts'
import { csvOf } from './organisation.fixture.ts'

export const appOrigin = 'http://app.test'
const token = 'token-of-the-installation'

/** A Monday morning in Paris: the next usual week opens on Thursday. */
export const monday = Date.parse('2026-11-16T08:00:00Z')
export const hour = 3_600_000

export type Week = Awaited<ReturnType<typeof startWeek>>
export type StoredItem = Record<string, unknown> & { pk: string; sk: string }

/** @param settings of the installation that differ from the usual ones */
export async function startWeek(settings: Record<string, string> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'quorum-week-'))
  const engine = await startEngine(join(directory, 'database'), [
    ...tables.map(({ name }) => tableNameOf(name)),
    queueTable,
  ])
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(engine.endpoint)))
  const keys = keyFiles(join(directory, 'keys'))
  const linkKey = randomBytes(32).toString('base64url')
  await keys.put('/link', linkKey)
  await keys.put('/session', randomBytes(32).toString('base64url'))

  const clockFace = { now: monday }
  const now = () => new Date(clockFace.now)
  const surroundings: Surroundings = {
    endpointOf: () => engine.endpoint,
    keysOf: () => keys,
    environment: {
      APP_ORIGIN: appOrigin,
      OIDC_ISSUER: 'http://sign-in.test',
      OIDC_CLIENT_ID: 'quorum',
      ADMINISTRATOR_TOKEN_SHA256: createHash('sha256').update(token).digest('base64url'),
      TIME_ZONE: 'Europe/Paris',
      QUORUM_K: '5',
      MAIL_FROM: 'Quorum <quorum@example.org>',
      ...settings,
    },
    queueOf: (name) => tableQueue(client, name, now),
    now,
  }
  const [api, issuer, box, clock, tally, courier] = await Promise.all(
    ['api', 'issuer', 'ballot-box', 'clock', 'tally', 'courier'].map((name) => loadPart(name, surroundings)),
  )
  const rounds = await roundsHere(engine.endpoint, tableNameOf('results'))
  const ask = async (part: Part | undefined, request: Request) => {
    if (part?.kind !== 'http') throw new Error('only an HTTP function can be asked')
    return part.fetch(request)
  }
  const run = async (part: Part | undefined, event: object): Promise<{ rounds: Round[] }> => {
    if (part?.kind !== 'schedule') throw new Error('only a scheduled function can be run')
    return (await part.run(event)) as { rounds: Round[] }
  }

  return {
    directory,
    surroundings,
    keys,
    linkKey,
    rounds,
    engine,
    client,
    now,
    /** Sets the time that every function reads. */
    at(time: number | string) {
      clockFace.now = typeof time === 'string' ? Date.parse(time) : time
    },
    api: (request: Request) => ask(api, request),
    issuer: (request: Request) => ask(issuer, request),
    box: (request: Request) => ask(box, request),
    clock: (event: object = {}) => run(clock, event),
    tally: (event: object = {}) => run(tally, event),
    /** Hands the courier whatever is to be seen by now. Returns how many jobs it got. */
    deliver: () => deliver(client, queues.find(({ wakes }) => wakes)!, courier!, 10, now),

    /** Posts to the api with the installation's token. */
    post: (path: string, body: object) =>
      ask(
        api,
        new Request(appOrigin + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        }),
      ),

    /** Imports an organisation through the api, as an installation does. */
    async people(organisation: Organisation, version = 0) {
      const url = `${appOrigin}/api/directory/import?version=${version}&levels=${organisation.levels.join(',')}`
      const headers = { 'content-type': 'text/csv', authorization: `Bearer ${token}` }
      const request = new Request(url, { method: 'POST', headers, body: csvOf(organisation) })
      const response = await ask(api, request)
      if (!response.ok) throw new Error(`the organisation was not imported: ${await response.text()}`)
    },
    /** Opens a round now, for three days. */
    async open(event: object = {}): Promise<Round> {
      const closes = new Date(clockFace.now + 72 * hour).toISOString()
      return (await run(clock, { action: 'open', closes, grace: 600, ...event })).rounds[0]!
    },

    /** Everything in a table, past all grants. */
    async items(table: TableName): Promise<StoredItem[]> {
      const found: StoredItem[] = []
      let start: Record<string, unknown> | undefined
      do {
        const page = await client.send(
          new ScanCommand({ TableName: tableNameOf(table), ConsistentRead: true, ExclusiveStartKey: start }),
        )
        found.push(...((page.Items ?? []) as StoredItem[]))
        start = page.LastEvaluatedKey
      } while (start)
      return found
    },
    /** Puts something into a table, past all grants. */
    put: (table: TableName, Item: object) =>
      client.send(new PutCommand({ TableName: tableNameOf(table), Item })),

    async close() {
      client.destroy()
      await engine.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
