/**
 * The box. One access pattern: one item per ballot,
 * <round>#<shard> / SHA-256(nonce) → kind, cell, sealed bytes. No time, no sender; the order of keys is random.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { equalBytes } from '#shared/ballot/bytes.ts'
import { shardOf } from '#shared/ballot/issuance.ts'
import { held } from '../platform/conditional.ts'
import type { Table } from '../platform/runtime.ts'

export interface SealedBallot {
  kind: 'ballot' | 'comment'
  cell: string
  sealed: Uint8Array
}

/** Puts once: "stored", or what the same place says about a second attempt. */
export async function castOnce(
  table: Table,
  round: string,
  place: string,
  ballot: SealedBallot,
  expires: number,
): Promise<'stored' | 'same' | 'other'> {
  const Key = { pk: shardOf(round, place), sk: place }
  const first = await held(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...Key, ...ballot, expires },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
  if (first) return 'stored'
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
  )
  const same = Item?.kind === ballot.kind && Item.cell === ballot.cell
  return same && equalBytes(Item.sealed as Uint8Array, ballot.sealed) ? 'same' : 'other'
}
