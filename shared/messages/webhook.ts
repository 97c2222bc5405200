/** What a webhook says (Standard Webhooks 1.0.0): thin facts of a round, never a score, and where to read the rest. */
import { isoWeek } from '../round/calendar.ts'
import type { WebhookEvent } from './job.ts'
import type { RoundFacts } from './messages.ts'

/** `quorum.test` goes to one endpoint when an administrator asks for it. */
export type DeliveryEvent = WebhookEvent | 'quorum.test'

export interface Payload {
  type: DeliveryEvent
  /** When it happened, whenever it is sent. */
  timestamp: string
  data: RoundData | Record<string, never>
}

export interface RoundData {
  round: string
  /** ISO week of the opening. */
  week: string
  opens: string
  /** As it was announced at the opening. */
  closes: string
  /** Of a published round: the address of the api at which somebody who may read results reads them. */
  results?: string
}

export function payloadOf(
  event: WebhookEvent,
  at: string,
  { round, opens, closes, timeZone }: RoundFacts,
  app: string,
): Payload {
  const week = isoWeek(new Date(opens), timeZone)
  const results = `${app}/api/rounds/${encodeURIComponent(round)}`
  const data = { round, week, opens, closes, ...(event === 'round.published' && { results }) }
  return { type: event, timestamp: at, data }
}

export const testPayload = (at: string): Payload => ({ type: 'quorum.test', timestamp: at, data: {} })
