/** A small organisation with a real mail server beside it: what the clock says is due, and what arrives. */
import { smallOrganisation } from './organisation.fixture.ts'
import { type Mailbox, mailbox } from './smtp.fixture.ts'
import { startWeek, type Week } from './week.fixture.ts'

export const opens = Date.parse('2026-11-19T08:00:00Z')
export const reminds = Date.parse('2026-11-21T08:00:00Z')
export const closes = Date.parse('2026-11-22T22:59:00Z')
export const announces = Date.parse('2026-11-23T07:00:00Z')

export interface Post {
  week: Week
  box: Mailbox
  /** Lets the clock look and the courier work, at this time or the one that stands. */
  at(time?: number): Promise<void>
  /** Subjects by address. */
  arrived(): Map<string, string[]>
  close(): Promise<void>
}

export async function startPost(settings: Record<string, string> = {}, sizes?: number[]): Promise<Post> {
  const [week, box] = await Promise.all([startWeek(settings), mailbox()])
  await week.keys.put('/channel/smtp', `smtp://localhost:${box.port}`)
  await week.people(smallOrganisation(sizes))
  await week.clock()
  return {
    week,
    box,
    async at(time) {
      if (time !== undefined) week.at(time)
      await week.clock()
      await week.tally()
      await week.clock()
      await week.deliver()
    },
    arrived() {
      const found = new Map<string, string[]>()
      for (const { to, mail } of box.taken)
        for (const address of to) found.set(address, [...(found.get(address) ?? []), mail.subject ?? ''])
      return found
    },
    async close() {
      await box.close()
      await week.close()
    },
  }
}
