/**
 * The queues of this machine: items of one table beside the data, so that nothing is lost with the process. It hands out
 * at least once, hides what somebody works on, and gives up as SQS does. One process reads it.
 * Keys: <queue> / <instant from which it is seen>#<id>
 */
import { randomBytes } from 'node:crypto'
import {
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Part, Queue, QueueName, Received } from '../../functions/platform/needs.ts'
import type { QueuePart } from '../parts.ts'

export const queueTable = 'quorum-queues'

interface Item {
  pk: QueueName
  sk: string
  /** JSON */
  body: string
  received: number
}

const batch = 25
/** Seconds that what `take` gave is hidden. */
const taken = 30

/** Sorts as text like the instant, up to the year 2286. */
const seenFrom = (instant: number) => String(Math.round(instant)).padStart(13, '0')
const idOf = ({ sk }: Item) => sk.slice(sk.indexOf('#') + 1)

export interface TableQueue extends Queue {
  /** Hands out what is to be seen by now, and hides it. */
  hand(most: number, hiddenSeconds: number): Promise<Item[]>
  remove(one: Item): Promise<void>
  again(one: Item, afterSeconds: number): Promise<void>
  giveUp(one: Item, undeliverable: QueueName): Promise<void>
}

export function tableQueue(client: DynamoDBDocumentClient, name: QueueName, now: () => Date): TableQueue {
  const TableName = queueTable
  const item = (id: string, body: string, received: number, afterSeconds: number): Item => ({
    pk: name,
    sk: `${seenFrom(now().getTime() + afterSeconds * 1000)}#${id}`,
    body,
    received,
  })
  const remove = async (one: Item) => {
    await client.send(new DeleteCommand({ TableName, Key: { pk: one.pk, sk: one.sk } }))
  }
  /** First the new place, then the old: killed between the two, it is there twice. */
  async function move(one: Item, to: Item): Promise<void> {
    await client.send(new PutCommand({ TableName, Item: to }))
    if (to.pk !== one.pk || to.sk !== one.sk) await remove(one)
  }

  return {
    async send(messages) {
      const items = messages.map(({ body, after = 0 }) =>
        item(randomBytes(12).toString('hex'), JSON.stringify(body), 0, after),
      )
      for (let i = 0; i < items.length; i += batch) {
        const requests = items.slice(i, i + batch).map((Item) => ({ PutRequest: { Item } }))
        await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
      }
    },

    async count() {
      let count = 0
      let start: Record<string, unknown> | undefined
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': name },
            Select: 'COUNT',
            ExclusiveStartKey: start,
          }),
        )
        count += page.Count ?? 0
        start = page.LastEvaluatedKey
      } while (start)
      return count
    },

    async take(most) {
      return (await this.hand(most, taken)).map((one) => ({
        body: JSON.parse(one.body) as unknown,
        async done() {
          await remove(one)
        },
      }))
    },

    async hand(most, hiddenSeconds) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk < :now',
          ExpressionAttributeValues: { ':pk': name, ':now': seenFrom(now().getTime() + 1) },
          ConsistentRead: true,
          Limit: most,
        }),
      )
      const handed: Item[] = []
      for (const one of Items as Item[]) {
        const hidden = item(idOf(one), one.body, one.received + 1, hiddenSeconds)
        await move(one, hidden)
        handed.push(hidden)
      }
      return handed
    },

    remove,
    again: (one, afterSeconds) => move(one, item(idOf(one), one.body, one.received, afterSeconds)),
    giveUp: (one, undeliverable) => move(one, { ...item(idOf(one), one.body, 0, 0), pk: undeliverable }),
  }
}

/**
 * Wakes a function with what its queue holds by now, a batch at a time, until there is nothing to see.
 * @returns how many messages it handed out
 */
export async function deliver(
  client: DynamoDBDocumentClient,
  { name, wakes }: QueuePart,
  part: Part,
  most: number,
  now: () => Date,
  goOn: () => boolean = () => true,
): Promise<number> {
  if (part.kind !== 'queue' || !wakes) throw new Error(`nothing is woken by ${name}`)
  const queue = tableQueue(client, name, now)
  let delivered = 0
  while (goOn()) {
    const handed = await queue.hand(most, wakes.hidden)
    if (handed.length === 0) break
    const hopeless = handed.filter(({ received }) => received > wakes.attempts)
    for (const one of hopeless) await queue.giveUp(one, wakes.undeliverable)
    const messages = handed.filter((one) => !hopeless.includes(one))
    const received: Received[] = messages.map((one) => ({
      id: idOf(one),
      body: JSON.parse(one.body),
      attempts: one.received,
    }))
    const again = received.length > 0 ? await part.receive(received) : []
    for (const one of messages) {
      const later = again.find(({ id }) => id === idOf(one))
      if (later) await queue.again(one, later.after)
      else await queue.remove(one)
    }
    delivered += received.length
  }
  return delivered
}
