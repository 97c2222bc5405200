/** Results: each reader gets the groups that are theirs, the exact bytes go to hr only, and a trend has its gaps. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { structureOf } from '#shared/org/structure.ts'
import type { GroupKind, PublishedGroup, PublishedRound } from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import { type Api, importing, organisationOf, startApi } from './api.fixture.ts'
import { mondayOf } from './lines.ts'
import { sessionCookie, signInCookie } from './sealed-cookie.ts'

const people = [
  ['D1', '', 'director', 'hr'],
  ['A1', 'D1', 'area-manager', ''],
  ['A2', 'D1', 'area-manager', 'administrator'],
  ['F1', 'A1', 'field-manager', ''],
  ['F2', 'A2', 'field-manager', ''],
  ['R1', 'F1', 'rep', ''],
  ['R2', 'F2', 'rep', ''],
] as const
const { organisation, csv } = organisationOf(people)
const kinds: [string, GroupKind][] = [
  ['organisation', 'organisation'],
  ['unit:A1', 'unit'],
  ['unit:A2', 'unit'],
  ['team:F1', 'team'],
  ['team:F2', 'team'],
  ['level:rep', 'level'],
]
const questions = [{ id: 'm1', driver: 'morale', asked: 'all' as const }]
const shown = { answers: '8-11', score: 60, clip: null, distribution: null, skips: null, agreement: null }
const groups = kinds.map(
  ([id, kind]): PublishedGroup => ({
    id,
    kind,
    family: kind === 'level' ? 'L' : 'T',
    parent: kind === 'organisation' ? null : 'organisation',
    cells: [],
    participation: null,
    results: { m1: shown },
  }),
)
const published: PublishedRound = {
  version: 1,
  round: '2026-W47-bbbb',
  season: '2026-Q4',
  k: 5,
  questions,
  cells: [],
  groups,
  organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
}
const round = (id: string, state: Round['state'], more: Partial<Round> = {}): Round => ({
  id,
  season: '2026-Q4',
  seasonStarts: '',
  state,
  k: 5,
  opens: '2026-11-19T08:00:00.000Z',
  closes: '2026-11-22T22:59:00.000Z',
  announced: '2026-11-22T22:59:00.000Z',
  grace: 600,
  ...more,
})

let api: Api
beforeAll(async () => {
  api = await startApi()
  const imported = await api.ask('/api/directory/import?version=0&since=2026-01-01', importing(csv))
  expect(imported.status).toBe(200)
  const structure = structureOf(organisation)
  await api.results.putSeason(
    {
      id: '2026-Q4',
      k: 5,
      expected: 5,
      order: 'units',
      starts: '2026-10-01T00:00:00Z',
      structure,
      cells: [],
      permitted: [],
      tooFew: [],
    },
    'hash',
  )
  const bytes = new TextEncoder().encode(JSON.stringify(published))
  await api.results.stageResult('2026-W47-bbbb', 'result', bytes, new Uint8Array())
  for (const one of [
    round('2026-W44-aaaa', 'shredded', { result: 'older' }),
    round('2026-W46-aaaa', 'void', { shredded: true }),
    round('2026-W47-bbbb', 'shredded', { result: 'result', published: '2026-11-23T07:00:00.000Z' }),
    round('2026-W48-cccc', 'open'),
  ])
    await api.results.planRound(one)
  for (const id of ['2026-W44-aaaa', '2026-W47-bbbb'])
    for (const group of groups)
      await api.results.putGroupRow({ round: id, season: '2026-Q4', questions, group })
}, 20_000)
afterAll(() => api?.close())

const get = async (who: string | null, path: string) =>
  api.ask(path, who ? { headers: { cookie: await api.cookie(sessionCookie, { id: who }) } } : {})
const json = async (who: string | null, path: string) => (await get(who, path)).json()
const idsOf = ({ groups }: { groups: { id: string }[] }) => groups.map(({ id }) => id)

describe('sessions', () => {
  it('open nothing without one, with one of somebody who is gone, an old one, or another kind of cookie', async () => {
    expect(await json(null, '/api/me')).toMatchObject({ status: 401, code: 'not-signed-in' })
    expect((await get('gone', '/api/me')).status).toBe(401)
    const cookie = (await api.cookie(signInCookie, { id: 'R1' })).replace(
      signInCookie.name,
      sessionCookie.name,
    )
    expect((await api.ask('/api/me', { headers: { cookie } })).status).toBe(401)
    const session = await api.cookie(sessionCookie, { id: 'R1' })
    expect((await api.ask('/api/me', { headers: { cookie: session } })).status).toBe(200)
    const { now } = api.time
    api.time.now = new Date(now.getTime() + 12 * 3600_000 + 1000)
    expect((await api.ask('/api/me', { headers: { cookie: session } })).status).toBe(401)
    api.time.now = now
  })

  it('are guarded on every path of results, and nothing is cached', async () => {
    for (const path of [
      '/rounds',
      '/rounds/2026-W47-bbbb',
      '/rounds/2026-W47-bbbb/published.json',
      '/groups/organisation/trend',
    ]) {
      const response = await get(null, `/api${path}`)
      expect([path, response.status]).toEqual([path, 401])
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('what a reader gets', () => {
  it('of themselves: roles, and their groups with the home first', async () => {
    expect(await json('R1', '/api/me')).toEqual({
      name: 'Name R1',
      language: 'fr',
      roles: ['member'],
      groups: [
        {
          id: 'team:F1',
          kind: 'team',
          parent: 'organisation',
          name: { fr: 'Équipe de Name F1', en: 'Name F1’s team' },
          leavesOut: [],
          signals: false,
          level: null,
        },
        expect.objectContaining({ id: 'organisation' }),
      ],
      home: 'team:F1',
      pulse: false,
    })
    expect(await json('A2', '/api/me')).toMatchObject({
      roles: ['member', 'manager', 'administrator'],
      groups: [],
      home: null,
    })
  })

  it('of a round: their groups and no other, not even by name', async () => {
    const view = async (who: string) => idsOf(await json(who, '/api/rounds/2026-W47-bbbb'))
    expect(await view('R1')).toEqual(['organisation', 'team:F1'])
    expect(await view('F1')).toEqual(['organisation', 'unit:A1', 'team:F1', 'level:rep'])
    expect(await view('D1')).toEqual(groups.map(({ id }) => id))
    expect(await (await get('R1', '/api/rounds/2026-W47-bbbb')).text()).not.toContain('F2')
    expect(await json('A2', '/api/rounds/2026-W47-bbbb')).toMatchObject({
      code: 'results-not-for-administrators',
    })
  })

  it('of rounds: all of them, newest first, without hashes', async () => {
    const { rounds, next } = await json('R1', '/api/rounds')
    expect(next).toBeNull()
    expect(idsOf({ groups: rounds })).toEqual([
      '2026-W48-cccc',
      '2026-W47-bbbb',
      '2026-W46-aaaa',
      '2026-W44-aaaa',
    ])
    expect(rounds[1]).toEqual({
      id: '2026-W47-bbbb',
      season: '2026-Q4',
      week: '2026-W47',
      state: 'shredded',
      opens: '2026-11-19T08:00:00.000Z',
      closes: '2026-11-22T22:59:00.000Z',
      published: '2026-11-23T07:00:00.000Z',
    })
    expect(await json('R1', '/api/rounds/2026-W48-cccc')).toMatchObject({ code: 'results-not-published' })
    expect(await json('R1', '/api/rounds/none')).toMatchObject({ code: 'round-not-found' })
  })

  it('of rounds in pages, each from where the one before ended', async () => {
    const seen: string[] = []
    let address = '/api/rounds?limit=3'
    for (const size of [3, 1]) {
      const { rounds, next } = await json('R1', address)
      expect(rounds).toHaveLength(size)
      seen.push(...rounds.map(({ id }: { id: string }) => id))
      address = `/api/rounds?limit=3&cursor=${next}`
    }
    expect(seen).toEqual(idsOf({ groups: (await json('R1', '/api/rounds')).rounds }))
    for (const query of ['limit=0', 'limit=521', 'limit=x', 'cursor=%2F'])
      expect(await json('R1', `/api/rounds?${query}`)).toMatchObject({ code: 'query-invalid' })
  })

  it('of the exact bytes: hr, and nobody else', async () => {
    const path = '/api/rounds/2026-W47-bbbb/published.json'
    expect(await (await get('D1', path)).text()).toBe(JSON.stringify(published))
    expect((await get('A1', path)).status).toBe(404)
    expect((await get('A2', path)).status).toBe(403)
  })
})

describe('a trend', () => {
  it('has the weeks that are over, oldest first, and nothing in a void one', async () => {
    const { group, weeks } = await json('R1', '/api/groups/team%3AF1/trend')
    expect(group).toMatchObject({ id: 'team:F1', kind: 'team' })
    expect(weeks.map(({ week, monday }: { week: string; monday: string }) => [week, monday])).toEqual([
      ['2026-W44', '2026-10-26'],
      ['2026-W46', '2026-11-09'],
      ['2026-W47', '2026-11-16'],
    ])
    expect(weeks[1].drivers).toEqual({})
    expect(weeks[2].drivers.morale).toMatchObject({ kind: 'shown', score: 60 })
  })

  it('of so many weeks counts calendar weeks', async () => {
    const { weeks } = await json('R1', '/api/groups/organisation/trend?weeks=3')
    expect(weeks.map(({ round }: { round: string }) => round)).toEqual(['2026-W46-aaaa', '2026-W47-bbbb'])
    for (const weeks of ['0', '1.5', 'x', '261', ''])
      expect(await json('R1', `/api/groups/organisation/trend?weeks=${weeks}`)).toMatchObject({
        code: 'query-invalid',
      })
  })

  it('is not for who may not see the group, and says the same of one that does not exist', async () => {
    const hidden = await json('R1', '/api/groups/team:F2/trend')
    expect(hidden).toMatchObject({ status: 404, code: 'group-not-found' })
    expect(await json('D1', '/api/groups/team:none/trend')).toEqual(hidden)
    expect(await json('A2', '/api/groups/organisation/trend')).toMatchObject({ status: 403 })
  })

  it('knows the Monday of a week, in years of 52 and of 53', () => {
    const weeks = ['2026-W01', '2026-W53', '2027-W01', '2021-W01', '2024-W01']
    expect(weeks.map(mondayOf)).toEqual([
      '2025-12-29',
      '2026-12-28',
      '2027-01-04',
      '2021-01-04',
      '2024-01-01',
    ])
  })
})
