/** Balance, mirror, signals and joins over the api: each reader gets what is theirs, and nobody more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, last, type Published, startPublished } from './insight.fixture.ts'

let published: Published
beforeAll(async () => {
  published = await startPublished()
}, 30_000)
afterAll(() => published?.api.close())

const get: Published['get'] = (who, path) => published.get(who, path)
const json: Published['json'] = (who, path) => published.json(who, path)

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
    const { groups, texts } = await json('D1', path)
    expect(Object.keys(texts).sort()).toEqual(['TOP1', 'TOP1M'])
    expect(groups.map(({ id }: { id: string }) => id)).toEqual(['level:field-manager', 'level:rep'])
    // An area manager sees the level of the field managers, and none below it.
    expect(await json('A1', path)).toMatchObject({ mirror: [], alignment: [], groups: [], texts: {} })
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
