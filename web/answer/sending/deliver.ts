/** One request, repeated until it is answered for good: safe because issuer and box accept the same bytes again. */
import type { Reason } from './reason.ts'
import { passing, pause } from './retry.ts'

export class Stopped extends Error {
  readonly reason: Reason
  /** The service's own name for the refusal, for whoever is asked for help. */
  readonly code: string | undefined

  constructor(reason: Reason, code?: string) {
    super(reason)
    this.reason = reason
    this.code = code
  }
}

export interface Waiting {
  reason: 'network' | 'busy'
  /** Instant of the next attempt, milliseconds. */
  until: number
}

export interface Delivery {
  fetch: typeof globalThis.fetch
  now(): number
  /** From 0 to 1. */
  random(): number
  /** May end early: when the network comes back, or the person asks. */
  wait(milliseconds: number): Promise<void>
  /** Called before each pause, and with null when the attempt goes on. */
  waiting(state: Waiting | null): void
}

/**
 * Posts `body` as JSON until the service accepts or refuses it, and gives the accepted answer.
 * `refusals` says what the code of a refusal means; Stopped is thrown with it.
 */
export function deliver(
  url: string,
  body: unknown,
  options: RequestInit,
  refusals: Record<string, Reason>,
  delivery: Delivery,
): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  return persist(async () => {
    const response = await delivery.fetch(url, {
      ...options,
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (passing(response.status)) throw new Busy(response.headers.get('retry-after'))
    // A reply that breaks off or is no JSON is no answer: the attempt counts as a failure of the network.
    const text = await response.text()
    if (!response.ok) throw refusal(text, refusals)
    return text && JSON.parse(text)
  }, delivery)
}

/** A proxy's refusal has no problem details: it is a refusal all the same. */
function refusal(text: string, refusals: Record<string, Reason>): Stopped {
  try {
    const { code } = JSON.parse(text) as { code: string }
    return new Stopped(refusals[code] ?? 'refused', code)
  } catch {
    return new Stopped('refused')
  }
}

class Busy extends Error {
  retryAfter: string | null

  constructor(retryAfter: string | null) {
    super('busy')
    this.retryAfter = retryAfter
  }
}

/**
 * Repeats `attempt` over everything but a refusal: offline, or a connection that broke, where nobody knows
 * whether the request arrived and nobody needs to.
 */
export async function persist<T>(attempt: () => Promise<T>, delivery: Delivery): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof Stopped) throw error
      const busy = error instanceof Busy
      const milliseconds = pause(failures, busy ? error.retryAfter : null, delivery.random, delivery.now())
      delivery.waiting({ reason: busy ? 'busy' : 'network', until: delivery.now() + milliseconds })
      await delivery.wait(milliseconds)
      delivery.waiting(null)
    }
  }
}
