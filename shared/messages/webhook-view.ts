/** The webhooks of an organisation, as an administrator sees them. */
import type { WebhookEvent } from './job.ts'
import type { DeliveryEvent } from './webhook.ts'

/** Hours for which a secret that was replaced signs too. */
export const overlapHours = 24

export interface WebhooksView {
  endpoints: EndpointView[]
  /** Endpoints that there may be at most. */
  most: number
}

export interface EndpointView {
  id: string
  url: string
  events: WebhookEvent[]
  paused: boolean
  created: string
  /** Until when the secret before the last one signs too, where it still does. */
  overlap: string | null
  /** The last ones, the latest first. */
  deliveries: DeliveryView[]
}

export interface DeliveryView {
  id: string
  event: DeliveryEvent
  /** Null of a test. */
  round: string | null
  at: string
  /** A dead one was given up; it can be sent again by hand. */
  state: 'waiting' | 'sending' | 'sent' | 'dead'
  attempts: number
  /** What came of the last try: "HTTP 500", "timeout", "paused" … */
  outcome: string | null
}

/** Of a new endpoint, or of one with a new secret, which is shown this once. */
export interface NewSecret {
  id: string
  secret: string
}
