/**
 * Which channels an organisation switched on beside e-mail. Secrets lie in the key store, each under a version of its own
 * since keys are never overwritten; this record names the one that holds.
 * Key in commons: settings / channels.
 */
import type { SecretChannel } from '#shared/messages/settings-view.ts'
import type { Language } from '#shared/org/organisation.ts'
import { revised } from './revised.ts'
import type { Table } from './runtime.ts'

export interface ChannelSettings {
  /** By channel: the version of its secret. */
  secrets: Partial<Record<SecretChannel, string>>
  sms: boolean
  /** Of what many read. */
  language: Language
}

const none: ChannelSettings = { secrets: {}, sms: false, language: 'fr' }

const stored = (table: Table) =>
  revised(table, { pk: 'settings', sk: 'channels' }, (value = none) => value as ChannelSettings)

export const channelKey = (channel: SecretChannel, version: string): string =>
  `/channel/${channel}/${version}`

export const getChannelSettings = (table: Table): Promise<ChannelSettings> => stored(table).read()

/** @returns the settings before and after */
export const changeChannelSettings = (
  table: Table,
  change: (settings: ChannelSettings) => ChannelSettings,
): Promise<{ before: ChannelSettings; after: ChannelSettings }> => stored(table).change(change)
