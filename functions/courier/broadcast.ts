/** A word to everybody in a chat: that a round is open, or that there is something to read. It holds nothing personal. */
import { broadcastOf } from '#shared/messages/brief.ts'
import { isLate } from '#shared/messages/due.ts'
import type { Job } from '#shared/messages/job.ts'
import { lease, messageId, outbox } from '../platform/outbox.ts'
import type { Desk } from './desk.ts'
import { type Outcome, settle } from './settle.ts'

type Broadcast = Extract<Job, { job: 'broadcast' }>

export async function broadcast(desk: Desk, { kind, round: id, channel: name }: Broadcast): Promise<Outcome> {
  const { runtime, channels } = desk
  const channel = await channels.broadcast(name)
  const round = await desk.round(id)
  if (!channel || !round || isLate(kind, round.facts, runtime.now())) return null
  const box = outbox(runtime.table('commons'))
  // In the outbox like everybody else, under a name that no id of the directory has.
  const message = { kind, round: id, member: `#${name}` }
  await box.due(message, runtime.now())
  const posted = await box.find(message)
  if (posted?.state !== 'waiting' && posted?.state !== 'sending') return null
  if (!(await box.claim(message, runtime.now()))) return { again: lease / 1000 }
  const sent = await channel.post(
    messageId(message),
    broadcastOf(
      { kind, round: round.facts },
      await channels.language(),
      runtime.environment.APP_ORIGIN ?? '',
    ),
  )
  return settle(runtime, box, message, posted, sent)
}
