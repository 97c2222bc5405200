/** What was remembered of refused addresses stayed when their person left the directory: it goes. */
import { getMember } from '../../platform/member.ts'
import { outbox } from '../../platform/outbox.ts'
import type { Migration } from './migration.ts'

export const addressesOfLeavers: Migration = {
  to: 2,
  async run(runtime) {
    const box = outbox(runtime.table('commons'))
    let forgotten = 0
    for (const { member } of await box.blocked()) {
      if (await getMember(runtime.table('directory'), member)) continue
      await box.unblock(member)
      forgotten++
    }
    return { forgotten }
  },
}
