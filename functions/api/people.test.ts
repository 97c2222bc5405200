/** The people of the directory: found, taken out for good, and told everything that is held about them. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PeopleView } from '#shared/org/directory-view.ts'
import { getContact } from '../platform/contact.ts'
import { readStructure } from '../platform/directory.ts'
import { getMember } from '../platform/member.ts'
import { outbox } from '../platform/outbox.ts'
import { type Api, bearer, importing } from './api.fixture.ts'
import { asking } from './asking.fixture.ts'
import { choose } from './contact-store.ts'
import { idOf, type Published, startPublished } from './insight.fixture.ts'

let published: Published
let api: Api
let ask: ReturnType<typeof asking>
beforeAll(async () => {
  published = await startPublished()
  api = published.api
  ask = asking(api)
}, 30_000)
afterAll(() => api?.close())

const json = async (who: string, path: string, body?: object) => (await ask(who, path, body)).json()
const commons = () => ({ ...api.directory, name: api.directory.name.replace('directory', 'commons') })
/** Every item of a partition, as text. */
async function partition(pk: string, { client, name } = api.directory): Promise<string> {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
  return JSON.stringify((await client.send(new QueryCommand({ TableName: name, ...query }))).Items)
}

describe('people', () => {
  it('are listed by name for HR, administrators and the installation’s token, and for nobody else', async () => {
    for (const who of ['D1', 'X1']) {
      const { total, people, next }: PeopleView = await json(who, '/api/people')
      expect([who, total, next]).toEqual([who, 10, null])
      expect(people[0]).toEqual({
        id: 'A1',
        name: 'Name A1',
        email: 'A1@x.test',
        level: 'area-manager',
        levelName: { fr: 'Responsables de région', en: 'Area managers' },
        team: null,
        manager: 'Name D1',
        role: null,
        asked: true,
      })
      expect(people.find(({ id }) => id === 'D1')).toMatchObject({ manager: null, role: 'hr' })
    }
    expect((await api.ask('/api/people', { headers: bearer })).status).toBe(200)
    for (const path of ['/api/people', '/api/people/R1/held', '/api/directory'])
      for (const who of ['A1', 'F1', 'R1'])
        expect([path, who, await json(who, path)]).toMatchObject([path, who, { code: 'keepers-only' }])
    expect(await json('F1', '/api/people/R1/remove', {})).toMatchObject({ code: 'keepers-only' })
    expect(await (await api.ask('/api/people')).json()).toMatchObject({ code: 'not-signed-in' })
    const link = { headers: { authorization: api.link('D1', idOf(48)) } }
    expect((await api.ask('/api/people', link)).status).toBe(401)
  })

  it('are found by parts of name, address, id and team, whatever the case', async () => {
    const found = async (search: string) =>
      (await json('D1', `/api/people?search=${encodeURIComponent(search)}`)).people.map(
        ({ id }: { id: string }) => id,
      )
    expect(await found('name f')).toEqual(['F1', 'F2', 'F3'])
    expect(await found(' r2@X ')).toEqual(['R2'])
    expect(await found('nobody')).toEqual([])
  })

  it('come fifty at a time, each once, also where many have one name', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => `T${i},Twin,t${i}@x.test,D1,rep,fr,`)
    const csv = ['id,name,email,manager,level,language,role', 'D1,Head,d@x.test,,director,fr,hr', ...rows]
    const other = await startPublished()
    const imported = await other.api.ask(
      '/api/directory/import?version=1&since=2026-01-01',
      importing(csv.join('\n')),
    )
    expect(imported.status).toBe(200)
    const seen: string[] = []
    let cursor = ''
    for (let page = 0; page < 4; page++) {
      const view: PeopleView = await other.json('D1', `/api/people?search=twin${cursor}`)
      expect(view.total).toBe(120)
      seen.push(...view.people.map(({ id }) => id))
      if (view.next === null) break
      cursor = `&cursor=${view.next}`
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    expect(await other.json('D1', '/api/people?cursor=%00')).toMatchObject({ code: 'query-invalid' })
    await other.api.close()
  })
})

