/**
 * One message to one person, sent once in effect: claimed by one conditional write, sent under an id that is the same at
 * every try, then settled. Killed between sending and settling it is sent again under that id, which mailboxes know.
 */
import { budgetOf } from '#shared/contact/contact.ts'
import { reserved } from '#shared/messages/audience.ts'
import { isLate } from '#shared/messages/due.ts'
import type { RoundFacts } from '#shared/messages/messages.ts'
import { isoWeek } from '#shared/round/calendar.ts'
import { type Contact, getContact } from '../platform/contact.ts'
import { getMember } from '../platform/member.ts'
import { lease, type Message, type Outbox, outbox, type Skipped } from '../platform/outbox.ts'
import { compose } from './compose.ts'
import type { Desk } from './desk.ts'
import { type Outcome, settle } from './settle.ts'

export async function sendMessage(desk: Desk, message: Message): Promise<Outcome> {
  const { runtime, channels } = desk
  const box = outbox(runtime.table('commons'))
  const posted = await box.find(message)
  if (!posted || posted.state === 'sent' || posted.state === 'skipped' || posted.state === 'dead') return null
  // Two jobs of one message: the other has it. Whether it died shows when its lease ends.
  if (!(await box.claim(message, runtime.now()))) return { again: lease / 1000 }

  const round = await desk.round(message.round)
  const directory = runtime.table('directory')
  const [member, contact] = await Promise.all([
    getMember(directory, message.member),
    getContact(directory, message.member),
  ])
  if (!round || !member) return skip('gone')
  const { channel, to } = await channels.personal(member, contact)
  const reason = await against(desk, box, message, { facts: round.facts, contact, to })
  if (reason) return skip(reason)

  const words = await compose(desk, message, round, member, contact)
  if (!words) return skip('gone')
  const sent = await channel.send({ ...words, to })
  if (sent.outcome === 'refused') await box.block(member.id, to, sent.reason, runtime.now())
  return settle(runtime, box, message, posted, sent)

  async function skip(why: Skipped): Promise<null> {
    await box.settle(message, 'skipped', why)
    return null
  }
}

/** Why this message is not to be sent; budget last, since it is spent by asking. */
async function against(
  { runtime, timeZone }: Desk,
  box: Outbox,
  message: Message,
  { facts, contact, to }: { facts: RoundFacts; contact: Contact; to: string },
): Promise<Skipped | null> {
  const now = runtime.now()
  if (isLate(message.kind, facts, now)) return 'late'
  if (contact.stopped) return 'stopped'
  if (contact.silent.has(message.round)) return 'silent'
  if (await box.isBlocked(message.member, to)) return 'blocked'
  const week = isoWeek(now, await timeZone())
  const limit = budgetOf(runtime.environment.MESSAGES_PER_WEEK) - reserved[message.kind]
  return (await box.spend(message, week, limit, now)) ? null : 'budget'
}
