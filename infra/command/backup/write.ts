/** Writes items into tables, some batches at a time: each may be written twice. */
import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb'
import type { Item } from './item.ts'
import { type BackedUp, backedUp } from './partitions.ts'
import type { Place } from './place.ts'

/** What BatchWriteItem takes. */
const batchSize = 25
const abreast = 8

export interface Writer {
  put(table: BackedUp, item: Item): Promise<void>
  /** Once all that was put is there. */
  end(): Promise<void>
}

export function writerOf({ client, tables }: Place): Writer {
  const waiting = new Map<BackedUp, WriteRequest[]>(backedUp.map((table) => [table, []]))
  const under = new Set<Promise<void>>()
  let failed: unknown

  async function send(table: BackedUp, batch: WriteRequest[]): Promise<void> {
    const name = tables[table]
    let left = batch
    for (let pause = 50; left.length > 0; pause = Math.min(2 * pause, 5000)) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [name]: left } }),
      )
      left = UnprocessedItems?.[name] ?? []
      if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  async function start(table: BackedUp): Promise<void> {
    const batch = waiting.get(table)!
    if (batch.length === 0) return
    waiting.set(table, [])
    while (under.size >= abreast) await Promise.race(under)
    if (failed) throw failed
    const sending = send(table, batch)
      .catch((error) => {
        failed ??= error
      })
      .finally(() => under.delete(sending))
    under.add(sending)
  }
  return {
    async put(table, Item) {
      const batch = waiting.get(table)!
      batch.push({ PutRequest: { Item } })
      if (batch.length >= batchSize) await start(table)
    },
    async end() {
      for (const table of backedUp) await start(table)
      await Promise.all(under)
      if (failed) throw failed
    },
  }
}
