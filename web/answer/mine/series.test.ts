/** The history as lines over weeks. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { history, ownRound } from './history.fixture.ts'
import type { OwnRound } from './history.ts'
import { lineOf, seriesOf, spanOf, weeksBetween } from './series.ts'

const round = (week: string, scores: OwnRound['scores']): OwnRound => ({
  member: 'm',
  round: `${week}-0000`,
  scores,
})

describe('a line per driver', () => {
  const rounds = [
    round('2027-W01', { morale: 2 }),
    round('2026-W51', { morale: 4, coaching: 3 }),
    round('2026-W52', { morale: null, own: 5 }),
    round('2026-W53', { morale: 5 }),
  ]

  it('runs over weeks in their order, also over a year’s end', () => {
    expect(spanOf(rounds)).toEqual({ from: '2026-W51', to: '2027-W01', weeks: 4 })
    expect(seriesOf(rounds).map(({ driver }) => driver)).toEqual(['coaching', 'morale', 'own'])
    expect(seriesOf(rounds)[1]).toMatchObject({
      points: [
        { week: '2026-W51', at: 0, score: 4 },
        { week: '2026-W52', at: 1, score: null },
        { week: '2026-W53', at: 2, score: 5 },
        { week: '2027-W01', at: 3, score: 2 },
      ],
      last: 2,
      before: { mean: 4.5, answers: 2 },
      declined: 1,
    })
  })

  it('is called as the organisation called its own driver last', () => {
    const named = (week: string, fr: string) => ({
      ...round(week, { own: 4 }),
      names: { own: { fr, en: fr } },
    })
    const lines = seriesOf([named('2026-W53', 'Nouveau'), named('2026-W52', 'Ancien'), ...rounds])
    expect(lines.map(({ driver, name }) => [driver, name?.fr])).toEqual([
      ['coaching', undefined],
      ['morale', undefined],
      ['own', 'Nouveau'],
    ])
  })

  it('breaks where a week was declined or not asked, and is never drawn over it', () => {
    expect(lineOf(seriesOf(rounds)[1]!.points)).toBe('M0.5 1h0M2.5 0h0L3.5 3h0')
    expect(
      lineOf([
        { at: 0, score: 1 },
        { at: 2, score: 2 },
      ]),
    ).toBe('M0.5 4h0M2.5 3h0')
  })

  it('keeps every answer in its place, whatever the history', () => {
    const oneMember = history(ownRound.map((one) => ({ ...one, member: 'm' }))).filter(
      ({ length }) => length > 0,
    )
    fc.assert(
      fc.property(oneMember, (rounds) => {
        const { from, weeks } = spanOf(rounds)
        const all = seriesOf(rounds)
        const points = all.flatMap(({ points }) => points)
        expect(points).toHaveLength(rounds.flatMap(({ scores }) => Object.keys(scores)).length)
        for (const { week, at } of points) {
          expect(at).toBe(weeksBetween(from, week))
          expect(at >= 0 && at < weeks).toBe(true)
        }
        for (const { points, declined, before, last } of all)
          expect(declined + before.answers + (last === null ? 0 : 1)).toBe(points.length)
      }),
    )
  })
})
