/** Somebody joins or leaves between two rounds: how well their answer can be told from what changes. */
import { describe, expect, it } from 'vitest'
import { questions } from './firm.ts'
import { bothRounds, difference, hits, oneRound } from './joiner.ts'
import { naive } from './naive.ts'
import { ours } from './ours.ts'
import { report } from './report.ts'

const asked = questions.slice(0, 1)
const same = 0.9
const percent = (rate: number) => `${Math.round(100 * rate)} %`

/** With so many answers, the second round adds at most so many points to what one round tells. */
const limits: [size: number, most: number][] = [
  [6, 20],
  [7, 20],
  // The design hoped for 8 from eight answers up; steps of five let more through until there are twenty.
  [9, 16],
  [14, 18],
  [24, 8],
]

describe.each([
  ['joins', false],
  ['leaves', true],
])('one person %s', (what, leaves) => {
  it.each(limits)('a group of %i: the attacker gains at most %i points', (size, most) => {
    const open = { publisher: naive(5, asked), size, same, leaves }
    const closed = { publisher: ours({ asked }), size, same, leaves }
    const [before, after] = [hits(closed, oneRound), hits(closed, bothRounds)]
    const exact = hits(open, difference)
    report(`one of ${size} ${what}, others answer alike at ${same}`, {
      naive: { 'of answers named': percent(exact), 'from one round': percent(hits(open, oneRound)) },
      ours: { 'of answers named': percent(after), 'from one round': percent(before) },
    })
    expect(exact).toBeGreaterThan(after)
    expect(100 * (after - before)).toBeLessThanOrEqual(most)
  })
})
