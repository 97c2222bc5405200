/**
 * Which channels an organisation switched on beside e-mail. Secrets lie in the key store, each under a version of its own
 * since keys are never overwritten; this record names the one that holds.
 * Key in commons: settings / channels, with a revision, so that of two people who change it neither undoes the other.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { SecretChannel } from '#shared/messages/settings-view.ts'
import type { Language } from '#shared/org/organisation.ts'
import { held } from './conditional.ts'
import type { Table } from './runtime.ts'

export interface ChannelSettings {
  /** By channel: the version of its secret. */
  secrets: Partial<Record<SecretChannel, string>>
  sms: boolean
  /** Of what many read. */
  language: Language
}

const Key = { pk: 'settings', sk: 'channels' }
const none: ChannelSettings = { secrets: {}, sms: false, language: 'fr' }

export const channelKey = (channel: SecretChannel, version: string): string =>
  `/channel/${channel}/${version}`

export async function getChannelSettings(table: Table): Promise<ChannelSettings> {
  return (await read(table)).settings
}

/** @returns the settings before and after */
export async function changeChannelSettings(
  table: Table,
  change: (settings: ChannelSettings) => ChannelSettings,
): Promise<{ before: ChannelSettings; after: ChannelSettings }> {
  for (;;) {
    const { settings: before, revision } = await read(table)
    const after = change(before)
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
    // Otherwise somebody else was faster: changed anew from what they left.
    if (changed) return { before, after }
  }
}

async function read({ client, name }: Table): Promise<{ settings: ChannelSettings; revision: number }> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  const { value = none, revision = 0 } = (Item ?? {}) as { value?: ChannelSettings; revision?: number }
  return { settings: value, revision }
}
