/**
 * The outbox: one record per message, from being due to being sent, so that whatever comes twice is sent once.
 * Keys in commons:
 *   outbox#<round>#<shard> / <kind>#<member>   Posted; the shard is the member's own
 *   dead / <round>#<kind>#<member>             what was given up, for administrators
 *   blocked / <member>                         whose address takes nothing; the address itself is only a hash here
 *   week#<member> / <ISO week>                 ids of the messages that count against the week's budget
 * No text, no link and no address is ever stored.
 */
import { createHash } from 'node:crypto'
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { MessageKind } from '#shared/messages/messages.ts'
import { held } from './conditional.ts'
import { memberKey } from './member.ts'
import { queryAll } from './query.ts'
import type { Table } from './runtime.ts'

export interface Message {
  kind: MessageKind
  round: string
  member: string
}

/** Why a message was not sent, and will not be. */
export type Skipped = 'silent' | 'stopped' | 'budget' | 'blocked' | 'late' | 'gone'

export interface Posted {
  state: 'waiting' | 'sending' | 'sent' | 'skipped' | 'dead'
  /** Tries so far. */
  attempts: number
  /** Milliseconds since the epoch of the first, and of the last. */
  first?: number
  claimed?: number
  reason?: string
}

export interface Dead extends Message {
  reason: string
  at: string
}

export interface Blocked {
  member: string
  reason: string
  at: string
}

/** Somebody who claimed a message and has not said what became of it by now was killed. In milliseconds. */
export const lease = 5 * 60_000

/** Seconds after which a record of the outbox deletes itself. */
const kept = 40 * 24 * 3600
const expiryAt = (now: Date): number => Math.floor(now.getTime() / 1000) + kept

export const messageId = ({ kind, round, member }: Message): string => `${round}#${kind}#${member}`

/** An address as it is remembered: enough to know whether the directory still has the same. */
export const addressHash = (address: string): string =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('base64url')

export type Outbox = ReturnType<typeof outbox>

export function outbox(table: Table) {
  const { client, name: TableName } = table
  const keyOf = ({ kind, round, member }: Message) => ({
    pk: `outbox#${round}#${memberKey(member).pk.slice('members#'.length)}`,
    sk: `${kind}#${member}`,
  })
  const get = async (Key: object) =>
    (
      await client.send(
        new GetCommand({ TableName, Key: Key as Record<string, string>, ConsistentRead: true }),
      )
    ).Item
  const remove = (pk: string, sk: string) => client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))

  const list = <T>(pk: string): Promise<T[]> => queryAll(table, pk, ({ value }) => value as T)

  /** False when the condition does not hold. */
  async function update(
    message: Message,
    expression: string,
    values: Record<string, unknown>,
    condition: string,
  ): Promise<boolean> {
    const used = (name: string) => expression.includes(name) || condition.includes(name)
    const names = Object.fromEntries(
      ['state', 'reason', 'first'].filter((name) => used(`#${name}`)).map((name) => [`#${name}`, name]),
    )
    return held(
      client.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(message),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        }),
      ),
    )
  }

  return {
    /** Once, whoever says it again. */
    async due(message: Message, now: Date): Promise<void> {
      await held(
        client.send(
          new PutCommand({
            TableName,
            Item: { ...keyOf(message), state: 'waiting', attempts: 0, expires: expiryAt(now) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      )
    },

    async find(message: Message): Promise<Posted | undefined> {
      return (await get(keyOf(message))) as Posted | undefined
    },

    /** Takes a waiting message, or one whose courier was killed; false when somebody else has it. */
    claim: (message: Message, now: Date) =>
      update(
        message,
        'SET #state = :sending, claimed = :now, attempts = attempts + :one, #first = if_not_exists(#first, :now)',
        {
          ':sending': 'sending',
          ':waiting': 'waiting',
          ':now': now.getTime(),
          ':one': 1,
          ':killed': now.getTime() - lease,
        },
        '#state = :waiting OR (#state = :sending AND claimed <= :killed)',
      ),

    /** What became of a claimed message. */
    settle: (message: Message, state: 'sent' | 'skipped' | 'waiting', reason = '') =>
      update(
        message,
        'SET #state = :state, #reason = :reason',
        { ':state': state, ':reason': reason, ':sending': 'sending' },
        '#state = :sending',
      ),

    /** Gives it up, for administrators to see. First the list, so that nothing is given up unseen. */
    async bury(message: Message, reason: string, now: Date): Promise<void> {
      const value: Dead = { ...message, reason, at: now.toISOString() }
      const Item = { pk: 'dead', sk: messageId(message), value, expires: expiryAt(now) }
      await client.send(new PutCommand({ TableName, Item }))
      await update(
        message,
        'SET #state = :dead, #reason = :reason',
        { ':dead': 'dead', ':reason': reason, ':sending': 'sending' },
        '#state = :sending',
      )
    },
    dead: () => list<Dead>('dead'),
    /** Makes a message that was given up wait again, from its first try. It stays on the list until it is `seenTo`. */
    async revive(message: Message): Promise<void> {
      await update(
        message,
        'SET #state = :waiting, attempts = :none REMOVE #first, claimed',
        { ':waiting': 'waiting', ':dead': 'dead', ':none': 0 },
        '#state = :dead',
      )
    },
    /** Takes it off the list, unless it was given up anew since. */
    async seenTo(dead: Dead): Promise<void> {
      await held(
        client.send(
          new DeleteCommand({
            TableName,
            Key: { pk: 'dead', sk: messageId(dead) },
            ConditionExpression: '#value.#at = :at',
            ExpressionAttributeNames: { '#value': 'value', '#at': 'at' },
            ExpressionAttributeValues: { ':at': dead.at },
          }),
        ),
      )
    },

    async block(member: string, address: string, reason: string, now: Date): Promise<void> {
      const value = { member, reason, at: now.toISOString() }
      const Item = { pk: 'blocked', sk: member, value, address: addressHash(address) }
      await client.send(new PutCommand({ TableName, Item }))
    },
    /** Whether this very address of the member was refused. */
    async isBlocked(member: string, address: string): Promise<boolean> {
      return (await get({ pk: 'blocked', sk: member }))?.address === addressHash(address)
    },
    blocked: () => list<Blocked>('blocked'),
    unblock: (member: string) => remove('blocked', member),

    /** Ids of the messages that counted, by week. */
    countedFor: (member: string) =>
      queryAll(table, `week#${member}`, ({ sk, ids }) => ({
        week: sk as string,
        messages: [...(ids as Set<string>)].sort(),
      })),
    /**
     * Counts a message against its week, once; false when the week has no room left.
     * @param limit messages that the week may hold with it
     */
    async spend(message: Message, week: string, limit: number, now: Date): Promise<boolean> {
      return held(
        client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: `week#${message.member}`, sk: week },
            UpdateExpression: 'ADD ids :set SET expires = :expires',
            ConditionExpression: `contains(ids, :id)${limit > 0 ? ' OR attribute_not_exists(ids) OR size(ids) < :limit' : ''}`,
            ExpressionAttributeValues: {
              ':set': new Set([messageId(message)]),
              ':id': messageId(message),
              ...(limit > 0 ? { ':limit': limit } : {}),
              ':expires': expiryAt(now),
            },
          }),
        ),
      )
    },
  }
}
