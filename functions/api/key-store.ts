/**
 * API keys, of each only its SHA-256. Key in commons: keys / <id>. Once a key is over it stays listed, so that the audit log
 * can name it, and deletes itself when the last line about it has.
 */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Scope } from '#shared/operation/scopes.ts'
import { auditKept } from '../platform/audit-store.ts'
import { held } from '../platform/conditional.ts'
import { queryAll } from '../platform/query.ts'
import type { Runtime } from '../platform/runtime.ts'

export interface KeyRecord {
  id: string
  hash: string
  name: string
  scopes: Scope[]
  /** The member who made it. */
  by: string
  /** Instants, ISO. */
  made: string
  until: string
  /** Day of its last use, in UTC; nothing finer is kept. */
  used?: string
  revoked?: string
}

const keyOf = (id: string) => ({ pk: 'keys', sk: id })
const day = 86_400

export function keyStore(runtime: Pick<Runtime, 'table'>) {
  const table = () => runtime.table('commons')

  async function update(id: string, expression: string, condition: string, value: string): Promise<boolean> {
    const { client, name: TableName } = table()
    return held(
      client.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(id),
          UpdateExpression: expression,
          ConditionExpression: `attribute_exists(pk) AND (${condition})`,
          ExpressionAttributeValues: { ':value': value },
        }),
      ),
    )
  }

  return {
    async get(id: string): Promise<KeyRecord | undefined> {
      const { client, name: TableName } = table()
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true }))
      return Item && recordOf(Item)
    },
    /** The latest first. */
    async list(): Promise<KeyRecord[]> {
      const found = await queryAll(table(), 'keys', recordOf)
      return found.toSorted((a, b) => b.made.localeCompare(a.made) || a.id.localeCompare(b.id))
    },
    async add({ id, ...rest }: KeyRecord): Promise<void> {
      const { client, name: TableName } = table()
      const expires = Math.floor(Date.parse(rest.until) / 1000) + auditKept * day
      const Item = { ...keyOf(id), ...rest, expires }
      await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }))
    },
    /** The first time counts. */
    revoke: (id: string, at: Date) =>
      update(id, 'SET revoked = :value', 'attribute_not_exists(revoked)', at.toISOString()),
    /** At most one write a day. */
    usedOn: (id: string, on: string) =>
      update(id, 'SET used = :value', 'attribute_not_exists(used) OR used < :value', on),
  }
}

const recordOf = ({ pk, sk, expires, ...rest }: Record<string, unknown>): KeyRecord =>
  ({ ...rest, id: sk }) as KeyRecord
