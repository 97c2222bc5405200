/** The data directory of a real instance with one closed round in it, as a SIGKILL leaves it: every test runs on a copy. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Answer } from '#shared/ballot/plaintext.ts'
import type { Round } from '#shared/round/round.ts'
import type { TableName } from '../../functions/platform/needs.ts'
import { type DataDirectory, openDirectory } from '../../infra/local/directory.ts'
import { clientConfig, startEngine } from '../../infra/local/engine.ts'
import { type Instance, startInstance } from '../../infra/local/instance.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { realTime } from '../../infra/local/time.ts'
import { envelopes, putPerson } from '../functions/ballots.fixture.ts'
import { csvOf, smallOrganisation } from '../functions/organisation.fixture.ts'

/** Some 230 people, so that most shards hold more than one batch of deletions. */
const sizes = [30, 28, 31, 27, 29, 30, 26, 29]

export interface ClosedRound {
  root: string
  round: Round
  /** Where the ballots stood: what must be found nowhere afterwards. */
  places: string[]
}

export const inTemporary = () => mkdtemp(join(tmpdir(), 'quorum-faults-'))
export const start = (directory: DataDirectory): Promise<Instance> =>
  startInstance(directory, { port: 0, web: false, version: 'test', time: realTime })

export async function closedRound(): Promise<ClosedRound> {
  const root = await inTemporary()
  const instance = await start(await openDirectory(root))
  try {
    const organisation = smallOrganisation(sizes)
    const levels = organisation.levels.join(',')
    const imported = await fetch(`${instance.app}/api/directory/import?version=0&levels=${levels}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${instance.token}` },
      body: csvOf(organisation),
    })
    if (!imported.ok) throw new Error(await imported.text())
    const opened = await instance.ask('/rounds/open', { grace: 0 })
    if (!opened.ok) throw new Error(await opened.text())
    const round = (await instance.rounds.listRounds()).find(({ state }) => state === 'open')!
    const places = await castAll(instance, round)
    await instance.ask('/rounds/close', {})
    return { root, round: (await instance.rounds.getRound(round.id))!, places }
  } finally {
    await instance.close()
  }
}

async function castAll(instance: Instance, round: Round): Promise<string[]> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient(clientConfig(instance.surroundings.endpointOf('ballots'))),
  )
  const waiting: { table: TableName; item: { sk?: string } }[] = []
  const put = async (table: TableName, item: object) => waiting.push({ table, item })
  const box = await envelopes({ put }, round, (await instance.rounds.getManifest(round))!)
  for (const cell of box.manifest.cells)
    for (let one = 0; one < cell.eligible; one++) await putPerson(box, cell.id, ((one % 5) + 1) as Answer)
  for (let from = 0; from < waiting.length; from += 25) {
    const RequestItems: Record<string, { PutRequest: { Item: object } }[]> = {}
    for (const { table, item } of waiting.slice(from, from + 25))
      RequestItems[tableNameOf(table)] = [
        ...(RequestItems[tableNameOf(table)] ?? []),
        { PutRequest: { Item: item } },
      ]
    await client.send(new BatchWriteCommand({ RequestItems }))
  }
  client.destroy()
  return waiting.flatMap(({ table, item }) => (table === 'ballots' ? [item.sk!] : []))
}

/** The engines of a copy, without the instance around them. */
export async function enginesOf(directory: DataDirectory) {
  const names = (...tables: TableName[]) => tables.map(tableNameOf)
  const [data, sealed] = await Promise.all([
    startEngine(directory.data, names('directory', 'results')),
    startEngine(join(directory.sealed, 'database'), names('ballots', 'issuance')),
  ])
  const scan = async (endpoint: string, table: TableName) => {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)))
    const items: Record<string, unknown>[] = []
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await client.send(new ScanCommand({ TableName: tableNameOf(table), ExclusiveStartKey }))
      items.push(...(page.Items ?? []))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    client.destroy()
    return items
  }
  return {
    data: data.endpoint,
    sealed: sealed.endpoint,
    results: () => scan(data.endpoint, 'results'),
    sealedItems: async () => [
      ...(await scan(sealed.endpoint, 'ballots')),
      ...(await scan(sealed.endpoint, 'issuance')),
    ],
    close: () => Promise.all([data.close(), sealed.close()]),
  }
}

export async function copyOf({ root }: ClosedRound): Promise<DataDirectory> {
  const copy = await inTemporary()
  await cp(root, copy, { recursive: true })
  return openDirectory(copy)
}

export const forget = (root: string) => rm(root, { recursive: true, force: true })

/** Every file below a folder. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** How many of these texts stand in some file below a folder. */
export async function foundIn(folder: string, texts: string[]): Promise<number> {
  const files = await Promise.all((await filesIn(folder)).map((file) => readFile(file)))
  return texts.filter((text) => files.some((file) => file.includes(text))).length
}
