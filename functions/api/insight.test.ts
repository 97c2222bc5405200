/** Balance, mirror, signals and joins over the api: each reader gets what is theirs, and nobody more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { structureOf } from '#shared/org/structure.ts'
import type {
  GroupKind,
  Participation,
  PublishedGroup,
  PublishedRound,
  ShownResult,
} from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import { type Api, importing, startApi } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const people = [
  ['D1', '', 'director', 'hr'],
  ['X1', 'D1', 'director', 'administrator'],
  ['A1', 'D1', 'area-manager', ''],
  ['A2', 'D1', 'area-manager', ''],
  ['F1', 'A1', 'field-manager', ''],
  ['F3', 'A1', 'field-manager', ''],
  ['F2', 'A2', 'field-manager', ''],
  ['R1', 'F1', 'rep', ''],
  ['R2', 'F2', 'rep', ''],
  ['R3', 'F3', 'rep', ''],
] as const
const organisation = {
  levels: ['director', 'area-manager', 'field-manager', 'rep', 'marketing'],
  members: people.map(([id, manager, level]) => ({
    id,
    name: `Name ${id}`,
    email: `${id}@x.test`,
    manager: manager || null,
    level,
    language: 'fr' as const,
  })),
}
const csv = ['id,name,email,manager,level,language,role']
  .concat(
    people.map(
      ([id, manager, level, role]) => `${id},Name ${id},${id}@x.test,${manager},${level},fr,${role}`,
    ),
  )
  .join('\n')

const questions = [
  { id: 'TOP1', driver: 'top-down', asked: 'all' as const },
  { id: 'BOT1', driver: 'bottom-up', asked: 'all' as const },
  { id: 'TOP1M', driver: 'top-down', asked: 'managers' as const },
]
const shown = (score: number): ShownResult => ({
  answers: '20-49',
  score,
  clip: null,
  distribution: null,
  skips: null,
  agreement: null,
})

/** Twelve weeks in two seasons; with the second F1 and F3 become one team, and in its last two fewer of F2 take part. */
const weeks = Array.from({ length: 12 }, (_, i) => 36 + i)
const seasonOf = (week: number) => (week < 40 ? '2026-Q3' : '2026-Q4')
const idOf = (week: number) => `2026-W${week}-aaaa`
const last = idOf(47)

function groupsOf(week: number): PublishedGroup[] {
  const merged = week >= 40
  const gone: Participation = week >= 46 ? 'under-half' : 'most'
  const kinds: [string, GroupKind, string[]][] = [
    ['organisation', 'organisation', ['c1', 'c2', 'c3']],
    ['unit:A1', 'unit', ['c1', 'c3']],
    ...(merged
      ? [['team:F1+F3', 'team', ['c1', 'c3']] as [string, GroupKind, string[]]]
      : ([
          ['team:F1', 'team', ['c1']],
          ['team:F3', 'team', ['c3']],
        ] as [string, GroupKind, string[]][])),
    ['team:F2', 'team', ['c2']],
    ['level:field-manager', 'level', []],
    ['level:rep', 'level', ['c1', 'c2', 'c3']],
  ]
  return kinds.map(([id, kind, cells]) => ({
    id,
    kind,
    family: kind === 'level' ? 'L' : 'T',
    parent: kind === 'organisation' ? null : 'organisation',
    cells,
    participation: id === 'team:F2' ? gone : 'most',
    results: {
      TOP1: shown(60),
      BOT1: shown(id === 'team:F2' && week >= 46 ? 20 : 56),
      TOP1M: id === 'level:field-manager' ? shown(80) : { hidden: 'few' },
    },
  }))
}

const publishedOf = (week: number): PublishedRound => ({
  version: 1,
  round: idOf(week),
  season: seasonOf(week),
  k: 5,
  questions,
  cells: ['F1', 'F2', 'F3'].map((team, i) => ({
    id: `c${i + 1}`,
    teams: [team],
    levels: ['rep'],
    eligible: 24,
  })),
  groups: groupsOf(week),
  organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
})

