/** How far a running import is: structure / import, written at most twice a second and read by whoever waits. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../platform/runtime.ts'

export interface Progress {
  done: number
  total: number
}

const key = { pk: 'structure', sk: 'import' }
const every = 500
/** An import that has said nothing for so long has died; Lambda ends one after thirty seconds. */
const silence = 30_000

export interface Told {
  /** So many more writes are done. */
  wrote(count: number): void
  end(): Promise<void>
}

export function tellProgress(table: Table, total: number, now: () => Date): Told {
  let done = 0
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  const put = () => {
    last = Date.now()
    const Item = { ...key, done, total, at: now().toISOString() }
    // Progress that cannot be told stops no import.
    writing = writing
      .then(() => table.client.send(new PutCommand({ TableName: table.name, Item })))
      .catch(() => {})
  }
  return {
    wrote(count) {
      done += count
      if (Date.now() - last >= every) put()
    },
    async end() {
      done = total
      put()
      await writing
    },
  }
}

/** Null where none runs. */
export async function progressOf(table: Table, now: Date): Promise<Progress | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  )
  if (!Item || Item.done >= Item.total || now.getTime() - Date.parse(Item.at) > silence) return null
  return { done: Item.done, total: Item.total }
}
