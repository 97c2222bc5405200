/** A group over the weeks: not asked, hidden and not there are three different gaps. */
import { expect, test } from 'vitest'
import { hidden, question, roundView, shown, team } from './published.fixture.ts'
import { trendView } from './trend-view.ts'

const group = {
  id: 'team:M1',
  kind: 'team',
  parent: null,
  name: { fr: 'Nantes', en: 'Nantes' },
} as const
const morale = question('MOR1', 'morale')
const own = question('SAF1', 'safety')

const rows = [
  {
    round: roundView('2026-W48'),
    monday: '2026-11-23',
    questions: [own, morale],
    group: team('team:M1', { SAF1: shown(50), MOR1: hidden('few') }),
  },
  { round: roundView('2026-W47'), monday: '2026-11-16', questions: [morale], group: null },
  {
    round: roundView('2026-W46', 'void'),
    monday: '2026-11-09',
    questions: [morale],
    group: team('team:M1', { MOR1: shown(90) }, { participation: 'most' }),
  },
  {
    round: roundView('2026-W45'),
    monday: '2026-11-02',
    questions: [morale, question('COA1M', 'coaching', 'managers')],
    group: team('team:M1', { MOR1: shown(60) }, { participation: 'most' }),
  },
]
const lineage = { segments: [{ season: '2026-Q4', groups: ['team:M1'] }], joins: [] }
const trend = trendView({ group, rows, lineage, relatives: new Map() })

test('eNPS stands in the weeks that asked it, hidden or not, and in no other', () => {
  const asked = [{ ...rows[0]!, enps: 25 }, { ...rows[1]!, enps: null }, rows[3]!]
  const weeks = trendView({ group, rows: asked, lineage, relatives: new Map() }).weeks
  expect(weeks.map((one) => ('enps' in one ? one.enps : 'not asked'))).toEqual(['not asked', null, 25])
})

test('weeks stand oldest first, with the day, the season and the participation', () => {
  expect(trend.weeks.map(({ week }) => week)).toEqual(['2026-W45', '2026-W46', '2026-W47', '2026-W48'])
  expect(trend.weeks[0]).toMatchObject({
    round: '2026-W45-7f3a',
    season: '2026-Q4',
    monday: '2026-11-02',
    participation: 'most',
  })
  expect(trend.group).toEqual(group)
})

test('drivers are those asked of all in any of the weeks, in the usual order', () => {
  expect(trend.drivers).toEqual(['morale', 'safety'])
})

test('a driver of another week was not asked; a hidden one says why', () => {
  expect(trend.weeks[0]!.drivers).toMatchObject({
    morale: { kind: 'shown', score: 60 },
    safety: { kind: 'not-asked' },
    coaching: { kind: 'not-asked' },
  })
  expect(trend.weeks[3]!.drivers).toMatchObject({
    morale: { kind: 'hidden', reason: 'few' },
    safety: { kind: 'shown', score: 50 },
  })
})

test('a void round and a round without this group have no drivers at all', () => {
  expect(trend.weeks[1]).toMatchObject({ drivers: {}, participation: null })
  expect(Object.keys(trend.weeks[1]!.drivers)).toEqual([])
  expect(Object.keys(trend.weeks[2]!.drivers)).toEqual([])
})

test('agreement stands in the weeks whose questions have a word', () => {
  const agreed = { ...shown(60), agreement: 'split' as const }
  const row = { ...rows[3]!, group: team('team:M1', { MOR1: agreed }) }
  const { weeks } = trendView({ group, rows: [rows[1]!, row], lineage, relatives: new Map() })
  expect(weeks.map(({ agreement }) => agreement)).toEqual([{ morale: 'split' }, {}])
})

test('verdicts are those of the last row that has the group, whatever the order', () => {
  const told = (verdict: 'rose' | 'fell') => {
    const outcome = {
      verdict,
      since: '2026-W44',
      change: 9,
      band: [2, 16] as [number, number],
      shown: { before: 9, within: 4 },
    }
    return { morale: { lastRound: outcome, lastFour: outcome } }
  }
  const judged = [{ ...rows[0]!, verdicts: told('rose') }, rows[1]!, { ...rows[3]!, verdicts: told('fell') }]
  const view = trendView({ group, rows: judged, lineage, relatives: new Map() })
  expect(view.verdicts.morale?.lastFour).toMatchObject({ verdict: 'rose', since: '2026-W44' })
  expect(trend.verdicts).toEqual({})
})

test('a wording that changed is told once for a driver and week, with the week in words', () => {
  const worded = (version: number) => [
    { ...morale, version },
    { ...question('MOR2', 'morale'), version },
  ]
  const judged = [
    { ...rows[0]!, questions: worded(2) },
    { ...rows[2]!, questions: worded(5) },
    { ...rows[3]!, questions: worded(1) },
  ]
  // A void round asked too, and told nothing.
  expect(trendView({ group, rows: judged, lineage, relatives: new Map() }).wordings).toEqual([
    {
      round: '2026-W48-7f3a',
      driver: 'morale',
      kind: 'reworded',
      sentence: {
        fr: 'Semaine 48\u202f: une question est formulée autrement.',
        en: 'Week 48: a question is worded differently.',
      },
    },
  ])
  expect(trend.wordings).toEqual([])
})

test('the rows given are left as they were', () => {
  expect(rows[0]!.round.week).toBe('2026-W48')
})

test('a line has a segment for each season and id, and joins between that say what is known', () => {
  const merged = { ...group, id: 'team:M1+M2' }
  const other = { ...group, id: 'team:M2' }
  const inSeason = (week: string, season: string, id: string) => ({
    round: { ...roundView(week), season },
    monday: week,
    questions: [morale],
    group: team(id, { MOR1: shown(60) }),
  })
  const absent = { ...inSeason('2026-W40', 'S1', ''), group: null }
  const lineage = {
    segments: [
      { season: 'S1', groups: ['team:M1', 'team:M2'] },
      { season: 'S2', groups: ['team:M1+M2'] },
    ],
    joins: [
      {
        season: 'S2',
        kind: 'merged' as const,
        before: ['team:M1', 'team:M2'],
        after: ['team:M1+M2'],
        changed: true,
      },
    ],
  }
  const view = trendView({
    group: merged,
    rows: [absent, inSeason('2026-W41', 'S2', 'team:M1+M2')],
    lineage,
    // Of the other part the reader may not know.
    relatives: new Map([['team:M2', { group: other, rows: [inSeason('2026-W40', 'S1', 'team:M2')] }]]),
  })
  expect(view.segments.map(({ season, group, own, weeks }) => [season, group.id, own, weeks.length])).toEqual(
    [
      ['S1', 'team:M2', false, 1],
      ['S2', 'team:M1+M2', true, 1],
    ],
  )
  expect(view.joins).toMatchObject([
    { round: '2026-W41-7f3a', kind: 'merged', before: [{ id: 'team:M2' }], after: [{ id: 'team:M1+M2' }] },
  ])
  expect(view.joins[0]!.sentence.en).toBe('From here on, this group answers together with others.')
  expect(view.weeks).toHaveLength(2)
})
