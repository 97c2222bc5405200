/** A word to everybody in a chat: that a round is open, or that there is something to read. It holds nothing personal. */
import { broadcastOf } from '#shared/messages/brief.ts'
import { isLate, retryAfter } from '#shared/messages/due.ts'
import type { Job } from '#shared/messages/job.ts'
import { bulletins } from '../platform/bulletins.ts'
import { lease, messageId, outbox } from '../platform/outbox.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Channels } from './channels.ts'
import type { Outcome } from './message.ts'

type Broadcast = Extract<Job, { job: 'broadcast' }>

export async function broadcast(
  runtime: Runtime,
  channels: Channels,
  { kind, round, channel: name }: Broadcast,
): Promise<Outcome> {
  const channel = await channels.broadcast(name)
  const facts = await bulletins(runtime.table('commons')).facts(round)
  if (!channel || !facts || isLate(kind, facts, runtime.now())) return null
  const box = outbox(runtime.table('commons'))
  // In the outbox like everybody else, under a name that no id of the directory has.
  const message = { kind, round, member: `#${name}` }
  await box.due(message, runtime.now())
  const posted = await box.find(message)
  if (posted?.state !== 'waiting' && posted?.state !== 'sending') return null
  if (!(await box.claim(message, runtime.now()))) return { again: lease / 1000 }
  const sent = await channel.post(
    messageId(message),
    broadcastOf({ kind, round: facts }, await channels.language(), runtime.environment.APP_ORIGIN ?? ''),
  )
  if (sent.outcome === 'sent') {
    await box.settle(message, 'sent')
    return null
  }
  const first = new Date(posted.first ?? runtime.now())
  const wait =
    sent.outcome === 'retry'
      ? retryAfter(posted.attempts + 1, first, runtime.now(), runtime.random(1)[0]! / 255)
      : null
  if (wait === null) {
    await box.bury(message, sent.reason, runtime.now())
    return null
  }
  await box.settle(message, 'waiting', sent.reason)
  return { again: wait }
}
