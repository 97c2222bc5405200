/** Reads and writes which version the data have. Key in results: schema / data. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { type DataVersion, dataVersionKey } from '#shared/operation/data-version.ts'
import type { Table } from './runtime.ts'

/** Undefined where nobody has written it yet. */
export async function getDataVersion({ client, name }: Table): Promise<DataVersion | undefined> {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: dataVersionKey, ConsistentRead: true }),
  )
  return Item?.value as DataVersion | undefined
}

export async function putDataVersion({ client, name }: Table, value: DataVersion): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...dataVersionKey, value } }))
}