describe('what is held about somebody', () => {
  it('is all of it as JSON: directory, choices, messages and the teams that they led', async () => {
    const box = outbox(commons())
    const now = new Date('2026-11-24T09:00:00Z')
    const message = { kind: 'invitation', round: idOf(48), member: 'F1' } as const
    await box.due(message, now)
    await box.spend(message, '2026-W48', 2, now)
    await choose(api.directory, 'F1', { stopped: true })
    const response = await ask('D1', '/api/people/F1/held')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(await response.json()).toEqual({
      about: 'F1',
      at: '2026-11-24T09:00:00.000Z',
      member: expect.objectContaining({ id: 'F1', email: 'F1@x.test', since: '2026-01-01T00:00:00.000Z' }),
      choices: { stopped: true, silent: [] },
      roles: [],
      signedOut: null,
      leads: expect.objectContaining({ id: 'F1', leader: 'Name F1' }),
      led: [
        { season: '2026-Q3', leader: 'Name F1', name: null },
        { season: '2026-Q4', leader: 'Name F1', name: null },
      ],
      messages: [{ kind: 'invitation', round: idOf(48), state: 'waiting' }],
      counted: [{ week: '2026-W48', messages: [`${idOf(48)}#invitation#F1`] }],
      stopped: [],
      keys: [],
      notHeld: { fr: expect.stringContaining('bulletin'), en: expect.stringContaining('ballot') },
    })
    expect(await json('D1', '/api/people/nobody/held')).toMatchObject({ code: 'member-unknown', status: 404 })
  })

  it('leaves nothing out: no item of the directory is theirs that it does not tell', async () => {
    const told = await (await ask('D1', '/api/people/F1/held')).text()
    for (const pk of ['contact#F1', 'email#f1@x.test'])
      expect([pk, (await partition(pk)).length > 2]).toEqual([pk, true])
    for (const value of ['F1@x.test', '"stopped":true', '2026-W48']) expect(told).toContain(value)
  })
})

describe('taking somebody out', () => {
  it('is for good: links die, nothing is kept to undo it, and nothing but past seasons names them', async () => {
    await choose(api.directory, 'R1', { language: 'en' })
    const box = outbox(commons())
    for (const id of ['R1', 'R2']) await box.block(id, `${id}@x.test`, 'bounce', new Date())
    const csv = ['id,name,email,manager,level,language,role']
    const members = await json('D1', '/api/people')
    for (const { id, email, level, role } of members.people)
      csv.push(`${id},Name ${id},${email},${manager[id] ?? ''},${level},fr,${role ?? ''}`)
    // An import before it would have kept who left until it is undone.
    const before = await api.ask('/api/directory/import?version=1', importing(csv.join('\n')))
    expect(before.status).toBe(200)
    expect(await partition('undo')).not.toBe('[]')
    expect((await api.ask('/api/me', { headers: { authorization: api.link('R1', idOf(48)) } })).status).toBe(
      200,
    )
    expect(await json('D1', '/api/people/R1/remove', {})).toEqual({ version: 3, members: 9 })
    expect(await getMember(api.directory, 'R1')).toBeUndefined()
    expect((await getContact(api.directory, 'R1')).language).toBeUndefined()
    expect(await partition('undo')).toBe('[]')
    expect(await partition('email#r1@x.test')).toBe('[]')
    expect((await box.blocked()).map(({ member }) => member)).toEqual(['R2'])
    const link = await api.ask('/api/me', { headers: { authorization: api.link('R1', idOf(48)) } })
    expect(await link.json()).toMatchObject({ code: 'not-eligible' })
    expect((await readStructure(api.directory)).structure.teams.map(({ id }) => id)).not.toContain('F1')
    expect(await json('D1', '/api/people/R1/remove', {})).toMatchObject({ code: 'member-unknown' })
    expect(await json('D1', '/api/directory')).toMatchObject({ version: 3, last: null })
  })

  it('is refused of whoever has a team, and changes nothing then', async () => {
    expect(await json('D1', '/api/people/A1/remove', {})).toMatchObject({
      code: 'leads-somebody',
      status: 409,
    })
    expect(await json('D1', '/api/directory')).toMatchObject({ version: 3 })
  })
})

const manager: Record<string, string> = {
  X1: 'D1',
  A1: 'D1',
  A2: 'D1',
  F1: 'A1',
  F3: 'A1',
  F2: 'A2',
  R1: 'F1',
  R2: 'F2',
  R3: 'F3',
}
