/**
 * What a person chose about messages to them. One access pattern: contact#<member> / choices → Contact.
 * Beside the member and not within, so that an import, which writes members anew, leaves it as it stands.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { PersonalChannelName } from '#shared/contact/contact.ts'
import type { Language } from '#shared/org/organisation.ts'
import type { Table } from './runtime.ts'

export interface Contact {
  /** Missing where the directory's stands. */
  language?: Language
  /** Ids of rounds about which the person wants no message. */
  silent: Set<string>
  /** True where the person wants none at all. */
  stopped?: boolean
  /** By what they want to be written to; missing or not to be had, by e-mail. */
  channel?: PersonalChannelName
}

export const contactKey = (member: string) => ({ pk: `contact#${member}`, sk: 'choices' })

export async function getContact(table: Table, member: string): Promise<Contact> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: contactKey(member), ConsistentRead: true }),
  )
  const { language, silent = new Set(), stopped = false, channel } = (Item ?? {}) as Partial<Contact>
  return { ...(language ? { language } : {}), ...(channel ? { channel } : {}), silent, stopped }
}
