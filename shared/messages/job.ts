/** What the queue carries: whom and what about, never words, secrets or addresses. */
import type { MessageKind } from './messages.ts'

export type Job =
  /** Makes the messages of everybody in one shard of the directory. */
  | { job: 'fan-out'; kind: MessageKind; round: string; shard: number }
  | { job: 'message'; kind: MessageKind; round: string; member: string }
  /** A word without a personal link, to a channel that many read. */
  | { job: 'broadcast'; kind: 'invitation' | 'publication'; round: string; channel: 'slack' | 'teams' }
  /** An event for a program of the organisation. */
  | { job: 'webhook'; endpoint: string; event: WebhookEvent; round: string; at: string }

export type WebhookEvent = 'round.opened' | 'round.published'
