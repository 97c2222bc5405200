/** Preview and import: who may, what is refused whole, what a running season keeps, and a crash that costs a second try. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellsFor } from '#shared/org/cells.ts'
import { writeAll } from '../platform/batch-write.ts'
import { readStructure, rosterSeats } from '../platform/directory.ts'
import { getMember } from '../platform/member.ts'
import { type Api, bearer, importing, startApi } from './api.fixture.ts'
import { readMembers, removeMember } from './directory-store.ts'
import { sessionCookie } from './sealed-cookie.ts'

const header = 'id,name,email,manager,level,language,role'
const people = [
  'D1,Anne Roy,anne@x.test,,director,fr,',
  'A1,Bob Hill,bob@x.test,D1,area-manager,en,administrator',
  'F1,Cleo May,cleo@x.test,A1,field-manager,fr,',
  'R1,Dan Poe,dan@x.test,F1,rep,en,',
  'R2,Eve Low,eve@x.test,F1,rep,fr,',
]
const csv = (...rows: string[]) => [header, ...rows].join('\n')
const address = async (email: string) =>
  (
    await api.directory.client.send(
      new GetCommand({ TableName: api.directory.name, Key: { pk: `email#${email}`, sk: 'member' } }),
    )
  ).Item?.id

let api: Api
let version = 0
beforeAll(async () => {
  api = await startApi()
}, 20_000)
afterAll(() => api?.close())

async function importNow(text: string, query = ''): Promise<Response> {
  const response = await api.ask(`/api/directory/import?version=${version}${query}`, importing(text))
  if (response.ok) version++
  return response
}

describe('an import', () => {
  it('fills an empty directory: members, addresses, teams with counts, and the version last', async () => {
    const preview = await api.ask('/api/directory/preview', importing(csv(...people)))
    expect(await preview.json()).toMatchObject({ version: 0, members: 5, difference: { unchanged: 0 } })
    expect((await readStructure(api.directory)).version).toBe(0)

    const response = await importNow(csv(...people), '&since=2026-09-01T00:00:00Z')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({ version: 1, members: 5 })
    const { version, structure } = await readStructure(api.directory)
    expect(version).toBe(1)
    expect(structure.teams.map(({ id, parent, leader }) => [id, parent, leader])).toEqual([
      ['A1', 'D1', 'Bob Hill'],
      ['D1', null, 'Anne Roy'],
      ['F1', 'A1', 'Cleo May'],
    ])
    expect(structure.seats).toContainEqual({ team: 'F1', level: 'rep', eligible: 2 })
    expect(await getMember(api.directory, 'R1')).toMatchObject({
      name: 'Dan Poe',
      since: '2026-09-01T00:00:00.000Z',
    })
    expect(await address('dan@x.test')).toBe('R1')
  })

  it('of the same file changes nothing but the version, and previews as nothing', async () => {
    const before = await readMembers(api.directory)
    await importNow(csv(...people))
    expect(await readMembers(api.directory)).toEqual(before)
    const preview = await api.ask('/api/directory/preview', importing(csv(...people)))
    expect(await preview.json()).toMatchObject({
      version: 2,
      difference: { added: [], left: [], moved: [], changed: [], unchanged: 5 },
    })
  })

  it('of an older version is refused with both versions, and writes nothing', async () => {
    const response = await api.ask('/api/directory/import?version=1', importing(csv(people[0]!)))
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ code: 'directory-changed', expected: 1, version: 2 })
    expect(await readMembers(api.directory)).toHaveLength(5)
  })

  it('of two at once takes one', async () => {
    const both = await Promise.all(
      [1, 2].map(() => api.ask('/api/directory/import?version=2', importing(csv(...people)))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    version = 3
  })

  it('with any problem is refused whole, every problem in both languages', async () => {
    const response = await importNow(csv(people[0]!, 'A1,Bob,nowhere,Z9,area-manager,en,'))
    expect(response.status).toBe(422)
    const { code, detail, problems } = await response.json()
    expect([code, detail]).toEqual(['directory-invalid', expect.stringContaining('(2)')])
    expect(problems).toEqual([
      {
        line: 3,
        column: 'email',
        fr: expect.stringContaining('nowhere'),
        en: expect.stringContaining('nowhere'),
      },
      { line: 3, column: 'manager', fr: expect.stringContaining('Z9'), en: expect.stringContaining('Z9') },
    ])
    expect(await readMembers(api.directory)).toHaveLength(5)
  })

  it('that died half way is simply made again', async () => {
    // What an import leaves that wrote its members and died: one is gone, one is there already, the head is old.
    await writeAll(api.directory, [removeMember('R2')])
    const response = await importNow(csv(...people))
    expect(response.status).toBe(200)
    expect((await readMembers(api.directory)).map(({ id }) => id).sort()).toEqual([
      'A1',
      'D1',
      'F1',
      'R1',
      'R2',
    ])
  })

  it('hands an address on, and forgets those that nobody has', async () => {
    const swapped = people.map((row) => row.replace('dan@', 'new@').replace('eve@', 'dan@'))
    await importNow(csv(...swapped))
    expect(await address('dan@x.test')).toBe('R2')
    expect(await address('new@x.test')).toBe('R1')
    expect(await address('eve@x.test')).toBeUndefined()
    await importNow(csv(...people))
  })
})

describe('a running season', () => {
  const starts = '2026-11-24T10:00:00.000Z'
  const reps = async () => {
    const season = (await api.results.getSeason('2026-Q4'))!
    return (await rosterSeats(api.directory, season)).find(({ team }) => team === 'F1')?.eligible
  }
  const without = (id: string) => people.filter((row) => !row.startsWith(id))

  beforeAll(async () => {
    await importNow(csv(...people))
    const { structure } = await readStructure(api.directory)
    const { cells } = cellsFor(structure, 5)
    const season = {
      id: '2026-Q4',
      k: 5,
      expected: 5,
      order: 'units' as const,
      starts,
      structure,
      cells,
      permitted: [],
      tooFew: [],
    }
    await api.results.putSeason(season, 'hash')
    await api.results.planRound({
      id: '2026-W48-aaaa',
      season: '2026-Q4',
      seasonStarts: starts,
      state: 'open',
      k: 5,
      opens: starts,
      closes: '2026-11-29T22:59:00.000Z',
      announced: '2026-11-29T22:59:00.000Z',
      grace: 600,
    })
    api.time.now = new Date('2026-11-25T09:00:00Z')
  })

  it('keeps the seat of a mover and lets a newcomer wait', async () => {
    expect(await reps()).toBe(2)
    const moved = people.map((row) => row.replace(',F1,rep', ',A1,rep'))
    await importNow(csv(...moved, 'R3,Flo Fay,flo@x.test,A1,rep,fr,'))
    expect(await getMember(api.directory, 'R1')).toMatchObject({
      manager: 'A1',
      seats: { '2026-Q4': { team: 'F1', level: 'rep' } },
    })
    expect(await getMember(api.directory, 'R3')).toMatchObject({ since: '2026-11-25T09:00:00.000Z' })
    expect(await reps()).toBe(2)
    expect((await readStructure(api.directory)).structure.teams.map(({ id }) => id)).toEqual(['A1', 'D1'])
  })

  it('counts a leaver no more, also when they come back', async () => {
    await importNow(csv(...without('R2')))
    expect(await reps()).toBe(1)
    expect(await getMember(api.directory, 'R2')).toBeUndefined()
    expect(await address('eve@x.test')).toBeUndefined()
    await importNow(csv(...people))
    expect(await reps()).toBe(1)
  })
})

describe('who may', () => {
  const csvType = { 'content-type': 'text/csv; charset=utf-8', origin: 'https://quorum.test' }
  const codeOf = async (headers: Record<string, string>, path = '/api/directory/preview') =>
    (await (await api.ask(path, importing(csv(...people), headers))).json()).code

  it('an administrator or HR from our own pages, and nobody else', async () => {
    await importNow(csv(...people))
    const administrator = { ...csvType, cookie: await api.cookie(sessionCookie, { id: 'A1' }) }
    expect(await codeOf(administrator)).toBeUndefined()
    await importNow(csv(...people.map((row) => row.replace('rep,en,', 'rep,en,hr'))))
    expect(
      await codeOf({ ...csvType, cookie: await api.cookie(sessionCookie, { id: 'R1' }) }),
    ).toBeUndefined()
    expect(await codeOf({ ...administrator, origin: 'https://elsewhere.test' })).toBe('origin-refused')
    expect(await codeOf({ cookie: administrator.cookie, 'content-type': 'text/csv' })).toBe('origin-refused')
    expect(await codeOf({ ...csvType, cookie: await api.cookie(sessionCookie, { id: 'F1' }) })).toBe(
      'keepers-only',
    )
    expect(await codeOf(csvType)).toBe('not-signed-in')
    expect(await codeOf({ ...bearer, authorization: 'Bearer other' })).toBe('token-invalid')
    expect(await codeOf({ ...administrator, authorization: 'Basic eDp5' })).toBe('token-invalid')
    const since = `/api/directory/import?version=${version}&since=2020-01-01T00:00:00Z`
    expect(await codeOf(administrator, since)).toBe('query-invalid')
  })

  it('no token at all where the installation has none', async () => {
    const closed = await startApi({ ADMINISTRATOR_TOKEN_SHA256: '' })
    for (const authorization of ['Bearer ', 'Bearer x']) {
      const response = await closed.ask('/api/directory/preview', importing('', { ...bearer, authorization }))
      expect(response.status).toBe(401)
    }
    await closed.close()
  })

  it('only CSV, of 5 MB, by POST, at a version and with levels that are ones', async () => {
    expect(await codeOf({ ...bearer, 'content-type': 'application/json' })).toBe('csv-expected')
    const long = await api.ask('/api/directory/preview', importing('x'.repeat(5 * 1024 * 1024 + 1)))
    expect([long.status, (await long.json()).code]).toEqual([413, 'directory-too-large'])
    const get = await api.ask('/api/directory/preview')
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    for (const query of ['', '?version=-1', '?version=x', '?version=3&levels=a,,b', '?version=3&levels=a,a'])
      expect([query, await codeOf(bearer, `/api/directory/import${query}`)]).toEqual([query, 'query-invalid'])
  })
})
