/**
 * Which channels an organisation switched on beside e-mail. Secrets lie in the key store, each under a version of its own
 * since keys are never overwritten; this record names the one that holds.
 * Key in commons: settings / channels
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Language } from '#shared/org/organisation.ts'
import type { Table } from './runtime.ts'

/** slack-bot and sms reach one person; slack-webhook and teams a channel that many read. */
export const secretChannels = ['slack-bot', 'slack-webhook', 'teams'] as const
export type SecretChannel = (typeof secretChannels)[number]

export interface ChannelSettings {
  /** By channel: the version of its secret. */
  secrets: Partial<Record<SecretChannel, string>>
  sms: boolean
  /** Of what many read. */
  language: Language
}

const Key = { pk: 'settings', sk: 'channels' }

export const channelKey = (channel: SecretChannel, version: string): string =>
  `/channel/${channel}/${version}`

export async function getChannelSettings({ client, name }: Table): Promise<ChannelSettings> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  return (Item?.value as ChannelSettings | undefined) ?? { secrets: {}, sms: false, language: 'fr' }
}

export async function putChannelSettings({ client, name }: Table, value: ChannelSettings): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...Key, value } }))
}
