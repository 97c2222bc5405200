/**
 * The sealed zone as the tally sees it: read whole, shard by shard, then deleted until a consistent read is empty.
 * Keys: <round>#<shard> / place or keyed member, in both tables.
 */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { shardsOf } from '#shared/ballot/issuance.ts'
import { queryPages } from '../platform/query.ts'
import type { Table } from '../platform/runtime.ts'

export interface StoredBallot {
  place: string
  kind: string
  cell: string
  sealed: Uint8Array
}

/** Pages of one shard. */
const pages = (table: Table, pk: string, attributes: string) =>
  queryPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: attributes,
    ...(attributes.includes('#') ? { ExpressionAttributeNames: { '#kind': 'kind' } } : {}),
  })

/** Hands every ballot of a round over, a page at a time, shards in parallel. */
export async function eachBallotPage(
  table: Table,
  round: string,
  take: (ballots: StoredBallot[]) => Promise<void>,
): Promise<void> {
  await Promise.all(
    shardsOf(round).map(async (pk) => {
      for await (const page of pages(table, pk, 'sk, #kind, cell, sealed'))
        await take(page.map(({ sk, ...rest }) => ({ place: sk, ...rest }) as StoredBallot))
    }),
  )
}

/** Credentials drawn per cell. */
export async function countIssued(table: Table, round: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  await Promise.all(
    shardsOf(round).map(async (pk) => {
      for await (const page of pages(table, pk, 'cell'))
        for (const { cell } of page) counts[cell as string] = (counts[cell as string] ?? 0) + 1
    }),
  )
  return counts
}

const batch = 25

/** Deletes everything of a round, and comes back only when a consistent read has found nothing more. */
export async function deleteAll(table: Table, round: string): Promise<void> {
  await Promise.all(
    shardsOf(round).map(async (pk) => {
      for (let found = true; found; ) {
        found = false
        for await (const page of pages(table, pk, 'pk, sk')) {
          found ||= page.length > 0
          for (let i = 0; i < page.length; i += batch) await deleteBatch(table, page.slice(i, i + batch))
        }
      }
    }),
  )
}

async function deleteBatch(table: Table, keys: Record<string, unknown>[]): Promise<void> {
  // Unprocessed keys are found again by the next consistent read.
  await table.client.send(
    new BatchWriteCommand({
      RequestItems: { [table.name]: keys.map((Key) => ({ DeleteRequest: { Key } })) },
    }),
  )
}
