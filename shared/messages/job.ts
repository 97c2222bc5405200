/** What the queue carries: whom and what about, never words, secrets or addresses. */
import type { Language } from '../org/organisation.ts'
import type { MessageKind } from './messages.ts'

export type Job =
  /** Makes the messages of everybody in one shard of the directory. */
  | { job: 'fan-out'; kind: MessageKind; round: string; shard: number }
  | { job: 'message'; kind: MessageKind; round: string; member: string }
  /** A word without a personal link, to a channel that many read. */
  | { job: 'broadcast'; kind: 'invitation' | 'publication'; round: string; channel: 'slack' | 'teams' }
  /** An invented message to whoever asked for it, by the channel that they chose or by this one. */
  | {
      job: 'trial'
      id: string
      kind: MessageKind
      member: string
      language: Language
      channel?: 'slack' | 'sms'
    }
  /** The same to a channel that many read. */
  | { job: 'trial-post'; id: string; channel: 'slack' | 'teams' }
  /** Makes the deliveries of an event to every program of the organisation that wants it. */
  | { job: 'event'; event: WebhookEvent; round: string; at: string }
  /** SES: `member` is the tag of the message, base64url of the id; `what` the bounce's type, or a complaint. */
  | { job: 'bounce'; member: string; what: string }
  | { job: 'webhook'; endpoint: string; delivery: string }

export const webhookEvents = ['round.opened', 'round.published'] as const
export type WebhookEvent = (typeof webhookEvents)[number]
