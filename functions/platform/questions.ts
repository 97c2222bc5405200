/**
 * The organisation's question bank, whole in one item: the built-in one until somebody changes it.
 * Key in commons: questions / bank, with a revision, so that of two who change it neither undoes the other.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { type Bank, builtIn } from '#shared/questions/bank.ts'
import { held } from './conditional.ts'
import type { Table } from './runtime.ts'

const Key = { pk: 'questions', sk: 'bank' }

export async function getBank(table: Table): Promise<Bank> {
  return (await read(table)).bank
}

/**
 * @param change gives the same bank where there is nothing to write, and throws what it refuses
 * @param begins comes before each write
 */
export async function changeBank(
  table: Table,
  change: (bank: Bank) => Bank,
  begins: () => Promise<void> = async () => {},
): Promise<Bank> {
  for (;;) {
    const { bank: before, revision } = await read(table)
    const after = change(before)
    if (after === before) return after
    await begins()
    const changed = await held(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...Key, value: after, revision: revision + 1 },
          ConditionExpression: 'attribute_not_exists(revision) OR revision = :revision',
          ExpressionAttributeValues: { ':revision': revision },
        }),
      ),
    )
    // Otherwise somebody else was faster: looked at anew from what they left.
    if (changed) return after
  }
}

async function read({ client, name }: Table): Promise<{ bank: Bank; revision: number }> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  const { value = builtIn, revision = 0 } = (Item ?? {}) as { value?: Bank; revision?: number }
  return { bank: value, revision }
}
