/**
 * The issuer's memory. One access pattern: one item per round and keyed member,
 * <round>#<shard> / HMAC(round secret, member) → what was asked for and the cell. No time, no member, no order.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { shardOf } from '#shared/ballot/issuance.ts'
import { held } from '../platform/conditional.ts'
import type { Table } from '../platform/runtime.ts'

export interface Issuance {
  /** base64url SHA-256 of the three blinded elements. */
  elements: string
  cell: string
}

/** Puts once. Returns what stands: the given one, or the one that was there before. */
export async function issueOnce(
  table: Table,
  round: string,
  key: string,
  issuance: Issuance,
  expires: number,
): Promise<Issuance> {
  const Key = { pk: shardOf(round, key), sk: key }
  const first = await held(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...Key, ...issuance, expires },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
  if (first) return issuance
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
  )
  if (!Item) throw new Error('an issuance vanished between put and get')
  return { elements: Item.elements as string, cell: Item.cell as string }
}
