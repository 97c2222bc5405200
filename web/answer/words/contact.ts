/** The words of the screen about messages: what every language has to say. */
import type { PersonalChannelName } from '#shared/contact/contact.ts'
import type { Contact } from '../contact/contact.svelte.ts'

export interface ContactWords {
  /** Messages a week, and by what. */
  budget(most: number, channel: PersonalChannelName): string
  limit: string
  language: string
  channel: string
  channels: Record<PersonalChannelName, string>
  all: string
  /** While messages come, and while none does. */
  some: string
  none: string
  stop: string
  again: string
  round: string
  written: string
  silent: string
  silence: string
  undo: string
  unseen: string
  /** The round of the link is published, and nothing more is written about it. */
  over: string
  /** How the last request stands, where the screen itself does not say it. */
  states: Record<Exclude<Contact['state'], 'read'>, string>
  elsewhere: {
    title: string
    text: string
    /** Of the picture. */
    code: string
    failed: string
    link: string
    copy: string
    copied: string
    select: string
  }
}
