/** All that the engine holds, to come back to after something was tried. */
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../../functions/platform/database.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import type { Json } from './templates.ts'

const atOnce = 25

export async function keptTables(endpoint: string, tables: string[]): Promise<() => Promise<void>> {
  const client = documentClient(clientConfig(endpoint))

  async function itemsOf(TableName: string): Promise<Map<string, Json>> {
    const items = new Map<string, Json>()
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }))
      for (const item of page.Items ?? []) items.set(JSON.stringify([item.pk, item.sk]), item)
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    return items
  }
  const before = new Map(await Promise.all(tables.map(async (name) => [name, await itemsOf(name)] as const)))

  return async () => {
    for (const [name, kept] of before) {
      const present = await itemsOf(name)
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
