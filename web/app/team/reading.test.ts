/** Words about a trend: careful inside the noise, silent across seasons, and lowest first. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, TrendWeek } from '#shared/insight/view.ts'
import type { Judged } from '#shared/published/published.ts'
import { coarsest, lowestFirst, readingOf, standingOut } from './reading.ts'
import { pointsOf, slotsOf } from './slots.ts'

const shown = (score: number, answers = '12-19', noise = 8): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers,
  step: 5,
  noise,
  questions: ['X1'],
})
const hidden: DriverScore = { kind: 'hidden', reason: 'few' }
const notAsked: DriverScore = { kind: 'not-asked' }

const told = (verdict: Judged['lastFour']['verdict'], since: string | null = null): Judged => {
  const outcome = { verdict, since, change: null, band: null, shown: { before: 9, within: 4 } }
  return { lastRound: outcome, lastFour: outcome }
}

const monday = (i: number) =>
  new Date(Date.UTC(2026, 4, 25) + i * 7 * 24 * 3600 * 1000).toISOString().slice(0, 10)

function week(i: number, drivers: Record<string, DriverScore>, season = '2026-Q3'): TrendWeek {
  return {
    round: `r${i}`,
    week: `2026-W${22 + i}`,
    season,
    monday: monday(i),
    drivers,
    participation: null,
    agreement: {},
  }
}
const morale = (scores: (DriverScore | null)[], season?: (i: number) => string) =>
  slotsOf(
    scores.map((score, i) => week(i, score ? { morale: score } : {}, season?.(i))),
    26,
  )

describe('slots', () => {
  it('keep a place for a week that had no round', () => {
    const slots = slotsOf([week(0, { morale: shown(50) }), week(9, { morale: shown(50) })], 26)
    expect(slots).toHaveLength(10)
    expect(pointsOf(slots, 'morale').map(({ kind }) => kind)).toEqual([
      'shown',
      ...Array(8).fill('none'),
      'shown',
    ])
  })

  it('begin with the first week that says anything, and never show fewer than eight', () => {
    const slots = slotsOf([week(0, {}), week(1, {}), week(2, { morale: hidden })], 26)
    expect(slots).toHaveLength(8)
    expect(slots.at(-1)!.week?.round).toBe('r2')
  })

  it('are none where no week says anything', () => {
    expect(slotsOf([week(0, {})], 26)).toEqual([])
  })
})

describe('a movement', () => {
  const scores = [40, 40, 40, 40, 60, 60, 60, 60].map((score) => shown(score))
  const inSeasons = morale(scores, (i) => (i < 4 ? 'Q3' : 'Q4'))

  it('is the verdict told at publication, since the Monday of its week', () => {
    const { movement, since, beyond } = readingOf(inSeasons, 'morale', told('rose', '2026-W27'))
    expect([movement, since?.toISOString().slice(0, 10), beyond]).toEqual(['rose', '2026-06-29', null])
  })

  it('cannot be told where nothing was told, however far the numbers lie apart', () => {
    expect(readingOf(morale(scores), 'morale')).toMatchObject({ movement: 'cannot-tell', beyond: null })
  })

  it('of no change says when the number was lower or higher in another season', () => {
    const reading = readingOf(inSeasons, 'morale', told('no-change'))
    expect([reading.beyond?.kind, reading.beyond?.than.week?.round]).toEqual(['higher', 'r0'])
    expect(readingOf(morale(scores), 'morale', told('no-change')).beyond).toBeNull()
    const even = morale(
      [55, 60, 55, 60, 60, 60].map((score) => shown(score)),
      (i) => (i < 3 ? 'Q3' : 'Q4'),
    )
    expect(readingOf(even, 'morale', told('no-change')).beyond).toBeNull()
  })
})

describe('the latest number', () => {
  it('passes over hidden weeks and weeks without the question', () => {
    const slots = morale([shown(50), shown(70), notAsked, hidden])
    expect(readingOf(slots, 'morale').latest?.slot.week?.round).toBe('r1')
  })

  it('is none when it is older than four weeks', () => {
    expect(readingOf(morale([shown(50), hidden, hidden, hidden, hidden]), 'morale').latest).toBeNull()
  })
})

describe('what stands out', () => {
  const readings = (scores: Record<string, DriverScore>) => {
    const slots = slotsOf([week(0, scores)], 26)
    return Object.keys(scores).map((driver) => readingOf(slots, driver))
  }

  it('is the highest and the lowest driver, morale aside', () => {
    const { strength, priority } = standingOut(
      readings({ morale: shown(20), autonomy: shown(60), coaching: shown(45), 'mutual-help': shown(80) }),
    )
    expect([strength?.driver, priority?.driver]).toEqual(['mutual-help', 'coaching'])
  })

  it('is nothing when all lie within the noise of one another', () => {
    expect(standingOut(readings({ autonomy: shown(60), coaching: shown(70) }))).toEqual({
      strength: null,
      priority: null,
    })
  })

  it('comes lowest first, drivers without a number last', () => {
    const order = lowestFirst(readings({ a: hidden, b: shown(70), c: shown(40), d: hidden }))
    expect(order.map(({ driver }) => driver)).toEqual(['c', 'b', 'a', 'd'])
  })
})

describe('the size of a week', () => {
  it('is the smallest band, compared as numbers', () => {
    expect(coarsest({ a: shown(50, '12-19'), b: shown(50, '8-11'), c: hidden })?.answers).toBe('8-11')
    expect(coarsest({ a: hidden })).toBeNull()
  })
})
