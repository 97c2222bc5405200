/**
 * What HR ordered of an open round: written by the api, which may move no round, and carried out by the clock, which alone does.
 * Key in commons: settings / order#<round>. Giving up outweighs closing and is not taken back.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { RoundOrder } from '#shared/round/schedule-view.ts'
import { held } from './conditional.ts'
import type { Table } from './runtime.ts'

/** Seconds that an order is kept: far longer than any round is open. */
const kept = 60 * 24 * 3600

const keyOf = (round: string) => ({ pk: 'settings', sk: `order#${round}` })

export async function getOrder({ client, name }: Table, round: string): Promise<RoundOrder | null> {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: keyOf(round), ConsistentRead: true }),
  )
  return (Item?.order as RoundOrder | undefined) ?? null
}

export async function putOrder(
  { client, name }: Table,
  round: string,
  order: RoundOrder,
  now: Date,
): Promise<void> {
  const expires = Math.floor(now.getTime() / 1000) + kept
  await held(
    client.send(
      new PutCommand({
        TableName: name,
        Item: { ...keyOf(round), order, expires },
        ConditionExpression: 'attribute_not_exists(pk) OR #order <> :cancel',
        ExpressionAttributeNames: { '#order': 'order' },
        ExpressionAttributeValues: { ':cancel': 'cancel' },
      }),
    ),
  )
}
