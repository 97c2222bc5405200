/** What the page about messages is told: how Quorum can write, and what did not arrive. No secret, no address of anybody. */
import type { Language } from '../org/organisation.ts'
import type { Brief, Letter, MessageKind } from './messages.ts'

/** Of an invented message. Its HTML is a document of its own. */
export interface PreviewView extends Pick<Letter, 'subject' | 'text'> {
  brief: Brief
}

/** Channels that need a secret. slack-bot reaches one person; slack-webhook and teams a channel that many read. */
export const secretChannels = ['slack-bot', 'slack-webhook', 'teams'] as const
export type SecretChannel = (typeof secretChannels)[number]
/** What can be tried out from the page. */
export const triableChannels = [...secretChannels, 'sms'] as const
export type TriableChannel = (typeof triableChannels)[number]

export interface ChannelsView {
  /** Whom e-mails come from. */
  email: { from: string }
  /** Whether it has a secret; which one is told to nobody. */
  secrets: Record<SecretChannel, boolean>
  sms: boolean
  /** Of what is posted where many read. */
  language: Language
}

export interface DeliveriesView {
  /** Jobs that wait for the courier, about: of messages that are due, put off, or being sent. */
  waiting: number
  /** Jobs that the courier could not do however often it tried, about. */
  undeliverable: number
  /** How many were given up; the newest of them follow. */
  given: number
  dead: DeadView[]
  blocked: BlockedView[]
}

export interface DeadView {
  id: string
  kind: MessageKind
  round: string
  /** Null of somebody who has left, and of a channel. */
  name: string | null
  channel: 'slack' | 'teams' | null
  /** A code of the provider's: "SMTP 451 4.7.1", "HTTP 500", "timeout". */
  reason: string
  at: string
}

/** Somebody whose address takes nothing any more. */
export interface BlockedView {
  member: string
  name: string | null
  reason: string
  at: string
  /** Messages to them that were given up. */
  messages: number
}

/** Of something that was sent to try it out. */
export type TrialView = { state: 'waiting' | 'sent' } | { state: 'failed'; reason: string }