const resultOf = (week: number) => `result-${week}`

const roundOf = (week: number): Round => ({
  id: idOf(week),
  season: seasonOf(week),
  seasonStarts: '',
  state: 'shredded',
  k: 5,
  opens: '2026-11-19T08:00:00.000Z',
  closes: '2026-11-22T22:59:00.000Z',
  announced: '2026-11-22T22:59:00.000Z',
  grace: 600,
  result: resultOf(week),
})

let api: Api
beforeAll(async () => {
  api = await startApi()
  const imported = await api.ask('/api/directory/import?version=0&since=2026-01-01', importing(csv))
  expect(imported.status).toBe(200)
  for (const id of ['2026-Q3', '2026-Q4'])
    await api.results.putSeason(
      {
        id,
        k: 5,
        expected: 5,
        order: 'units',
        starts: `${id}`,
        structure: structureOf(organisation),
        cells: [],
        permitted: [],
        tooFew: [],
      },
      'hash',
    )
  for (const week of weeks) {
    const published = publishedOf(week)
    const bytes = new TextEncoder().encode(JSON.stringify(published))
    await api.results.stageResult(published.round, resultOf(week), bytes, new Uint8Array())
    await api.results.planRound(roundOf(week))
    for (const group of published.groups)
      await api.results.putGroupRow({ round: published.round, season: published.season!, questions, group })
  }
  const { result: _, ...unpublished } = roundOf(48)
  await api.results.planRound({ ...unpublished, state: 'open' })
}, 30_000)
afterAll(() => api?.close())

const get = async (who: string | null, path: string) =>
  api.ask(path, who ? { headers: { cookie: await api.cookie(sessionCookie, { id: who }) } } : {})
const json = async (who: string | null, path: string) => (await get(who, path)).json()

describe('the balance', () => {
  const path = `/api/rounds/${last}/balance`
  const groupsIn = async (who: string) =>
    (await json(who, path)).kinds.flatMap(({ gaps }: { gaps: { group: { id: string } }[] }) =>
      gaps.map(({ group }) => group.id),
    )

  it('has all groups for hr, worst first, with what moved', async () => {
    const { kinds, k, round } = await json('D1', path)
    expect([k, round.id]).toEqual([5, last])
    const teams = kinds.find(({ kind }: { kind: string }) => kind === 'team').gaps
    expect(teams.map(({ group }: { group: { id: string } }) => group.id)).toEqual(['team:F2', 'team:F1+F3'])
    expect(teams[0]).toMatchObject({
      gap: 40,
      tone: 'down-2',
      movement: { by: 36, kind: 'opening', weeks: { recent: 2, before: 8 } },
    })
    // Other people were in the merged team before.
    expect(teams[1].movement).toMatchObject({ kind: 'steady', weeks: { before: 6 } })
  })

  it('has their groups for a manager and no trace of others', async () => {
    expect(await groupsIn('A1')).toEqual(['organisation', 'unit:A1', 'team:F1+F3', 'level:field-manager'])
    expect(await (await get('A1', path)).text()).not.toContain('F2')
    expect(await json('A1', path)).toMatchObject({ reliability: null })
  })

  it('is not there for members, and forbidden to administrators', async () => {
    expect(await json('R1', path)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await json('X1', path)).toMatchObject({ status: 403, code: 'results-not-for-administrators' })
    expect((await get(null, path)).status).toBe(401)
    expect(await json('D1', `/api/rounds/${idOf(48)}/balance`)).toMatchObject({
      code: 'results-not-published',
    })
    expect(await json('D1', '/api/rounds/none/balance')).toMatchObject({ code: 'round-not-found' })
  })
})

