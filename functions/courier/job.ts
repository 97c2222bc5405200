/** Reads a job of the queue. */
import * as v from 'valibot'
import { type Job, webhookEvents } from '#shared/messages/job.ts'
import { messageKinds } from '#shared/messages/messages.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const kind = v.picklist(messageKinds)
const chat = v.picklist(['slack', 'teams'])

const job = v.variant('job', [
  v.object({ job: v.literal('fan-out'), kind, round: id, shard: v.pipe(v.number(), v.integer()) }),
  v.object({ job: v.literal('message'), kind, round: id, member: id }),
  v.object({
    job: v.literal('broadcast'),
    kind: v.picklist(['invitation', 'publication']),
    round: id,
    channel: chat,
  }),
  v.object({
    job: v.literal('trial'),
    id,
    kind,
    member: id,
    language: v.picklist(['fr', 'en']),
    channel: v.exactOptional(v.picklist(['slack', 'sms'])),
  }),
  v.object({ job: v.literal('trial-post'), id, channel: chat }),
  v.object({
    job: v.literal('event'),
    event: v.picklist(webhookEvents),
    round: id,
    at: v.pipe(v.string(), v.isoTimestamp()),
  }),
  v.object({ job: v.literal('bounce'), member: v.pipe(id, v.regex(/^[\w-]+$/)), what: id }),
  v.object({ job: v.literal('webhook'), endpoint: id, delivery: id }),
])

/** @throws v.ValiError for anything else, which nobody but Quorum itself could have put there */
export const readJob = (body: unknown): Job => v.parse(job, body)
