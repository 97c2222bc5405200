/** Two rounds side by side over the api: each reader gets the groups that are theirs, and nobody more. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf, last, type Published, startPublished } from './insight.fixture.ts'

let published: Published
beforeAll(async () => {
  published = await startPublished()
}, 30_000)
afterAll(() => published?.api.close())

const pathOf = (a: number, b: number) => `/api/compare?a=${idOf(a)}&b=${idOf(b)}`
const json = (who: string | null, path: string) => published.json(who, path)
const idsOf = (groups: { group: { id: string } }[]) => groups.map(({ group }) => group.id)

it('has every group of both for hr, with what is real', async () => {
  const { a, b, k, drivers, groups, looks } = await json('D1', pathOf(43, 47))
  expect([a.id, b.id, k]).toEqual([idOf(43), last, { a: 5, b: 5 }])
  expect(drivers).toEqual(['top-down', 'bottom-up'])
  expect(idsOf(groups)).toEqual([
    'organisation',
    'unit:A1',
    'team:F1+F3',
    'team:F2',
    'level:rep',
    // Without cells, so that its level is not known.
    'level:field-manager',
  ])
  expect(looks).toBe(12)
  const told = groups.flatMap(({ group, drivers }: (typeof groups)[number]) =>
    Object.keys(drivers).flatMap((driver) => {
      const { by, word } = drivers[driver].change
      return word === 'no-change' ? [] : [[group.id, driver, by, word]]
    }),
  )
  expect(told).toEqual([['team:F2', 'bottom-up', -36, 'fell']])
})

it('the other way round is the negative', async () => {
  const { groups } = await json('D1', pathOf(47, 43))
  const { drivers } = groups.find(({ group }: { group: { id: string } }) => group.id === 'team:F2')
  expect(drivers['bottom-up'].change).toMatchObject({ by: 36, word: 'rose' })
})

it('has their groups for a manager and no trace of others', async () => {
  const { groups, only } = await json('A1', pathOf(43, 47))
  expect(idsOf(groups)).toEqual(['organisation', 'unit:A1', 'team:F1+F3', 'level:field-manager'])
  expect(only).toEqual({ a: [], b: [] })
  for (const who of ['A1', 'F1'])
    for (const path of [pathOf(43, 47), pathOf(38, 47)])
      expect(await (await published.get(who, path)).text()).not.toContain('F2')
})

it('names the groups of one season only, of those that the reader may see', async () => {
  const only = async (who: string) => {
    const { only } = await json(who, pathOf(39, 40))
    const ids = (groups: { id: string }[]) => groups.map(({ id }) => id)
    return [ids(only.a), ids(only.b)]
  }
  expect(await only('A1')).toEqual([['team:F1', 'team:F3'], ['team:F1+F3']])
  expect(await only('F1')).toEqual([['team:F1'], ['team:F1+F3']])
  expect(await only('F2')).toEqual([[], []])
})

it('is not there for members, and forbidden to administrators', async () => {
  expect(await json('R1', pathOf(43, 47))).toMatchObject({ status: 404, code: 'not-found' })
  expect(await json('R1', '/api/compare')).toMatchObject({ status: 404, code: 'not-found' })
  expect(await json('X1', pathOf(43, 47))).toMatchObject({
    status: 403,
    code: 'results-not-for-administrators',
  })
  expect((await published.get(null, pathOf(43, 47))).status).toBe(401)
})

it('is of two different rounds, both published', async () => {
  for (const query of ['', `?a=${last}`, `?b=${last}`, `?a=&b=${last}`, `?a=${last}&b=${last}`])
    expect(await json('D1', `/api/compare${query}`)).toMatchObject({ status: 400, code: 'rounds-not-two' })
  expect(await json('D1', pathOf(43, 48))).toMatchObject({ status: 404, code: 'results-not-published' })
  expect(await json('D1', pathOf(48, 43))).toMatchObject({ status: 404, code: 'results-not-published' })
  expect(await json('D1', `/api/compare?a=none&b=${last}`)).toMatchObject({ code: 'round-not-found' })
})
