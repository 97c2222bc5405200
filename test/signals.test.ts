/** Quiet teams are left alone, what happens is found: the signals and the balance on published rounds of simulated weeks. */
import { describe, expect, it } from 'vitest'
import type { PublishedRound } from '../shared/published/published.ts'
import { demoYear, leadsFrom, onset } from './bench/signals/demo.ts'
import { events, foundOf } from './bench/signals/events.ts'
import { edgeTeam, usualTeam, year } from './bench/signals/quiet.ts'
import { count, noRates } from './bench/signals/rates.ts'

/** Percent of the group-weeks that have a signal. Weeks before the seventh can have none. */
function signalled(years: PublishedRound[][], kind: 'team' | 'unit', eligible: number): number {
  const rates = noRates()
  for (const rounds of years) count(rates, rounds, { kinds: [kind], eligible, from: 6 })
  expect(rates.groupWeeks).toBeGreaterThan(1000)
  return (100 * rates.any) / rates.groupWeeks
}

describe('signals', () => {
  it.each([
    ['usual', usualTeam],
    ['on the edge of every word', edgeTeam],
  ])('%s: come to a quiet team in fewer than 5 in 100 of its weeks, with margin', (_, teamOf) => {
    const years = [1000, 1001, 1002, 1003, 1004, 1005].map((seed) => year(seed, teamOf))
    expect(signalled(years, 'team', 0)).toBeLessThan(1)
    expect(signalled(years, 'team', 20)).toBeLessThan(2.5)
    expect(signalled(years, 'unit', 20)).toBeLessThan(2.5)
  })

  it.each(events)('find most teams in which something happens: $kind', ({ kind, event }) => {
    const { teams, found } = foundOf(kind, [200, 201], event)
    expect(teams).toBe(20)
    expect(found / teams).toBeGreaterThan(0.4)
  })
})

describe('the balance of the demonstration', () => {
  it('is led by Sud-Est within two rounds of the collapse, whichever item is asked first', () => {
    // The items of both drivers alternate weekly.
    for (const rotation of [0, 1]) {
      const { rounds, collapsing } = demoYear(1, rotation, onset + 2)
      const week = leadsFrom(rounds, collapsing)
      expect([onset, onset + 1]).toContain(week)
    }
  })
})
