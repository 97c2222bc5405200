/** What must hold whatever went wrong: each round published once, and every message once, within the budget, or accounted for. */
import type { Outcome } from './quarter.ts'

/** Sentences on what does not hold; none when everything does. */
export function complaintsOf(outcome: Outcome, wanted: { rounds: number; budget: number }): string[] {
  const { rounds, messages, outbox, members } = outcome
  const complaints: string[] = []
  const over = rounds.filter(({ state }) => state === 'shredded')
  if (over.length !== wanted.rounds) complaints.push(`${over.length} rounds were published and shredded`)
  for (const { id, state, result } of rounds)
    if (state === 'void' || (state === 'shredded' && !result)) complaints.push(`${id} came to nothing`)

  const perWeek = new Map<string, number>()
  for (const { to, week } of messages) perWeek.set(`${to} ${week}`, (perWeek.get(`${to} ${week}`) ?? 0) + 1)
  for (const [who, count] of perWeek)
    if (count > wanted.budget) complaints.push(`${count} messages to ${who}`)

  const sent = outbox.filter(({ state }) => state === 'sent')
  if (sent.length !== messages.length)
    complaints.push(`${sent.length} messages are said to be sent, mailboxes hold ${messages.length}`)
  for (const { kind, round, member, state } of outbox)
    if (!['sent', 'skipped', 'dead'].includes(state))
      complaints.push(`${kind} ${round} ${member} is ${state}`)

  const of = new Map(outbox.map((one) => [`${one.round} ${one.kind} ${one.member}`, one]))
  for (const { id } of over)
    for (const kind of ['invitation', 'reminder'])
      for (const member of members) {
        const message = of.get(`${id} ${kind} ${member}`)
        if (!message) complaints.push(`${kind} ${id} of ${member} was never due`)
      }
  return complaints
}
