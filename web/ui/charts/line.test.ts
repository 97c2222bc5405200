/** The line over weeks: treads and points where there are numbers, and nothing where there are none. */
import { describe, expect, it } from 'vitest'
import { bandPath, hatches, linePath, seasonPath, type WeekPoint } from './line.ts'

const shown = (score: number, step = 5, season = 'Q4', noise = 8): WeekPoint => ({
  kind: 'shown',
  season,
  score,
  step,
  noise,
})
const hidden = (reason: 'few' | 'season' = 'few'): WeekPoint => ({ kind: 'hidden', season: 'Q4', reason })
const notAsked: WeekPoint = { kind: 'not-asked', season: 'Q4' }
const none: WeekPoint = { kind: 'none' }

/** Every x of a path, whatever the command. */
const xs = (path: string) => [...path.matchAll(/[ML]([\d.]+) |H([\d.]+)/g)].map((m) => Number(m[1] ?? m[2]))

describe('the line', () => {
  it('is a staircase as wide as the weeks where numbers are rounded to 5 or 10', () => {
    expect(linePath([shown(55), shown(60), shown(60), shown(50, 10)])).toBe('M0 45H1V40H2H3V50H4')
  })

  it('is continuous through the middle of the weeks where they are finer', () => {
    expect(linePath([shown(62, 2), shown(64, 2), shown(58, 1)])).toBe('M0 38H0.5L1.5 36L2.5 42H3')
  })

  it('steps at the edge between a coarse week and a fine one', () => {
    expect(linePath([shown(60, 5), shown(64, 2), shown(66, 2), shown(70, 5)])).toBe(
      'M0 40H1V36H1.5L2.5 34H3V30H4',
    )
  })

  it('draws a week that stands alone as wide as the week', () => {
    expect(linePath([notAsked, shown(64, 2), notAsked])).toBe('M1 36H1.5H2')
  })

  it.each([
    ['a hidden week', hidden()],
    ['a week without the question', notAsked],
    ['a void week', none],
  ])('stops at %s and starts anew after it', (_, gap) => {
    expect(linePath([shown(50), gap, shown(70)])).toBe('M0 50H1M2 30H3')
  })

  it('breaks between two seasons', () => {
    expect(linePath([shown(50, 5, 'Q3'), shown(60, 5, 'Q4')])).toBe('M0 50H1M1 40H2')
  })

  it('draws nothing where nothing is shown', () => {
    expect(linePath([hidden(), notAsked, none])).toBe('')
    expect(bandPath([hidden(), notAsked, none])).toBe('')
  })
})

describe('the noise band', () => {
  it('is the mean of seven weeks, more and less the noise', () => {
    // Week 3 sees all seven: mean 53.
    const scores = [50, 50, 50, 50, 50, 50, 71]
    const path = bandPath(scores.map((score) => shown(score, 1)))
    expect(path).toContain('3.5 39')
    expect(path).toContain('3.5 55')
  })

  it('does not look beyond a hidden week', () => {
    expect(bandPath([shown(50), hidden(), shown(90, 5, 'Q4', 5)])).toBe('M0 42H1V58H0ZM2 5H3V15H2Z')
  })

  it('goes on over weeks in which the driver was not asked, and not beyond the last one shown', () => {
    const path = bandPath([notAsked, shown(50), notAsked, shown(50), notAsked])
    expect(path.match(/M/g)).toHaveLength(1)
    expect(Math.min(...xs(path))).toBe(1)
    expect(Math.max(...xs(path))).toBe(4)
  })

  it('stays between 0 and 100', () => {
    expect(bandPath([shown(97, 1)])).toBe('M0 0H1V11H0Z')
    expect(bandPath([shown(3, 1)])).toBe('M0 89H1V100H0Z')
  })

  it('breaks between two seasons', () => {
    expect(bandPath([shown(50, 5, 'Q3'), shown(50, 5, 'Q4')]).match(/M/g)).toHaveLength(2)
  })
})

describe('hidden weeks', () => {
  it('are one field while the reason is the same', () => {
    expect(hatches([shown(50), hidden(), hidden(), hidden('season'), notAsked, hidden('season')])).toEqual([
      { from: 1, weeks: 2, reason: 'few' },
      { from: 3, weeks: 1, reason: 'season' },
      { from: 5, weeks: 1, reason: 'season' },
    ])
  })
})

describe('seasons', () => {
  it('start with the first week that names another one, void weeks aside', () => {
    expect(seasonPath([shown(50, 5, 'Q2'), shown(50, 5, 'Q3'), none, shown(50, 5, 'Q4')])).toBe(
      'M1 0V100M3 0V100',
    )
  })
})
