/** The last import undone: everybody is back as if they had stayed, unless a week counts on it or it is too late. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cellsFor } from '#shared/org/cells.ts'
import type { Round } from '#shared/round/round.ts'
import { getContact } from '../platform/contact.ts'
import { newcomersOf, readStructure, rosterSeats } from '../platform/directory.ts'
import { getMember } from '../platform/member.ts'
import { outbox } from '../platform/outbox.ts'
import { type Api, bearer, importing, startApi } from './api.fixture.ts'
import { choose, setSilent } from './contact-store.ts'
import { readMembers } from './directory-store.ts'

const header = 'id,name,email,manager,level,language,role'
const people = [
  'D1,Anne Roy,anne@x.test,,director,fr,',
  'A1,Bob Hill,bob@x.test,D1,area-manager,en,administrator',
  'F1,Cleo May,cleo@x.test,A1,field-manager,fr,',
  'R1,Dan Poe,dan@x.test,F1,rep,en,',
  'R2,Eve Low,eve@x.test,F1,rep,fr,',
]
/** R1 is gone, R2 moved, A1 has another address and R3 is new, with the address that R1 had. */
const after = [
  people[0]!,
  people[1]!.replace('bob@', 'robert@'),
  people[2]!,
  people[4]!.replace(',F1,', ',A1,'),
  'R3,Flo Fay,dan@x.test,F1,rep,fr,',
]
const csv = (rows: string[]) => [header, ...rows].join('\n')
const starts = '2026-11-01T00:00:00.000Z'

let api: Api
let version: number

beforeAll(async () => {
  api = await startApi()
  version = 0
  await imported(people, '&since=2026-09-01T00:00:00Z')
  const { structure } = await readStructure(api.directory)
  const { cells } = cellsFor(structure, 5)
  await api.results.putSeason(
    { id: '2026-Q4', k: 5, expected: 5, order: 'units', starts, structure, cells, permitted: [], tooFew: [] },
    'hash',
  )
}, 20_000)
afterAll(() => api?.close())
beforeEach(() => {
  api.time.now = new Date('2026-11-24T09:00:00Z')
})

async function imported(rows: string[], query = '') {
  const response = await api.ask(`/api/directory/import?version=${version}${query}`, importing(csv(rows)))
  expect(response.status).toBe(200)
  version++
}
const undo = (at = version) =>
  api.ask(`/api/directory/undo?version=${at}`, { method: 'POST', headers: bearer })
const view = async () => (await api.ask('/api/directory', { headers: bearer })).json()
const kept = async () => {
  const { client, name } = api.directory
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'undo' } }
  return ((await client.send(new QueryCommand({ TableName: name, ...query }))).Items ?? []).map(
    ({ sk }) => sk,
  )
}
/** Everything but what is kept for undoing. */
async function contents() {
  const season = (await api.results.getSeason('2026-Q4'))!
  const contacts = people.map((row) => getContact(api.directory, row.split(',')[0]!))
  const { client, name } = api.directory
  const owners = ['anne', 'bob', 'robert', 'cleo', 'dan', 'eve'].map(async (who) => {
    const ExpressionAttributeValues = { ':pk': `email#${who}@x.test` }
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues }
    return (await client.send(new QueryCommand({ TableName: name, ...query }))).Items?.map(({ id }) => id)
  })
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  return {
    structure: (await readStructure(api.directory)).structure,
    members: (await readMembers(api.directory)).sort(byId),
    seats: (await rosterSeats(api.directory, season)).filter(({ eligible }) => eligible > 0),
    newcomers: await newcomersOf(api.directory, season),
    contacts: await Promise.all(contacts),
    owners: await Promise.all(owners),
  }
}

