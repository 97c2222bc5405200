/** An address that took a message and gave it back later, or a person who called it spam: SES says so, and the address is stopped. */
import { fromBase64url } from '#shared/ballot/bytes.ts'
import type { Job } from '#shared/messages/job.ts'
import { getMember } from '../platform/member.ts'
import { outbox } from '../platform/outbox.ts'
import type { Runtime } from '../platform/runtime.ts'

type Bounce = Extract<Job, { job: 'bounce' }>

/** A mailbox that is full, or a machine that is away (Transient, Undetermined), may take the next message. */
export async function stopBounced(runtime: Runtime, { member, what }: Bounce): Promise<void> {
  if (what !== 'Permanent' && what !== 'complaint') return
  const id = new TextDecoder().decode(fromBase64url(member))
  const person = await getMember(runtime.table('directory'), id)
  // Told of the address as it is now: the messages were sent within the last days.
  if (person)
    await outbox(runtime.table('commons')).block(
      id,
      person.email,
      what === 'complaint' ? 'complaint' : 'bounce',
      runtime.now(),
    )
}
