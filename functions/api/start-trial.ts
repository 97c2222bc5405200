/** Puts something to try out on the queue, under an id by which one can ask what became of it. */
import type { Job } from '#shared/messages/job.ts'
import type { Runtime } from '../platform/runtime.ts'

export async function startTrial(runtime: Runtime, jobOf: (id: string) => Job): Promise<{ id: string }> {
  const id = Buffer.from(runtime.random(16)).toString('hex')
  await runtime.queue('messages').send([{ body: jobOf(id) }])
  return { id }
}
