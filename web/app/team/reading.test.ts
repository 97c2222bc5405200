/** Words about a trend: careful inside the noise, silent across seasons, and lowest first. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, TrendWeek } from '#shared/insight/view.ts'
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
  const movement = (...scores: number[]) =>
    readingOf(morale(scores.map((score) => shown(score))), 'morale').movement

  it('is steady inside the noise', () => {
    expect(movement(60, 65, 60, 55, 60, 65, 65, 65)).toBe('steady')
  })

  it('is steady when one week alone stands out', () => {
    expect(movement(60, 60, 60, 60, 60, 60, 60, 80)).toBe('steady')
  })

  it('rises or falls beyond it', () => {
    expect(movement(40, 40, 45, 50, 50, 55, 55, 60)).toBe('rising')
    expect(movement(60, 55, 55, 50, 50, 45, 40, 40)).toBe('falling')
  })

  it('is not spoken of before four weeks of a season', () => {
    expect(movement(40, 60, 80)).toBe('new')
    const seasons = morale(
      [40, 40, 40, 40, 80, 80].map((score) => shown(score)),
      (i) => (i < 3 ? 'Q3' : 'Q4'),
    )
    expect(readingOf(seasons, 'morale').movement).toBe('new')
  })

  it('of a season that is steady says when the number was lower or higher before it', () => {
    const scores = [40, 40, 40, 40, 60, 60, 60, 60]
    const reading = readingOf(
      morale(
        scores.map((score) => shown(score)),
        (i) => (i < 4 ? 'Q3' : 'Q4'),
      ),
      'morale',
    )
    expect(reading.movement).toBe('steady')
    expect([reading.beyond?.kind, reading.beyond?.than.week?.round]).toEqual(['higher', 'r0'])
    expect(readingOf(morale([60, 60, 60, 60].map((score) => shown(score))), 'morale').beyond).toBeNull()
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
