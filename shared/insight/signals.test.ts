/** Signals: two weeks in a row beyond all before, once, at most three, and nothing of a group that is hidden. */
import { describe, expect, it } from 'vitest'
import type { Participation, PublishedGroup, Result, ShownResult } from '../published/published.ts'
import { drivers } from '../questions/drivers.ts'
import { hidden, question, shown, team } from './published.fixture.ts'
import { type SignalWeek, signalsOf } from './signals.ts'

const questions = drivers.map((driver) => question(driver, driver))
const calm: ShownResult = {
  ...shown(60),
  distribution: ['few', 30, 60],
  skips: 'few',
  agreement: 'mixed',
}
const camps: ShownResult = { ...calm, distribution: [40, 'few', 50], agreement: 'split' }

/** A week in which everything is calm but what is given. */
function week(
  results: Record<string, Result> = {},
  participation: Participation | null = 'most',
): SignalWeek {
  const all = Object.fromEntries(drivers.map((driver) => [driver, results[driver] ?? calm]))
  return { questions, group: team('team:M1', all, { participation }) }
}
const calmWeeks = (count: number) => Array.from({ length: count }, () => week())
const none: SignalWeek = { questions: [], group: null }
const told = (...weeks: SignalWeek[]) => signalsOf(weeks).map(({ kind, driver }) => driver ?? kind)

const low = week({}, 'half-to-three-quarters')
const skipped = week({ morale: { ...calm, skips: 'some' } })
const uniform = week({ morale: hidden('uniform') })
const split = week({ morale: camps })

describe('each signal', () => {
  it.each([
    ['participation', low],
    ['skips', skipped],
    ['uniform', uniform],
    ['split', split],
  ])('%s: comes in the second of two weeks, after five calm ones, and once', (kind, raised) => {
    const signals = signalsOf([...calmWeeks(5), raised, raised])
    expect(signals).toEqual([{ kind, driver: kind === 'skips' || kind === 'split' ? 'morale' : null }])
    expect(told(...calmWeeks(5), raised)).toEqual([])
    expect(told(...calmWeeks(5), raised, week(), raised)).toEqual([])
    expect(told(...calmWeeks(4), raised, raised)).toEqual([])
    expect(told(...calmWeeks(5), raised, raised, raised)).toEqual([])
    expect(told(...calmWeeks(5), raised, raised, week())).toEqual([])
  })

  it.each([
    ['participation', low],
    ['skips', skipped],
    ['uniform', uniform],
    ['split', split],
  ])('%s: is no news where it was so within the eight known weeks before', (_, raised) => {
    expect(told(raised, ...calmWeeks(7), raised, raised)).toEqual([])
    expect(told(raised, ...calmWeeks(8), raised, raised)).toHaveLength(1)
  })

  it.each([
    ['participation', low],
    ['skips', skipped],
    ['uniform', uniform],
    ['split', split],
  ])('%s: counts known weeks only', (_, raised) => {
    expect(told(...calmWeeks(5), none, raised, none, raised)).toHaveLength(1)
    expect(told(...calmWeeks(4), none, raised, raised)).toEqual([])
    expect(told(...calmWeeks(5), raised, raised, none)).toEqual([])
  })
})

describe('participation', () => {
  it('falls from half to three quarters to under half as well, and is not told without words', () => {
    const middling = Array.from({ length: 5 }, () => week({}, 'half-to-three-quarters'))
    const under = week({}, 'under-half')
    expect(told(...middling, under, under)).toEqual(['participation'])
    expect(told(...calmWeeks(5), week({}, null), week({}, null))).toEqual([])
  })

  it('that rises is no signal', () => {
    expect(told(...Array.from({ length: 6 }, () => low), week(), week())).toEqual([])
  })
})

describe('skips', () => {
  it('are of one driver: where two are skipped alike, it is no matter of one', () => {
    const some = { ...calm, skips: 'some' as const }
    const both = week({ morale: some, coaching: some })
    expect(told(...calmWeeks(5), both, both)).toEqual([])
    const more = week({ morale: { ...calm, skips: 'many' }, coaching: some })
    expect(told(...calmWeeks(5), more, more)).toEqual(['morale'])
  })

  it('of a driver that is asked now and then are compared with when it was asked', () => {
    const others = questions.filter(({ driver }) => driver !== 'coaching')
    const without = { ...week(), questions: others }
    const asked = week({ coaching: { ...calm, skips: 'some' } })
    const before = Array.from({ length: 5 }, () => [week(), without]).flat()
    expect(told(...before, asked, without, asked)).toEqual(['coaching'])
    expect(told(...before.slice(2), asked, without, asked)).toEqual([])
  })
})

describe('two camps', () => {
  it('have both ends and little between', () => {
    const like = (distribution: ShownResult['distribution']) => {
      const raised = week({ morale: { ...camps, distribution } })
      return told(...calmWeeks(5), raised, raised)
    }
    expect(like([30, 20, 50])).toEqual(['morale'])
    expect(like([30, 30, 40])).toEqual([])
    expect(like(['few', 'few', 80])).toEqual([])
    expect(like(null)).toEqual([])
  })

  it('are no news where answers were split before, in camps or not', () => {
    const before = week({ morale: { ...camps, distribution: [40, 30, 30] } })
    expect(told(before, ...calmWeeks(6), split, split)).toEqual([])
  })
})

describe('a week', () => {
  const everything = (driver: string) => ({
    ...week({
      autonomy: camps,
      coaching: camps,
      [driver]: hidden('uniform'),
      morale: { ...camps, skips: 'many' },
    }),
  })

  it('has three signals at most, silences first', () => {
    const full = everything('alignment')
    full.group!.participation = 'under-half'
    expect(signalsOf([...calmWeeks(5), full, full])).toEqual([
      { kind: 'participation', driver: null },
      { kind: 'skips', driver: 'morale' },
      { kind: 'split', driver: 'autonomy' },
    ])
  })

  it('in which the group is hidden has none', () => {
    const masked: PublishedGroup = team(
      'team:M1',
      Object.fromEntries(drivers.map((driver) => [driver, hidden('few')])),
      { participation: 'under-half' },
    )
    const week = { questions, group: masked }
    expect(told(...calmWeeks(5), low, week)).toEqual([])
    expect(signalsOf([])).toEqual([])
  })

  it('does not read mirror questions, which are asked of few', () => {
    const asked = questions.map((one) => ({ ...one, asked: 'managers' as const }))
    const raised = { ...week({ morale: camps, coaching: hidden('uniform') }), questions: asked }
    const before = calmWeeks(6).map((one) => ({ ...one, questions: asked }))
    expect(told(...before, raised, raised)).toEqual([])
  })
})
