/** A few weeks with everything going wrong; `npm run soak` plays a whole quarter of 240 people. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, playQuarter } from './quarter.ts'
import { complaintsOf } from './quarter-promises.ts'

let outcome: Outcome
beforeAll(async () => {
  outcome = await playQuarter({
    // The clocks go back on 25 October.
    begins: '2026-10-12T00:00:00Z',
    weeks: 3,
    sizes: [6, 5],
    every: 150,
    dropped: 30,
    doubled: 20,
    killed: 35,
    refusesFrom: '2026-10-22T05:00:00Z',
    goneAddress: 'm1r1@example.org',
    seed: 7,
    tell: () => {},
  })
}, 180_000)

describe('weeks in which everything goes wrong', () => {
  it('went wrong', () => {
    expect(outcome.deaths).toBeGreaterThan(10)
  })

  it('keep every promise', () => {
    expect(complaintsOf(outcome, { rounds: 3, budget: 2 })).toEqual([])
  })

  it('show what was given up, of the one address that is no more', () => {
    expect(outcome.blocked).toEqual(['m1r1'])
    expect(outcome.dead).toBe(1)
  })
})
