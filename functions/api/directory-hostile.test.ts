/** Files that do harm, before the real handlers: what is refused leaves everything as it was, what is taken stays harmless. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cellsFor } from '#shared/org/cells.ts'
import { importLimits } from '#shared/org/import-limits.ts'
import { getContact } from '../platform/contact.ts'
import { readStructure, rosterSeats } from '../platform/directory.ts'
import { getMember } from '../platform/member.ts'
import { type Api, bearer, importing, startApi } from './api.fixture.ts'
import { choose } from './contact-store.ts'
import { readMembers } from './directory-store.ts'
import { sessionCookie } from './sealed-cookie.ts'

const header = 'id,name,email,manager,level,language,role'
const people = [
  'D1,Anne Roy,anne@x.test,,director,fr,hr',
  'A1,Bob Hill,bob@x.test,D1,area-manager,en,administrator',
  'A2,Zoé Lys,zoe@x.test,D1,area-manager,fr,',
  'F1,Cleo May,cleo@x.test,A1,field-manager,fr,',
  'R1,Dan Poe,dan@x.test,F1,rep,en,',
  'R2,Eve Low,eve@x.test,F1,rep,fr,',
]
const csv = (...rows: string[]) => [header, ...rows].join('\n')

let api: Api
let version = 0
beforeAll(async () => {
  api = await startApi()
}, 20_000)
afterAll(() => api?.close())
beforeEach(async () => {
  expect((await imported(csv(...people))).status).toBe(200)
})

async function imported(body: string | Uint8Array<ArrayBuffer>) {
  const init = { ...importing(''), body }
  const response = await api.ask(`/api/directory/import?version=${version}`, init)
  if (response.ok) version++
  return { status: response.status, body: await response.json() }
}
async function contents() {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  return { members: (await readMembers(api.directory)).sort(byId), ...(await readStructure(api.directory)) }
}
const address = async (email: string) => {
  const Key = { pk: `email#${email}`, sk: 'member' }
  const { Item } = await api.directory.client.send(new GetCommand({ TableName: api.directory.name, Key }))
  return Item?.id
}
const bytesOf = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding))

describe('refused whole, and nothing is lost', () => {
  const rows = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i))
  const long = (i: number) => `P${i},Somebody Number ${i},p${i}@x.test,${i ? 'P0' : ''},rep,fr,`
  const short = (i: number) => `${i},A,${i}@a.fr,${i ? '0' : ''},rep,fr`

  it.each([
    ['200,000 rows', () => [header, ...rows(200_000, long)].join('\n'), 413, 'directory-too-large'],
    [
      '60,000 short rows',
      () => ['id,name,email,manager,level,language', ...rows(60_000, short)].join('\n'),
      422,
      'directory-invalid',
    ],
    [
      'a chain of 20,000 managers',
      () => csv(...rows(20_000, (i) => `${i},A,${i}@a.fr,${i ? i - 1 : ''},rep,fr,`)),
      422,
      'directory-invalid',
    ],
    ['Windows-1252', () => bytesOf(csv(...people), 'latin1'), 422, 'directory-invalid'],
    ['UTF-16 without its mark', () => bytesOf(csv(...people), 'utf16le'), 422, 'directory-invalid'],
    ['a null byte', () => csv(...people).replace('Bob', 'B\0b'), 422, 'directory-invalid'],
    [
      'a circle of two',
      () => csv(...people, 'X1,X,x@x.test,X2,rep,fr,', 'X2,Y,y@x.test,X1,rep,fr,'),
      422,
      'directory-invalid',
    ],
    [
      'a manager under their own report',
      () => csv(...people).replace('bob@x.test,D1', 'bob@x.test,F1'),
      422,
      'directory-invalid',
    ],
    ['a head who left without a successor', () => csv(...people.slice(1)), 422, 'directory-invalid'],
    ['two heads', () => csv(...people, 'X1,X,x@x.test,,director,fr,'), 422, 'directory-invalid'],
  ] as const)('%s', async (_what, body, status, code) => {
    const before = await contents()
    for (const language of ['fr', 'en']) {
      const response = await api.ask('/api/directory/preview', {
        ...importing('', { ...bearer, 'accept-language': language }),
        body: body(),
      })
      const told = await response.json()
      expect([response.status, told.code, told.status]).toEqual([status, code, status])
      expect(response.headers.get('content-language')).toBe(language)
      expect(told.detail).toMatch(language === 'fr' ? /rien n’a été modifié/ : /nothing was changed/)
      for (const { fr, en } of told.problems ?? []) expect(fr && en && fr !== en).toBeTruthy()
    }
    expect((await imported(body())).status).toBe(status)
    expect(await contents()).toEqual(before)
  })

  it('a body without a length is read no further than the limit', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = new Uint8Array(64 * 1024).fill(0x41)
        sent += chunk.length
        controller.enqueue(chunk)
      },
    })
    const init = { ...importing(''), body: endless, duplex: 'half' }
    const response = await api.ask('/api/directory/preview', init as RequestInit)
    expect([response.status, (await response.json()).code]).toEqual([413, 'directory-too-large'])
    expect(sent).toBeLessThan(importLimits.bytes + 1024 * 1024)
  })
})

it.each(['utf16le', 'utf16be'])('%s with its mark is kept as it was meant', async (encoding) => {
  const file = Buffer.from(`\uFEFF${csv(...people).replaceAll(',', '\t')}`, 'utf16le')
  if (encoding === 'utf16be') file.swap16()
  expect((await imported(new Uint8Array(file))).body).toMatchObject({ difference: { unchanged: 6 } })
  expect(await getMember(api.directory, 'A2')).toMatchObject({ name: 'Zoé Lys' })
})

describe('formulas', () => {
  const formula = "=cmd|' /C calc'!A0"

  it('are kept as texts, and run in no file that leaves', async () => {
    const evil = csv(...people).replace('Bob Hill', formula)
    expect((await imported(evil)).status).toBe(200)
    expect(await getMember(api.directory, 'A1')).toMatchObject({ name: formula })
    for (const language of ['fr', 'en']) {
      const cookie = await api.cookie(sessionCookie, { id: 'D1' })
      expect((await api.ask('/api/people/A1/held', { headers: { cookie } })).status).toBe(200)
      const response = await api.ask(`/api/audit/export?language=${language}`, { headers: bearer })
      const text = await response.text()
      expect(text).toContain(`"'${formula}"`)
      for (const cell of text.split(/\r\n/).flatMap((line) => line.split(/[;,](?=")/)))
        expect(cell).not.toMatch(/^\uFEFF?"?\s*[=+\-@]/)
    }
    const list = await (await api.ask('/api/people?search=cmd', { headers: bearer })).json()
    expect(list.people).toMatchObject([{ id: 'A1', name: formula }])
  })
})

describe('people who change places', () => {
  it('the head leaves and is replaced: one tree, one head, and the old one is gone', async () => {
    const after = csv(...people.slice(1), 'D2,Max New,max@x.test,,director,fr,hr').replaceAll(',D1,', ',D2,')
    const { body } = await imported(after)
    expect(body.difference).toMatchObject({
      added: [{ id: 'D2' }],
      left: [{ id: 'D1' }],
      moved: [{ id: 'A1', to: { id: 'D2' } }, { id: 'A2' }],
    })
    const { structure } = await readStructure(api.directory)
    expect(structure.teams.filter(({ parent }) => parent === null).map(({ id }) => id)).toEqual(['D2'])
    expect(structure.teams.map(({ id }) => id)).not.toContain('D1')
    expect(await address('anne@x.test')).toBeUndefined()
  })

  it('a report becomes the manager of their manager', async () => {
    const swapped = csv(...people)
      .replace('cleo@x.test,A1', 'cleo@x.test,D1')
      .replace('bob@x.test,D1', 'bob@x.test,F1')
    expect((await imported(swapped)).status).toBe(200)
    const { structure } = await readStructure(api.directory)
    expect(structure.teams.map(({ id, parent }) => `${id} ${parent}`).sort()).toEqual(['D1 null', 'F1 D1'])
    expect(await getMember(api.directory, 'A1')).toMatchObject({ manager: 'F1' })
  })

  it('an id that somebody had who left gives the next nothing of theirs', async () => {
    const starts = '2026-11-24T10:00:00.000Z'
    api.time.now = new Date('2026-11-25T09:00:00Z')
    const { structure } = await readStructure(api.directory)
    const { cells } = cellsFor(structure, 5)
    const season = { id: '2026-Q4', k: 5, expected: 5, order: 'units' as const, starts, structure, cells }
    await api.results.putSeason({ ...season, permitted: [], tooFew: [] }, 'hash')
    await choose(api.directory, 'R1', { stopped: true })
    await imported(csv(...people.filter((row) => !row.startsWith('R1'))))
    await imported(csv(...people.map((row) => row.replace('R1,Dan Poe,dan@', 'R1,Flo Fay,flo@'))))
    expect(await getMember(api.directory, 'R1')).toMatchObject({ name: 'Flo Fay', email: 'flo@x.test' })
    expect((await getContact(api.directory, 'R1')).stopped).toBeFalsy()
    expect(await address('dan@x.test')).toBeUndefined()
    expect(await address('flo@x.test')).toBe('R1')
    const roster = await rosterSeats(api.directory, (await api.results.getSeason('2026-Q4'))!)
    expect(roster.find(({ team, level }) => team === 'F1' && level === 'rep')?.eligible).toBe(1)
  })

  it('an address that differs in its case only belongs to whoever has it', async () => {
    const { status, body } = await imported(csv(...people, 'R3,Gus,ANNE@X.TEST,F1,rep,fr,'))
    expect([status, body.problems[0].line, body.problems[0].column]).toEqual([422, 8, 'email'])
    expect((await imported(csv(...people).replace('anne@', 'Anne@'))).status).toBe(200)
    expect(await address('anne@x.test')).toBe('D1')
  })
})
