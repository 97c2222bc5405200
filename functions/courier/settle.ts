/** What follows from what a provider said: done, given up, or to come again. */
import { retryAfter } from '#shared/messages/due.ts'
import type { Message, Outbox, Posted } from '../platform/outbox.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Sent } from './channels/channel.ts'

/** Nothing more to do, or come again after so many seconds. */
export type Outcome = { again: number } | null

/** Seconds that a queue can hide a message (SQS: twelve hours), with room. */
const longest = 6 * 3600

/**
 * Seconds until the next try of something claimed, at least as many as the other side asks for; null when patience is at
 * its end.
 * @param tried as it was before the claim
 */
export function nextTry(
  runtime: Runtime,
  { attempts, first }: { attempts: number; first?: number },
  after = 0,
): number | null {
  const now = runtime.now()
  const wait = retryAfter(attempts + 1, new Date(first ?? now), now, runtime.random(1)[0]! / 255)
  return wait === null ? null : Math.min(Math.max(wait, after), longest)
}

/** Writes down what became of a claimed message. */
export async function settle(
  runtime: Runtime,
  box: Outbox,
  message: Message,
  posted: Posted,
  sent: Sent,
): Promise<Outcome> {
  if (sent.outcome === 'sent') {
    await box.settle(message, 'sent')
    return null
  }
  const wait = sent.outcome === 'retry' ? nextTry(runtime, posted, sent.after) : null
  if (wait !== null) {
    await box.settle(message, 'waiting', sent.reason)
    return { again: wait }
  }
  if (sent.outcome === 'retry')
    runtime.log.warn('A message was given up', { kind: message.kind, reason: sent.reason })
  await box.bury(message, sent.reason, runtime.now())
  return null
}
