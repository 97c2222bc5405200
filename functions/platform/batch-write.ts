/** Many puts and deletes, each of which may be done twice. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from './runtime.ts'

export type Item = Record<string, unknown> & { pk: string; sk: string }
export type Write = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: { pk: string; sk: string } } }

/** BatchWriteItem takes 25 items; several at once keep table and engine busy. */
const batchSize = 25
const abreast = 8

export const put = (Item: Item): Write => ({ PutRequest: { Item } })
export const remove = (Key: { pk: string; sk: string }): Write => ({ DeleteRequest: { Key } })

/**
 * All of them, in no order. What the table did not take is sent again.
 * @param wrote told how many more are done
 */
export async function writeAll(
  table: Table,
  writes: Write[],
  wrote: (count: number) => void = () => {},
): Promise<void> {
  let next = 0
  const sender = async () => {
    while (next < writes.length) {
      const batch = writes.slice(next, next + batchSize)
      next += batchSize
      await writeBatch(table, batch)
      wrote(batch.length)
    }
  }
  await Promise.all(Array.from({ length: abreast }, sender))
}

async function writeBatch({ client, name }: Table, batch: Write[]): Promise<void> {
  let waiting: Write[] = batch
  for (let pause = 50; waiting.length > 0; pause = Math.min(pause * 2, 2000)) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [name]: waiting } }),
    )
    waiting = (UnprocessedItems?.[name] ?? []) as Write[]
    if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
