/** The DynamoDB engines of this machine, and the tables in them: embedded ones, or Amazon's where QUORUM_ENGINE names one. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb'
import { StartError } from './start-error.ts'

export interface Engine {
  endpoint: string
  /** Makes those tables that are not there yet. */
  create(tables: string[]): Promise<void>
  /** Leaves a new, empty directory behind the same endpoint, tables included. */
  recreate(): Promise<void>
  close(): Promise<void>
}

/** No engine here checks a signature: any value will do, and none is a secret. Amazon's keeps a database for each user. */
export function clientConfig(endpoint: string) {
  const url = new URL(endpoint)
  const { username } = url
  url.username = ''
  return {
    endpoint: url.href,
    region: 'local',
    credentials: { accessKeyId: username || 'local', secretAccessKey: 'local' },
  }
}

/** @throws StartError when the directory is locked by another process or cannot be read */
export async function startEngine(path: string, tables: string[]): Promise<Engine> {
  const { QUORUM_ENGINE: running } = process.env
  if (running) return databaseOf(running, path, tables)
  const worker = new Worker(new URL('./engine-worker.mjs', import.meta.url), { workerData: { path } })
  const first = await reply(worker)
  if (first.error) throw startErrorOf(path, first.error)
  const endpoint = `http://127.0.0.1:${first.port}`
  await createTables(endpoint, tables)

  async function ask(action: string): Promise<void> {
    worker.postMessage(action)
    const answer = await reply(worker)
    if (answer.failed) throw new Error(`the embedded engine could not ${action}: ${answer.message}`)
  }
  return {
    endpoint,
    create: (more) => createTables(endpoint, more),
    async recreate() {
      await ask('recreate')
      await createTables(endpoint, tables)
    },
    close: () => ask('close'),
  }
}

/** In an engine that runs already, Amazon's DynamoDB Local: a database of its own for each path. */
async function databaseOf(running: string, path: string, tables: string[]): Promise<Engine> {
  const url = new URL(running)
  url.username = `path${createHash('sha256').update(path).digest('hex').slice(0, 16)}`
  const endpoint = url.href
  await createTables(endpoint, tables)
  return {
    endpoint,
    create: (more) => createTables(endpoint, more),
    async recreate() {
      const client = new DynamoDBClient(clientConfig(endpoint))
      for (const TableName of tables) await client.send(new DeleteTableCommand({ TableName }))
      client.destroy()
      await createTables(endpoint, tables)
    },
    // Whoever started it ends it.
    close: async () => {},
  }
}

interface Reply {
  port?: number
  error?: { code?: string; message: string }
  failed?: string
  message?: string
}

async function reply(worker: Worker): Promise<Reply> {
  // Rejects when the thread itself dies.
  const [answer] = (await once(worker, 'message')) as [Reply]
  return answer
}

async function createTables(endpoint: string, tables: string[]): Promise<void> {
  const client = new DynamoDBClient(clientConfig(endpoint))
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  for (const TableName of tables) {
    if (TableNames.includes(TableName)) continue
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    )
    await untilActive(client, TableName)
  }
  client.destroy()
}

/** A table is made a moment after it is asked for, and takes nothing before. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    if (Table?.TableStatus === 'ACTIVE') return
    await pause(2)
  }
}

function startErrorOf(path: string, { code, message }: { code?: string; message: string }): StartError {
  if (code === 'LEVEL_LOCKED')
    return new StartError(
      `Another Quorum is running on ${path}. Stop it first, or choose another directory with --data.`,
    )
  return new StartError(
    `The database in ${path} cannot be read (${message}). Nothing was changed; restore a copy, or start with --data on an empty directory.`,
  )
}
