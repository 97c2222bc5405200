/** Two weeks in a row: both numbers, a word, and a reason for what is hidden. */
import { describe, expect, it } from 'vitest'
import type { DriverPair } from '#shared/insight/compare.ts'
import type { DriverScore } from '#shared/insight/view.ts'
import { en } from '../words/en.ts'
import { changeRow, nodesOf, openWhereReal } from './cells.ts'
import { change, group, moved, pair, shown, view } from './compare.fixture.ts'

const hidden = (reason: 'few' | 'season'): DriverScore => ({ kind: 'hidden', reason })
const notAsked: DriverScore = { kind: 'not-asked' }

function rowOf(drivers: Record<string, DriverPair>) {
  const seen = view(Object.keys(drivers), [group('unit:M1', drivers)])
  const context = {
    words: en,
    code: 'en' as const,
    view: seen,
    weeks: { a: '43', b: '47' },
    linked: new Set<string>(),
  }
  return changeRow({ group: nodesOf(seen, 'T')[0]!, depth: 0, open: null }, context)
}
const cellOf = (one: DriverPair) => {
  const { cells } = rowOf({ morale: one, coaching: moved(0, 'no-change') })
  if ('reason' in cells) throw new Error(cells.reason)
  return cells[0]!
}

describe('a cell', () => {
  it('has both numbers as they are shown, and as they are said', () => {
    const coarse = { step: 5, answers: '8-11' }
    expect(
      cellOf(pair(shown(45, coarse), shown(80, { clip: 'over' }), { change: change(35, 'rose', 'over') })),
    ).toEqual({
      pair: '≈45 → >80',
      spoken: 'about 45, then over 80',
      word: 'rose, +35 or more (±\u00a010)',
      moved: 'rose',
    })
    expect(cellOf(moved(-12, 'fell'))).toMatchObject({
      pair: '50 → 38',
      word: 'fell, −12 (±\u00a010)',
      moved: 'fell',
    })
  })

  it('has no shape but for a real change', () => {
    expect(cellOf(moved(9, 'no-change'))).toMatchObject({ word: en.compare.words['no-change'], moved: null })
    expect(cellOf(moved(30, 'cannot-tell'))).toMatchObject({
      word: en.compare.words['cannot-tell'],
      moved: null,
    })
    const apart = pair(shown(50), shown(90), { apart: 'other-people' })
    expect(cellOf(apart)).toMatchObject({ pair: '50 → 90', word: 'other people', moved: null })
  })

  it('that is hidden says why, and in which week where only one is', () => {
    expect(cellOf(pair(hidden('season'), hidden('season')))).toEqual({
      pair: 'hidden',
      spoken: 'hidden, then hidden',
      reason: en.hidden.season,
    })
    expect(cellOf(pair(hidden('few'), shown(55)))).toMatchObject({
      pair: 'hidden → 55',
      reason: 'Week 43. Hidden: fewer than 5 answers',
    })
    // Each week has its own quorum.
    expect(cellOf(pair(hidden('few'), hidden('few')))).toMatchObject({
      reason: 'Week 43. Hidden: fewer than 5 answers. Week 47. Hidden: fewer than 6 answers',
    })
  })

  it('that was not asked is neither hidden nor a change', () => {
    expect(cellOf(pair(notAsked, shown(55)))).toEqual({
      pair: '55',
      spoken: 'not asked, then 55',
      word: 'not asked in week\u00a043',
      moved: null,
    })
    expect(cellOf(pair(shown(55), notAsked))).toMatchObject({ pair: '55', word: 'not asked in week\u00a047' })
    expect(cellOf(pair(notAsked, notAsked))).toMatchObject({ pair: 'not asked', word: null })
    expect(cellOf(pair(hidden('season'), notAsked))).toMatchObject({
      pair: 'hidden',
      reason: `Week 43. ${en.hidden.season}`,
    })
  })
})

describe('a row', () => {
  it('has one reason where nothing of it is shown in either week', () => {
    const none = pair(hidden('season'), hidden('season'))
    expect(rowOf({ morale: none, coaching: pair(hidden('season'), notAsked) })).toMatchObject({
      cells: { reason: en.hidden.season },
      size: null,
    })
  })

  it('has the smallest size of both weeks', () => {
    expect(rowOf({ morale: pair(shown(50), shown(50, { answers: '12-19' })) }).size).toBe('12–19')
  })
})

describe('units', () => {
  it('are open where something below has really changed', () => {
    const nodes = nodesOf(
      view(
        ['morale'],
        [
          group('top', {}),
          group('west', { morale: moved(5, 'no-change') }, 'top'),
          group('lille', { morale: moved(30, 'rose') }, 'west'),
          group('east', { morale: moved(30, 'rose') }, 'top'),
          group('lyon', { morale: moved(5, 'no-change') }, 'east'),
        ],
      ),
      'T',
    )
    expect([...openWhereReal(nodes, ['west', 'east'])]).toEqual(['east'])
    expect([...openWhereReal(nodes, ['top'])]).toEqual([])
  })
})
