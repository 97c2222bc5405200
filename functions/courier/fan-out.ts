/** Makes the messages of everybody in one shard of the directory: a record in the outbox each, and a job. */
import { isFor } from '#shared/messages/audience.ts'
import type { Job } from '#shared/messages/job.ts'
import type { AssignedRole } from '#shared/org/organisation.ts'
import { mainRole } from '#shared/org/roles.ts'
import { bulletins } from '../platform/bulletins.ts'
import { outbox } from '../platform/outbox.ts'
import { queryPages } from '../platform/query.ts'
import { getAssignments } from '../platform/roles.ts'
import type { Runtime } from '../platform/runtime.ts'

type FanOut = Extract<Job, { job: 'fan-out' }>

/** Records at a time. */
const atOnce = 16

/** Done twice it makes the same records, and jobs that find their message sent. */
export async function fanOut(runtime: Runtime, { kind, round, shard }: FanOut): Promise<void> {
  const leads = await bulletins(runtime.table('commons')).leads(round)
  const box = outbox(runtime.table('commons'))
  const assignments = await getAssignments(runtime.table('directory'))
  const people = queryPages(runtime.table('directory'), {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `members#${shard}` },
    // Neither names nor addresses are needed to know who is written to.
    ProjectionExpression: 'sk, eligible, #role',
    ExpressionAttributeNames: { '#role': 'role' },
  })
  for await (const page of people) {
    const ids = page
      .filter(({ sk, eligible, role }) => {
        const id = sk as string
        const main = mainRole({ id, role: role as AssignedRole }, assignments)
        return isFor(kind, { eligible: eligible as boolean, ...(main && { role: main }) }, leads.has(id))
      })
      .map(({ sk }) => sk as string)
    for (let i = 0; i < ids.length; i += atOnce)
      await Promise.all(
        ids.slice(i, i + atOnce).map((member) => box.due({ kind, round, member }, runtime.now())),
      )
    await runtime
      .queue('messages')
      .send(ids.map((member) => ({ body: { job: 'message', kind, round, member } satisfies Job })))
  }
}
