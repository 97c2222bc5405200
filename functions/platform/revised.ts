/** What several people edit, whole in one item with a revision: of two who change it neither undoes the other. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { held } from './conditional.ts'
import type { Table } from './runtime.ts'

interface Key {
  pk: string
  sk: string
}

/** @param meaning makes what is stored, or undefined where nothing is, to what it means */
export function revised<T>({ client, name: TableName }: Table, Key: Key, meaning: (stored: unknown) => T) {
  async function look(): Promise<{ value: T; revision: number }> {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    const { value, revision = 0 } = (Item ?? {}) as { value?: unknown; revision?: number }
    return { value: meaning(value), revision }
  }

  return {
    read: async (): Promise<T> => (await look()).value,

    /**
     * @param change gives the same value where there is nothing to write, and throws what it refuses
     * @param begins comes before each write
     * @returns the value before and after
     */
    async change(
      change: (before: T) => T | Promise<T>,
      begins: (before: T, after: T) => Promise<void> = async () => {},
    ): Promise<{ before: T; after: T }> {
      for (;;) {
        const { value: before, revision } = await look()
        const after = await change(before)
        if (after === before) return { before, after }
        await begins(before, after)
        const changed = await held(
          client.send(
            new PutCommand({
              TableName,
              Item: { ...Key, value: after, revision: revision + 1 },
              ConditionExpression: 'attribute_not_exists(revision) OR revision = :revision',
              ExpressionAttributeValues: { ':revision': revision },
            }),
          ),
        )
        // Otherwise somebody else was faster: looked at anew from what they left.
        if (changed) return { before, after }
      }
    },
  }
}
