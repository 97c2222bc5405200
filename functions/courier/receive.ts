/** What wakes the courier: a few jobs, each done, put off, or left to come again when it failed. */
import type { Job } from '#shared/messages/job.ts'
import { noteRun } from '../platform/last-runs.ts'
import type { Again, Received, Runtime } from '../platform/runtime.ts'
import { stopBounced } from './bounce.ts'
import { broadcast } from './broadcast.ts'
import { deskOf } from './desk.ts'
import { deliverEvent } from './event.ts'
import { fanOut } from './fan-out.ts'
import { readJob } from './job.ts'
import { sendMessage } from './message.ts'
import type { Outcome } from './settle.ts'
import { sendTrial } from './trial.ts'
import { sendWebhook } from './webhook.ts'

/** Seconds after which a job comes again that ended in an error of ours. */
const afterError = 60

export function receiver(runtime: Runtime): (messages: Received[]) => Promise<Again[]> {
  const desk = deskOf(runtime)

  async function work(job: Job): Promise<Outcome> {
    switch (job.job) {
      case 'fan-out':
        await fanOut(runtime, job)
        return null
      case 'message':
        return sendMessage(desk, job)
      case 'broadcast':
        return broadcast(desk, job)
      case 'trial':
      case 'trial-post':
        await sendTrial(desk, job)
        return null
      case 'event':
        await deliverEvent(runtime, job)
        return null
      case 'bounce':
        await stopBounced(runtime, job)
        return null
      case 'webhook':
        return sendWebhook(runtime, job)
    }
  }

  return async (messages) => {
    const outcomes = await Promise.all(
      messages.map(async ({ id, body }) => {
        try {
          const outcome = await work(readJob(body))
          return outcome && { id, after: outcome.again }
        } catch (error) {
          // The name only: a provider's message may quote an address.
          runtime.log.error('A job failed', { name: (error as Error).name })
          return { id, after: afterError }
        }
      }),
    )
    // They are done, whether or not that can be noted.
    await noteRun(runtime, runtime.table('commons'), 'courier').catch((error: Error) => {
      runtime.log.warn('A run could not be noted', { name: error.name })
    })
    return outcomes.filter((one) => one !== null)
  }
}
