/** The items of one partition, read consistently: a page at a time, or all at once where they are few. */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './runtime.ts'

export async function* queryPages(
  table: Table,
  input: Omit<QueryCommandInput, 'TableName' | 'ConsistentRead' | 'ExclusiveStartKey'>,
): AsyncGenerator<Record<string, unknown>[]> {
  let start: Record<string, unknown> | undefined
  do {
    const page = await table.client.send(
      new QueryCommand({
        ...input,
        TableName: table.name,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    yield page.Items ?? []
    start = page.LastEvaluatedKey
  } while (start)
}

/** @param from the first sort key wanted */
export async function queryAll<T>(
  table: Table,
  pk: string,
  read: (item: Record<string, unknown>) => T,
  from?: string,
): Promise<T[]> {
  const found: T[] = []
  const pages = queryPages(table, {
    KeyConditionExpression: from === undefined ? 'pk = :pk' : 'pk = :pk AND sk >= :from',
    ExpressionAttributeValues: { ':pk': pk, ...(from === undefined ? {} : { ':from': from }) },
  })
  for await (const page of pages) for (const item of page) found.push(read(item))
  return found
}
