/** All that the engine holds, to come back to after something was tried. */
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../../functions/platform/database.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import type { Json } from './templates.ts'

const atOnce = 25

type Client = ReturnType<typeof documentClient>

async function itemsOf(client: Client, TableName: string): Promise<Map<string, Json>> {
  const items = new Map<string, Json>()
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }))
    for (const item of page.Items ?? []) items.set(JSON.stringify([item.pk, item.sk]), item)
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

/** About what DynamoDB counts as stored: names and values. */
export async function bytesIn(endpoint: string, tables: string[]): Promise<number> {
  const client = documentClient(clientConfig(endpoint))
  const all = await Promise.all(tables.map((name) => itemsOf(client, name)))
  return all.flatMap((items) => [...items.values()]).reduce((sum, item) => sum + textOf(item).length, 0)
}

export async function keptTables(endpoint: string, tables: string[]): Promise<() => Promise<void>> {
  const client = documentClient(clientConfig(endpoint))
  const before = new Map(
    await Promise.all(tables.map(async (name) => [name, await itemsOf(client, name)] as const)),
  )

  return async () => {
    for (const [name, kept] of before) {
      const present = await itemsOf(client, name)
      const writes = [
        ...[...present]
          .filter(([key]) => !kept.has(key))
          .map(([, { pk, sk }]) => ({ DeleteRequest: { Key: { pk, sk } } })),
        ...[...kept]
          .filter(([key, item]) => textOf(present.get(key)) !== textOf(item))
          .map(([, Item]) => ({ PutRequest: { Item } })),
      ]
      for (let i = 0; i < writes.length; i += atOnce)
        await client.send(new BatchWriteCommand({ RequestItems: { [name]: writes.slice(i, i + atOnce) } }))
    }
  }
}

/** The same for the same item, whatever the order of its attributes. */
const textOf = (item: Json): string =>
  JSON.stringify(item, (_, value) => {
    if (value instanceof Set) return [...value].sort()
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
    if (value && typeof value === 'object' && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    return value
  }) ?? ''
