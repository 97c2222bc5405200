/** Addresses that took nothing, of people who leave: what is remembered of them goes along. */
import { outbox } from '../platform/outbox.ts'
import type { Runtime } from '../platform/runtime.ts'

export async function forgetStopped(runtime: Runtime, leavers: readonly { id: string }[]): Promise<void> {
  if (leavers.length === 0) return
  const box = outbox(runtime.table('commons'))
  const gone = new Set(leavers.map(({ id }) => id))
  for (const { member } of await box.blocked()) if (gone.has(member)) await box.unblock(member)
}

/** Whoever called a message spam, by id: they want none either where they come back. */
export async function complainers(runtime: Runtime): Promise<Set<string>> {
  const blocked = await outbox(runtime.table('commons')).blocked()
  return new Set(blocked.filter(({ reason }) => reason === 'complaint').map(({ member }) => member))
}
