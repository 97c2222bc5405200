/** Expected response: what published bands make likely, and nothing finer. */
import { describe, expect, it } from 'vitest'
import { cellsFor } from '../org/cells.ts'
import type { PublishedRound } from '../published/published.ts'
import { gate } from './gate.ts'
import { expectedResponse } from './response.ts'
import { countsIn, forceOf } from './season.fixture.ts'

const structure = forceOf(10, 10, 40)
const { cells } = cellsFor(structure, 5)

/** Ballots of the leadership, and of each team. */
const roundWith = (...ballots: number[]): PublishedRound =>
  gate({
    round: 'r',
    season: null,
    k: 5,
    order: 'units',
    structure,
    cells,
    questions: [{ id: 'Q1', driver: 'morale', asked: 'all' }],
    counts: countsIn(cells, ballots),
    spoiled: 0,
  })
const expected = (...rounds: PublishedRound[]) => Object.values(expectedResponse(rounds, cells))
const weeks = (count: number, ...ballots: number[]) =>
  Array.from({ length: count }, () => roundWith(...ballots))

describe('expected response', () => {
  it('is the usual one where nothing is known', () => {
    expect(expected()).toEqual([0.7, 0.7, 0.7, 0.7])
  })

  it('lies in the band that a group had week after week', () => {
    const [, a, b, c] = expected(...weeks(6, 6, 6, 10, 30))
    expect(a).toBeGreaterThan(0.5)
    expect(a).toBeLessThan(0.7)
    expect(b).toBeGreaterThan(0.85)
    // 20 to 49 of forty.
    expect(c).toBeGreaterThan(0.5)
  })

  it('falls with every week that had too few to show', () => {
    const one = expected(...weeks(5, 6, 6, 9, 30), ...weeks(1, 6, 2, 9, 30))[1]!
    const three = expected(...weeks(3, 6, 6, 9, 30), ...weeks(3, 6, 2, 9, 30))[1]!
    const always = expected(...weeks(6, 6, 2, 9, 30))[1]!
    expect(three).toBeLessThan(one)
    expect(always).toBeLessThan(three)
    expect(10 * always).toBeLessThan(5)
  })

  it('of a group that says nothing of itself is that of the nearest around it', () => {
    const silent = weeks(4, 6, 6, 9, 30).map(
      (round): PublishedRound => ({
        ...round,
        groups: round.groups.map((group) =>
          group.id === 'team:A0' ? { ...group, results: { Q1: { hidden: 'season' } } } : group,
        ),
      }),
    )
    const [, own] = expected(...silent)
    const whole = 51 / 66
    expect(Math.abs(own! - whole)).toBeLessThan(0.15)
  })

  it('does not depend on the order of rounds', () => {
    const rounds = [roundWith(6, 2, 9, 30), roundWith(5, 6, 10, 22), roundWith(6, 8, 3, 38)]
    expect(expected(...rounds)).toEqual(expected(...[...rounds].reverse()))
  })
})
