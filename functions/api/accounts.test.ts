/** Roles that administrators give: beside those of the file, lost with the directory, and never the last one's. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Scope } from '#shared/operation/scopes.ts'
import type { AccountsView } from '#shared/org/accounts-view.ts'
import { withRoles } from '#shared/org/roles.ts'
import { changeAssignments } from '../platform/roles.ts'
import { type Api, appOrigin, bearer, importing, organisationOf, startApi } from './api.fixture.ts'
import { keyStore } from './key-store.ts'
import { keyHash, makeKey } from './key-text.ts'
import { sessionCookie } from './sealed-cookie.ts'

const people = [
  ['D1', '', 'director', 'hr'],
  ['X1', 'D1', 'director', 'administrator'],
  ['F1', 'D1', 'field-manager', ''],
  ['R1', 'F1', 'rep', ''],
  ['R2', 'F1', 'rep', ''],
] as const
const { csv } = organisationOf(people)

let api: Api
let version = 0
beforeEach(async () => {
  await api?.close()
  api = await startApi()
  version = 0
  expect((await imported(csv)).status).toBe(200)
}, 30_000)
afterAll(() => api?.close())

async function imported(text: string, headers: Record<string, string> = bearer) {
  const response = await api.ask(`/api/directory/import?version=${version}`, importing(text, headers))
  if (response.ok) version++
  return response
}

const began = (seconds: number) => Math.floor(api.time.now.getTime() / 1000) + seconds

async function as(id: string, path: string, init: RequestInit = {}, session: object = {}) {
  const cookie = await api.cookie(sessionCookie, { id, began: began(0), ...session })
  return api.ask(path, { ...init, headers: { ...init.headers, cookie, origin: appOrigin } })
}
const rolesIn = async (id: string, session: object = {}) => {
  const response = await as(id, '/api/me', {}, session)
  return response.ok ? (await response.json()).roles : response.status
}
async function set(by: string, id: string, roles: string[], tag?: string) {
  const read = await as(by, `/api/accounts/${id}`)
  return as(by, `/api/accounts/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': tag ?? read.headers.get('etag')! },
    body: JSON.stringify({ roles }),
  })
}
const list = async (by = 'X1') => (await (await as(by, '/api/accounts')).json()) as AccountsView
const later = (seconds: number) => {
  api.time.now = new Date(api.time.now.getTime() + seconds * 1000)
}

describe('a role that an administrator gives', () => {
  it('holds from the next request on, beside that of the file, and is listed with where it is from', async () => {
    expect(await rolesIn('R1')).toEqual(['member'])
    expect((await set('X1', 'R1', ['hr'])).status).toBe(200)
    expect((await set('X1', 'D1', ['administrator'])).status).toBe(200)
    expect(await rolesIn('R1')).toEqual(['member', 'hr'])
    expect(await rolesIn('D1')).toEqual(['member', 'manager', 'hr', 'administrator'])
    expect((await as('R1', '/api/questions')).status).toBe(200)
    const { accounts, claims, mayChange } = await list()
    expect(accounts.map(({ id, file, given }) => [id, file, given])).toEqual([
      ['D1', 'hr', ['administrator']],
      ['R1', null, ['hr']],
      ['X1', 'administrator', []],
    ])
    expect([claims, mayChange, (await list('R1')).mayChange]).toEqual([false, true, false])
  })

  it('is given by administrators only', async () => {
    for (const by of ['D1', 'F1', 'R1']) {
      const tag = (await as('X1', '/api/accounts/R2')).headers.get('etag')!
      const response = await set(by, 'R2', ['hr'], tag)
      expect([by, response.status]).toEqual([by, 403])
    }
    expect(await rolesIn('R2')).toEqual(['member'])
  })

  it('outlives another import, and a role of the file is not taken here', async () => {
    await set('X1', 'R1', ['hr'])
    expect((await imported(csv.replace('Name R2', 'Name Other'))).status).toBe(200)
    expect(await rolesIn('R1')).toEqual(['member', 'hr'])
    expect((await set('X1', 'D1', [])).status).toBe(200)
    expect(await rolesIn('D1')).toContain('hr')
  })

  it('is lost by whoever leaves, for good: also where they come back, or the import is undone', async () => {
    await set('X1', 'R1', ['hr'])
    const without = csv.split('\n').filter((row) => !row.startsWith('R1,'))
    expect((await imported(without.join('\n'))).status).toBe(200)
    expect(await rolesIn('R1')).toBe(401)
    const undone = await api.ask(`/api/directory/undo?version=${version}`, importing('', bearer))
    expect(undone.status).toBe(200)
    expect(await rolesIn('R1')).toEqual(['member'])
    await set('X1', 'R2', ['administrator'])
    expect((await as('X1', '/api/people/R2/remove', { method: 'POST' })).status).toBe(200)
    expect((await list()).accounts.map(({ id }) => id)).toEqual(['D1', 'X1'])
  })

  it('is inherited by nobody who gets the id, also where it was given while they were taken out', async () => {
    const tag = (await as('X1', '/api/accounts/R2')).headers.get('etag')!
    const [, removed] = await Promise.all([
      set('X1', 'R2', ['administrator'], tag),
      as('X1', '/api/people/R2/remove', { method: 'POST' }),
    ])
    expect(removed.status).toBe(200)
    version++
    // What the slower of the two may leave behind.
    await changeAssignments(api.directory, (before) => withRoles(before, 'R2', ['administrator']))
    expect((await imported(csv)).status).toBe(200)
    expect(await rolesIn('R2')).toEqual(['member'])
    expect((await list()).accounts.map(({ id }) => id)).toEqual(['D1', 'X1'])
  })

  it('is told among what is held about them', async () => {
    await set('X1', 'R1', ['hr'])
    const held = await (await as('X1', '/api/people/R1/held')).json()
    expect([held.roles, held.signedOut]).toEqual([['hr'], null])
  })

  it('is none for an id that every object has a property of', async () => {
    const named = csv.replace('R2,Name R2,R2@x.test', 'constructor,Name C,c@x.test')
    expect((await imported(named)).status).toBe(200)
    const response = await as('X1', '/api/people/constructor/held')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ roles: [], signedOut: null })
  })
})

describe('a role that is taken', () => {
  it('ends the sessions and the keys that rested on it', async () => {
    await set('X1', 'R1', ['hr'])
    const { runtime, time } = api
    const { id, key } = makeKey(runtime.random)
    const scopes: Scope[] = ['questions:read']
    const until = new Date(time.now.getTime() + 24 * 3600_000).toISOString()
    const record = { id, hash: keyHash(key), name: 'a key', scopes, by: 'R1', made: until, until }
    await keyStore(runtime).add(record)
    const byKey = () => api.ask('/api/questions', { headers: { authorization: `Bearer ${key}` } })
    expect((await byKey()).status).toBe(200)
    const before = began(0)
    expect((await set('X1', 'R1', [])).status).toBe(200)
    expect((await byKey()).status).toBe(401)
    expect(await rolesIn('R1', { began: before, roles: ['hr'] })).toBe(401)
    later(1)
    expect(await rolesIn('R1')).toEqual(['member'])
  })

  it('is never the last administrator’s, also where two take each other’s at the same moment', async () => {
    // The file says none from here on.
    await set('X1', 'X1', ['administrator'])
    await set('X1', 'R1', ['administrator'])
    expect((await imported(csv.replace(',administrator', ','))).status).toBe(200)
    later(1)
    const both = await Promise.all([set('X1', 'R1', []), set('R1', 'X1', [])])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const lost = both.find(({ status }) => status === 409)!
    expect(await lost.json()).toMatchObject({ code: 'last-administrator' })
    later(1)
    expect((await list('D1')).accounts.filter(({ given }) => given.includes('administrator'))).toHaveLength(1)
  })

  it('is not lost by taking the last administrator out, or by a file without one: only by the token', async () => {
    const without = csv
      .split('\n')
      .filter((row) => !row.startsWith('X1,'))
      .join('\n')
    const cookie = async (id: string) => ({
      cookie: await api.cookie(sessionCookie, { id, began: began(0) }),
      origin: appOrigin,
      'content-type': 'text/csv',
    })
    for (const by of ['D1', 'X1']) {
      const refused = [
        await as(by, '/api/people/X1/remove', { method: 'POST' }),
        await imported(without, await cookie(by)),
      ]
      for (const response of refused)
        expect([by, response.status, (await response.json()).code]).toEqual([by, 409, 'last-administrator'])
    }
    expect((await list()).accounts.map(({ id }) => id)).toEqual(['D1', 'X1'])
    await set('X1', 'R1', ['administrator'])
    expect((await imported(without, await cookie('D1'))).status).toBe(200)
    expect((await as('D1', '/api/people/R1/remove', { method: 'POST' })).status).toBe(409)
    const lastOut = without
      .split('\n')
      .filter((row) => !row.startsWith('R1,'))
      .join('\n')
    expect((await imported(lastOut)).status).toBe(200)
    expect((await list('D1')).accounts.map(({ id }) => id)).toEqual(['D1'])
  })

  it('was read as it is: otherwise both versions are shown, and a repeat changes nothing', async () => {
    const tag = (await as('X1', '/api/accounts/R1')).headers.get('etag')!
    expect((await set('X1', 'R1', ['hr'], tag)).status).toBe(200)
    expect((await set('X1', 'R1', ['hr'], tag)).status).toBe(200)
    const late = await set('X1', 'R1', ['administrator'], tag)
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({
      code: 'changed-meanwhile',
      current: { given: ['hr'] },
      yours: { roles: ['administrator'] },
    })
    const log = await (await as('X1', '/api/audit?action=accounts')).json()
    expect(log.lines.map(({ action }: { action: string }) => action)).toEqual(['accounts.hr-given'])
  })
})

describe('signing out everywhere', () => {
  it('ends the sessions that began until then, on every device, and no later one', async () => {
    const before = began(0)
    expect(await rolesIn('R1', { began: before, roles: ['hr'] })).toEqual(['member', 'hr'])
    expect((await as('X1', '/api/accounts/R1/sign-out', { method: 'POST' })).status).toBe(200)
    expect(await rolesIn('R1', { began: before, roles: ['hr'] })).toBe(401)
    expect(await rolesIn('R2', { began: before })).toEqual(['member'])
    later(1)
    expect(await rolesIn('R1')).toEqual(['member'])
    expect((await as('D1', '/api/accounts/R1/sign-out', { method: 'POST' })).status).toBe(403)
  })
})

describe('HR, who keeps the directory', () => {
  const byHr = async () => ({
    cookie: await api.cookie(sessionCookie, { id: 'D1', began: began(0) }),
    origin: appOrigin,
    'content-type': 'text/csv',
  })

  it.each([
    [
      'gives a role',
      (text: string) => text.replace('R1@x.test,F1,rep,fr,', 'R1@x.test,F1,rep,fr,administrator'),
    ],
    ['takes one', (text: string) => text.replace(',administrator', ',')],
    [
      'takes the address of somebody with one over',
      (text: string) => text.replace('X1@x.test', 'mine@x.test'),
    ],
  ])('imports no file that %s', async (_, change) => {
    const response = await imported(change(csv), await byHr())
    expect([response.status, (await response.json()).code]).toEqual([403, 'roles-by-administrators'])
    expect(await rolesIn('R1')).toEqual(['member'])
  })

  it('imports whatever else there is, also that somebody with a role left', async () => {
    expect((await imported(csv.replace('Name R2', 'Name Other'), await byHr())).status).toBe(200)
    await set('X1', 'R1', ['hr'])
    const without = csv.split('\n').filter((row) => !row.startsWith('R1,'))
    expect((await imported(without.join('\n'), await byHr())).status).toBe(200)
  })

  it('does not take over the address of somebody who was given a role here', async () => {
    await set('X1', 'R1', ['administrator'])
    const response = await imported(csv.replace('R1@x.test', 'mine@x.test'), await byHr())
    expect(response.status).toBe(403)
  })
})