describe('the mirror', () => {
  const path = `/api/rounds/${last}/mirror`

  it('sets what managers say against what is heard, for who may see both', async () => {
    const gap = {
      question: 'TOP1',
      mirror: 'TOP1M',
      says: { group: 'level:field-manager', round: last },
      hears: { group: 'level:rep', round: last },
      gap: 20,
    }
    for (const who of ['D1', 'F2']) expect((await json(who, path)).mirror).toMatchObject([gap])
    const { groups } = await json('D1', path)
    expect(groups.map(({ id }: { id: string }) => id)).toEqual(['level:field-manager', 'level:rep'])
    // An area manager sees the level of the field managers, and none below it.
    expect(await json('A1', path)).toMatchObject({ mirror: [], alignment: [], groups: [] })
  })

  it('is not there for members', async () => {
    expect(await json('R1', path)).toMatchObject({ code: 'not-found' })
    expect(await json('X1', path)).toMatchObject({ code: 'results-not-for-administrators' })
  })
})

describe('signals', () => {
  const path = '/api/groups/team:F2/signals'

  it('are told to hr and to who leads the team or the unit, in the week in which they are news', async () => {
    for (const who of ['D1', 'A2', 'F2']) {
      const { group, weeks } = await json(who, path)
      expect(group).toMatchObject({ id: 'team:F2' })
      const told = weeks.flatMap((week: { round: string; signals: { kind: string }[] }) =>
        week.signals.map(({ kind }) => [week.round, kind]),
      )
      expect(told).toEqual([[last, 'participation']])
    }
    const { weeks } = await json('F2', `${path}?weeks=1`)
    expect(weeks).toHaveLength(1)
    expect(weeks[0].signals[0].readings).toHaveLength(2)
  })

  it('are told to no member, to no manager of others, and not of a team that is led by two', async () => {
    for (const who of ['R2', 'A1', 'F1'])
      expect(await json(who, path)).toMatchObject({ status: 404, code: 'group-not-found' })
    expect(await json('F1', '/api/groups/team:F1+F3/signals')).toMatchObject({ code: 'group-not-found' })
    expect((await json('A1', '/api/groups/team:F1+F3/signals')).weeks).toHaveLength(12)
    expect(await json('X1', path)).toMatchObject({ status: 403 })
    expect(await json('F2', '/api/groups/organisation/signals')).toMatchObject({ code: 'group-not-found' })
    expect(await json('F2', `${path}?weeks=0`)).toMatchObject({ code: 'query-invalid' })
  })
})

describe('a trend through a merger', () => {
  const path = '/api/groups/team:F1+F3/trend'
  const segmentsOf = ({
    segments,
  }: {
    segments: { season: string; group: { id: string }; own: boolean }[]
  }) => segments.map(({ season, group, own }) => [season, group.id, own])

  it('has the lines of the parts before it, and a join that says so', async () => {
    const trend = await json('A1', path)
    expect(segmentsOf(trend)).toEqual([
      ['2026-Q3', 'team:F1', false],
      ['2026-Q3', 'team:F3', false],
      ['2026-Q4', 'team:F1+F3', true],
    ])
    expect(trend.joins).toMatchObject([{ round: idOf(40), season: '2026-Q4', kind: 'merged', changed: true }])
    // The group's own weeks stay what they were: nothing of the parts is in them.
    expect(trend.weeks).toHaveLength(12)
    expect(trend.weeks[0].drivers).toEqual({})
  })

  it('shows nobody the line of a part that they may not open', async () => {
    const trend = await json('F1', path)
    expect(segmentsOf(trend)).toEqual([
      ['2026-Q3', 'team:F1', false],
      ['2026-Q4', 'team:F1+F3', true],
    ])
    expect(trend.joins[0].before.map(({ id }: { id: string }) => id)).toEqual(['team:F1'])
  })

  it('joins the seasons of a team that stayed', async () => {
    const { joins } = await json('F2', '/api/groups/team:F2/trend')
    expect(joins).toMatchObject([{ round: idOf(40), kind: 'new-season', changed: false }])
  })
})
