/** Loads a function as Lambda would: by its path in the parts list, with a runtime that holds exactly its grants. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type {
  Create,
  KeyStore,
  Needs,
  Part,
  Queue,
  QueueName,
  Runtime,
  TableName,
} from '../../functions/platform/needs.ts'
import { functions } from '../parts.ts'
import { grantedKeys, grantedQueue, grantedTable } from './grants.ts'
import { log } from './log.ts'

export const root = join(import.meta.dirname, '..', '..')

/** Where the functions of one instance find things. */
export interface Surroundings {
  /** Endpoint of the engine that holds a table. */
  endpointOf(table: TableName): string
  keysOf(needs: Needs): KeyStore
  /** Missing where nothing that runs uses a queue. */
  queueOf?(name: QueueName): Queue
  environment: Record<string, string>
  now(): Date
  wallClock?(): Date
}

export const tableNameOf = (table: TableName): string => `quorum-${table}`

export async function loadPart(name: string, surroundings: Surroundings): Promise<Part> {
  const part = functions.find((one) => one.needs.name === name)
  if (!part) throw new Error(`no function is called ${name}`)
  const { needs, entry } = part
  const module = (await import(pathToFileURL(join(root, entry)).href)) as { create: Create }
  return module.create(runtimeOf(needs, surroundings))
}

function runtimeOf(needs: Needs, surroundings: Surroundings): Runtime {
  const { endpointOf, keysOf, queueOf, environment, now, wallClock } = surroundings
  const tables = new Map<TableName, ReturnType<typeof grantedTable>>()
  for (const table of Object.keys(needs.tables) as TableName[])
    tables.set(table, grantedTable(needs, table, tableNameOf(table), endpointOf(table)))
  return {
    environment: Object.fromEntries(needs.environment.map((key) => [key, environment[key]])),
    table(name) {
      const table = tables.get(name)
      if (!table) throw new Error(`${needs.name} has no grant for ${name}`)
      return table
    },
    queue(name) {
      const queue = queueOf?.(name)
      if (!queue) throw new Error(`there is no queue ${name} here`)
      return grantedQueue(needs, name, queue)
    },
    keys: grantedKeys(needs, keysOf(needs)),
    now,
    ...(wallClock && { wallClock }),
    random: (bytes) => randomBytes(bytes),
    log: log(needs.name),
  }
}
