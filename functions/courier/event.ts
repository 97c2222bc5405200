/** Makes the deliveries of an event: a record for every endpoint that wants it, and a job. */
import type { Job } from '#shared/messages/job.ts'
import { payloadOf } from '#shared/messages/webhook.ts'
import { bulletins } from '../platform/bulletins.ts'
import { deliveries } from '../platform/deliveries.ts'
import type { Runtime } from '../platform/runtime.ts'
import { webhooks } from '../platform/webhooks.ts'

type EventJob = Extract<Job, { job: 'event' }>

/** Done twice it makes the same records, and jobs that find their delivery sent. */
export async function deliverEvent(runtime: Runtime, { event, round, at }: EventJob): Promise<void> {
  const table = runtime.table('commons')
  const [endpoints, facts] = await Promise.all([webhooks(table).list(), bulletins(table).facts(round)])
  const wanting = endpoints.filter(({ events }) => events.includes(event))
  if (wanting.length === 0) return
  if (!facts) return runtime.log.warn('An event has no facts', { event, round })
  const payload = payloadOf(event, at, facts, runtime.environment.APP_ORIGIN ?? '')
  const jobs: Job[] = []
  for (const { id } of wanting)
    jobs.push({
      job: 'webhook',
      endpoint: id,
      delivery: await deliveries(table, id).due(payload, runtime.now()),
    })
  await runtime.queue('messages').send(jobs.map((body) => ({ body })))
}
