/** A quarter: 13 rounds, 240 people, ticks dropped and doubled, functions killed, a mail server away for a day, clocks set back. */
import { playQuarter } from '../faults/quarter.ts'
import { complaintsOf } from '../faults/quarter-promises.ts'

/** With the head and eight managers 240 people. */
const sizes = [29, 29, 29, 29, 29, 29, 29, 28]
const rounds = 13
const budget = 2

export async function soak(): Promise<boolean> {
  const started = performance.now()
  const outcome = await playQuarter({
    begins: '2026-09-28T00:00:00Z',
    weeks: rounds,
    sizes,
    every: 60,
    dropped: 30,
    doubled: 20,
    killed: 20,
    refusesFrom: '2026-10-22T05:00:00Z',
    goneAddress: 'm1r1@example.org',
    seed: 13,
    tell: (line) => console.log(line),
  })
  const states = new Map<string, number>()
  for (const { kind, state, reason } of outcome.outbox) {
    const what = `${kind} ${state}${reason && state !== 'sent' ? ` (${reason})` : ''}`
    states.set(what, (states.get(what) ?? 0) + 1)
  }
  console.table(Object.fromEntries([...states].sort()))
  console.log(
    `${outcome.rounds.length} rounds, ${outcome.members.length} people, ${outcome.messages.length} messages; ${outcome.deaths} lives ended early; ` +
      `${outcome.repetitions} mails were taken twice under one id. ${((performance.now() - started) / 1000).toFixed(0)} s.`,
  )
  const complaints = complaintsOf(outcome, { rounds, budget })
  for (const complaint of complaints.slice(0, 20)) console.log(`✗ ${complaint}`)
  console.log(complaints.length === 0 ? 'Every promise held.' : `${complaints.length} promises broke.`)
  return complaints.length === 0
}
