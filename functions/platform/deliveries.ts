/**
 * The deliveries of events to an endpoint: one record each, from being due to being sent, so that an event said twice is
 * one delivery. It holds the very words that are signed, the same at every try.
 * Key in commons: webhook#<endpoint> / <delivery id>
 */
import { createHash } from 'node:crypto'
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Payload } from '#shared/messages/webhook.ts'
import type { DeliveryView } from '#shared/messages/webhook-view.ts'
import { held } from './conditional.ts'
import { lease } from './outbox.ts'
import { queryAll } from './query.ts'
import type { Table } from './runtime.ts'

export interface Delivery extends DeliveryView {
  /** JSON of a Payload. */
  body: string
  /** Milliseconds since the epoch of the first try, and of the last. */
  first?: number
  claimed?: number
}

/** Seconds after which a record deletes itself. */
const kept = 30 * 24 * 3600
const expiryAt = (now: Date): number => Math.floor(now.getTime() / 1000) + kept

/** The webhook-id header: the same for the same event of the same round, or for the same instant of a test. */
export function deliveryId(endpoint: string, { type, timestamp, data }: Payload): string {
  const what = 'round' in data ? data.round : timestamp
  const hash = createHash('sha256')
    .update(JSON.stringify([endpoint, type, what]))
    .digest('hex')
  return `msg_${hash.slice(0, 32)}`
}

export type Deliveries = ReturnType<typeof deliveries>

export function deliveries(table: Table, endpoint: string) {
  const { client, name: TableName } = table
  const pk = `webhook#${endpoint}`

  /** False when the condition does not hold. */
  async function update(
    id: string,
    expression: string,
    condition: string,
    values: Record<string, unknown>,
  ): Promise<boolean> {
    const names = ['state', 'outcome', 'first'].filter((name) => expression.includes(`#${name}`))
    return held(
      client.send(
        new UpdateCommand({
          TableName,
          Key: { pk, sk: id },
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: values,
        }),
      ),
    )
  }

  return {
    /** Once, whoever says it again. @returns its id */
    async due(payload: Payload, now: Date): Promise<string> {
      const id = deliveryId(endpoint, payload)
      const { type: event, timestamp: at, data } = payload
      const Item = {
        pk,
        sk: id,
        event,
        round: 'round' in data ? data.round : null,
        at,
        body: JSON.stringify(payload),
        state: 'waiting',
        attempts: 0,
        outcome: null,
        expires: expiryAt(now),
      }
      await held(
        client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
      )
      return id
    },

    async find(id: string): Promise<Delivery | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { pk, sk: id }, ConsistentRead: true }),
      )
      return Item && deliveryOf(Item)
    },

    /** Takes a waiting one, or one whose courier was killed; false when somebody else has it. */
    claim: (id: string, now: Date) =>
      update(
        id,
        'SET #state = :sending, claimed = :now, attempts = attempts + :one, #first = if_not_exists(#first, :now)',
        '#state = :waiting OR (#state = :sending AND claimed <= :killed)',
        {
          ':sending': 'sending',
          ':waiting': 'waiting',
          ':now': now.getTime(),
          ':one': 1,
          ':killed': now.getTime() - lease,
        },
      ),

    /** What became of a claimed one. */
    settle: (id: string, state: 'waiting' | 'sent' | 'dead', outcome: string) =>
      update(id, 'SET #state = :state, #outcome = :outcome', '#state = :sending', {
        ':state': state,
        ':outcome': outcome,
        ':sending': 'sending',
      }),

    /** Makes it wait again, from its first try; false when it is gone, or being sent right now. */
    replay: (id: string, now: Date) =>
      update(
        id,
        'SET #state = :waiting, attempts = :none, expires = :expires REMOVE #first, claimed',
        'attribute_exists(pk) AND (#state <> :sending OR claimed <= :killed)',
        {
          ':waiting': 'waiting',
          ':none': 0,
          ':expires': expiryAt(now),
          ':sending': 'sending',
          ':killed': now.getTime() - lease,
        },
      ),

    /** @returns at most so many, the latest first */
    async last(most: number): Promise<Delivery[]> {
      const found = await queryAll(table, pk, deliveryOf)
      return found.toSorted((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id)).slice(0, most)
    },
  }
}

function deliveryOf({ pk, sk, expires, ...rest }: Record<string, unknown>): Delivery {
  return { ...rest, id: sk } as Delivery
}
