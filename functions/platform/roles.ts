/**
 * Roles that administrators gave, and sessions that they ended, whole in one item: so that of two who take the last
 * administrator away one finds out. Key in directory: roles / assigned, with a revision.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { type Assignments, noAssignments } from '#shared/org/roles.ts'
import { held } from './conditional.ts'
import type { Table } from './runtime.ts'

const Key = { pk: 'roles', sk: 'assigned' }

export async function getAssignments(table: Table): Promise<Assignments> {
  return (await read(table)).assignments
}

/**
 * @param change gives the same assignments where there is nothing to write, and throws what it refuses
 * @param begins comes before each write
 */
export async function changeAssignments(
  table: Table,
  change: (assignments: Assignments) => Assignments | Promise<Assignments>,
  begins: () => Promise<void> = async () => {},
): Promise<Assignments> {
  for (;;) {
    const { assignments: before, revision } = await read(table)
    const after = await change(before)
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

async function read({ client, name }: Table): Promise<{ assignments: Assignments; revision: number }> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  const { value = noAssignments, revision = 0 } = (Item ?? {}) as { value?: Assignments; revision?: number }
  return { assignments: value, revision }
}
