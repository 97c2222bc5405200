/** What an organisation sets about itself. Key in commons: settings / organisation, with a revision. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { type Settings, usualSettings } from '#shared/org/settings.ts'
import { held } from './conditional.ts'
import type { Table } from './runtime.ts'

const Key = { pk: 'settings', sk: 'organisation' }

export async function getOrganisationSettings(table: Table): Promise<Settings> {
  return (await read(table)).settings
}

/**
 * @param change gives the same settings where there is nothing to write, and throws what it refuses
 * @param begins comes before each write
 */
export async function changeOrganisationSettings(
  table: Table,
  change: (settings: Settings) => Settings,
  begins: (before: Settings, after: Settings) => Promise<void>,
): Promise<Settings> {
  for (;;) {
    const { settings: before, revision } = await read(table)
    const after = change(before)
    if (after === before) return after
    await begins(before, after)
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

async function read({ client, name }: Table): Promise<{ settings: Settings; revision: number }> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  const { value, revision = 0 } = (Item ?? {}) as { value?: Partial<Settings>; revision?: number }
  return { settings: { ...usualSettings, ...value }, revision }
}
