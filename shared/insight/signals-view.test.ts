/** Signals in words, week by week, and never across a change of people. */
import { expect, test } from 'vitest'
import { question, roundView, shown, team } from './published.fixture.ts'
import { signalsView } from './signals-view.ts'

const group = { id: 'team:M1', kind: 'team', parent: null, name: { fr: 'Nantes', en: 'Nantes' } } as const
const questions = [question('MOR1', 'morale')]
const row = (week: number, participation: 'most' | 'under-half', season = 'S1') => ({
  round: { ...roundView(`2026-W${week}`), season },
  monday: `2026-${week}`,
  questions,
  group: team('team:M1', { MOR1: { ...shown(60), agreement: 'mixed' } }, { participation }),
})
const before = [10, 11, 12, 13, 14].map((week) => row(week, 'most'))
const join = (changed: boolean) => ({
  season: 'S2',
  kind: 'new-season' as const,
  before: ['team:M1'],
  after: ['team:M1'],
  changed,
})
const next = [row(15, 'under-half', 'S2'), row(16, 'under-half', 'S2')]

test('a week has its signals, in words', () => {
  const rows = [...before, row(15, 'under-half'), row(16, 'under-half')]
  const { weeks } = signalsView({ group, rows, told: 2, joins: [] })
  expect(weeks.map(({ week, signals }) => [week, signals.length])).toEqual([
    ['2026-W15', 0],
    ['2026-W16', 1],
  ])
  expect(weeks[1]!.agreement).toEqual({ morale: 'mixed' })
  expect(weeks[1]!.signals[0]).toMatchObject({
    kind: 'participation',
    title: { en: 'Participation has fallen, two weeks in a row.' },
  })
})

test('a new season of the same people goes on; any other begins anew', () => {
  const signals = (joins: Parameters<typeof signalsView>[0]['joins']) =>
    signalsView({ group, rows: [...before, ...next], told: 7, joins }).weeks.flatMap((week) => week.signals)
  expect(signals([join(false)])).toHaveLength(1)
  expect(signals([join(true)])).toEqual([])
  expect(signals([])).toEqual([])
})

test('a void week tells nothing and is not known', () => {
  const voided = { ...row(16, 'under-half'), round: { ...roundView('2026-W16', 'void'), season: 'S1' } }
  const rows = [...before, row(15, 'under-half'), voided, row(17, 'under-half')]
  const { weeks } = signalsView({ group, rows, told: 2, joins: [] })
  expect(weeks.map(({ signals }) => signals.length)).toEqual([0, 1])
})
