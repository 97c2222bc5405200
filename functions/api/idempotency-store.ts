/**
 * Requests that are done once. Key in commons: idempotency#<keyed hash of caller, key and path> / request, for a day. It holds
 * keyed hashes, a status and a sealed answer: nothing of it says who asked what.
 */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { held } from '../platform/conditional.ts'
import type { Runtime } from '../platform/runtime.ts'

/** Seconds that an answer is kept, to the end of the hour: when it was asked is nobody's concern. */
const kept = 24 * 3600
const hour = 3600
/** Seconds after which a first call that did not come to an end is given up: a function has thirty. */
const lease = 60

export type Begun =
  /** Nobody did this yet: whoever has the ticket does. */
  | { state: 'new'; ticket: string }
  | { state: 'running' }
  | { state: 'other' }
  | { state: 'done'; answer: string | null }

export function idempotencyStore(runtime: Pick<Runtime, 'table' | 'random'>) {
  const table = () => runtime.table('commons')
  const keyOf = (id: string) => ({ pk: `idempotency#${id}`, sk: 'request' })

  /** Only of the one that has the ticket: a first call that was given up changes nothing any more. */
  const own = (ticket: string) => ({
    ConditionExpression: 'ticket = :ticket',
    ExpressionAttributeValues: { ':ticket': ticket },
  })

  return {
    /** One of those that come at the same moment is the first. @param now in seconds */
    async begin(id: string, fingerprint: string, now: number): Promise<Begun> {
      const { client, name: TableName } = table()
      const ticket = Buffer.from(runtime.random(12)).toString('base64url')
      const first = await held(
        client.send(
          new PutCommand({
            TableName,
            Item: {
              ...keyOf(id),
              fingerprint,
              ticket,
              until: now + lease,
              expires: Math.ceil((now + kept) / hour) * hour,
            },
            // What is old may stand there for a while before the table deletes it.
            ConditionExpression: 'attribute_not_exists(pk) OR expires <= :now OR #until <= :now',
            ExpressionAttributeNames: { '#until': 'until' },
            ExpressionAttributeValues: { ':now': now },
          }),
        ),
      )
      if (first) return { state: 'new', ticket }
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true }))
      if (Item && Item.fingerprint !== fingerprint) return { state: 'other' }
      // Gone in between: it failed, and whoever repeats it is the first again.
      if (!Item || Item.until !== undefined) return { state: 'running' }
      return { state: 'done', answer: (Item.answer as string | undefined) ?? null }
    },

    /** @param answer sealed; null where none is kept */
    async finish(id: string, ticket: string, answer: string | null): Promise<void> {
      const { client, name: TableName } = table()
      const { ExpressionAttributeValues, ...condition } = own(ticket)
      await held(
        client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(id),
            UpdateExpression: `REMOVE #until, ticket${answer === null ? '' : ' SET answer = :answer'}`,
            ExpressionAttributeNames: { '#until': 'until' },
            ...condition,
            ExpressionAttributeValues: {
              ...ExpressionAttributeValues,
              ...(answer === null ? {} : { ':answer': answer }),
            },
          }),
        ),
      )
    },

    /** As if it had never been asked. */
    async release(id: string, ticket: string): Promise<void> {
      const { client, name: TableName } = table()
      await held(client.send(new DeleteCommand({ TableName, Key: keyOf(id), ...own(ticket) })))
    },
  }
}