describe('undoing the last import', () => {
  it('is offered for two days after it, and not of the very first', async () => {
    expect(await view()).toMatchObject({ version: 1, teams: 3, running: null, last: null })
    await imported(after)
    expect(await view()).toMatchObject({
      version: 2,
      last: { at: '2026-11-24T09:00:00.000Z', until: '2026-11-26T09:00:00.000Z', people: 5, inUse: false },
    })
    const levels = Object.fromEntries(
      (await view()).levels.map(({ level, people }: { level: string; people: number }) => [level, people]),
    )
    expect(levels).toEqual({ director: 1, 'area-manager': 1, 'field-manager': 1, rep: 2, marketing: 0 })
    expect((await undo()).status).toBe(200)
    version++
  })

  it('puts back who left with their seat and choices, who moved, addresses, teams and counts', async () => {
    await choose(api.directory, 'R1', { language: 'fr', stopped: true })
    await setSilent(api.directory, 'R1', '2026-W48-aaaa', true)
    const before = await contents()
    await imported(after)
    expect(await getMember(api.directory, 'R1')).toBeUndefined()
    expect((await getContact(api.directory, 'R1')).stopped).toBe(false)
    const undone = await undo()
    version++
    expect(await undone.json()).toMatchObject({
      version,
      members: 5,
      difference: { added: [{ id: 'R1' }], left: [{ id: 'R3' }], moved: [{ id: 'R2' }] },
    })
    expect(await contents()).toEqual(before)
    expect(before.contacts[3]).toMatchObject({ language: 'fr', stopped: true })
  })

  it('writes no more to somebody who called a message spam, though their address is forgotten', async () => {
    const box = outbox({ ...api.directory, name: api.directory.name.replace('directory', 'commons') })
    await choose(api.directory, 'R1', { stopped: false })
    await box.block('R1', 'dan@x.test', 'complaint', api.time.now)
    await box.block('R2', 'eve@x.test', 'bounce', api.time.now)
    await imported(after)
    expect((await box.blocked()).map(({ member }) => member)).toEqual(['R2'])
    expect((await undo()).status).toBe(200)
    version++
    expect((await getContact(api.directory, 'R1')).stopped).toBe(true)
    expect((await getContact(api.directory, 'R2')).stopped).toBe(false)
  })

  it('happens once, and keeps nothing of anybody afterwards', async () => {
    await imported(after)
    expect(await kept()).toEqual([`${version}#0`])
    expect((await undo()).status).toBe(200)
    version++
    expect(await kept()).toEqual([])
    expect(await (await undo()).json()).toMatchObject({ code: 'import-gone', status: 409 })
    expect(await view()).toMatchObject({ last: null })
  })

  it('is of the last import only: what the one before replaced is gone', async () => {
    await imported(after)
    await imported([...after, 'R4,Gil Ox,gil@x.test,F1,rep,fr,'])
    expect(await kept()).toEqual([`${version}#0`])
    expect((await undo()).status).toBe(200)
    version++
    expect((await readMembers(api.directory)).map(({ id }) => id).sort()).toEqual([
      'A1',
      'D1',
      'F1',
      'R2',
      'R3',
    ])
    await imported(people)
  })

  it('of another version than the one that was looked at is refused', async () => {
    expect(await (await undo(version - 1)).json()).toMatchObject({ code: 'directory-changed', version })
    expect((await undo(Number.NaN)).status).toBe(400)
  })

  it('is refused after two days, and what was kept is deleted', async () => {
    await imported(after)
    api.time.now = new Date('2026-11-26T09:00:00Z')
    expect(await view()).toMatchObject({ last: null })
    expect(await kept()).toEqual([])
    expect(await (await undo()).json()).toMatchObject({ code: 'import-gone' })
    await imported(people)
  })

  it('is refused once a week has opened that counts on it', async () => {
    await imported(after)
    const round: Round = {
      id: '2026-W48-aaaa',
      season: '2026-Q4',
      seasonStarts: starts,
      state: 'planned',
      k: 5,
      opens: '2026-11-24T10:00:00.000Z',
      closes: '2026-11-29T22:59:00.000Z',
      announced: '2026-11-29T22:59:00.000Z',
      grace: 600,
    }
    await api.results.planRound(round)
    expect(await view()).toMatchObject({ last: { inUse: false } })
    await api.results.moveRound('planned', { ...round, state: 'open' })
    expect(await view()).toMatchObject({ last: { inUse: true } })
    const before = await contents()
    expect(await (await undo()).json()).toMatchObject({ code: 'import-in-use' })
    expect(await contents()).toEqual(before)
  })
})
