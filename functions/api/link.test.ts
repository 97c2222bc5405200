/** A personal link opens read-only member pages and nothing else, for thirty days after its round. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toBase64url } from '#shared/ballot/bytes.ts'
import { linkHeader, readLinkHeader } from '#shared/ballot/link-header.ts'
import { importing } from './api.fixture.ts'
import { idOf, last, type Published, startPublished } from './insight.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const day = 24 * 3600_000
/** Of every round of the fixture. */
const closes = Date.parse('2026-11-22T22:59:00.000Z')
const current = idOf(48)

let published: Published
beforeAll(async () => {
  published = await startPublished()
}, 30_000)
afterAll(() => published?.api.close())

const now = new Date('2026-11-24T09:00:00Z')
afterEach(() => {
  published.api.time.now = now
})

const asked = (authorization: string, path: string, init: RequestInit = {}) =>
  published.api.ask(path, { ...init, headers: { ...init.headers, authorization } })
const by = (member: string, path: string, init?: RequestInit) =>
  asked(published.api.link(member, current), path, init)
const jsonBy = async (member: string, path: string) => (await by(member, path)).json()
const problemOf = async (response: Response) => {
  const { status, code } = await response.json()
  return [status, code, response.headers.get('cache-control')]
}
const idsOf = (groups: { id: string }[]) => groups.map(({ id }) => id)

describe('a personal link opens', () => {
  it('who one is, the own team and the organisation, as a member signed in sees them', async () => {
    const me = await jsonBy('R1', '/api/me')
    expect(me).toEqual(await published.json('R1', '/api/me'))
    expect(idsOf(me.groups)).toEqual(['team:F1+F3', 'organisation'])
    for (const path of ['/api/rounds', `/api/rounds/${last}`, '/api/groups/team%3AF1+F3/trend?weeks=4'])
      expect([path, await jsonBy('R1', path)]).toEqual([path, await published.json('R1', path)])
    expect(await problemOf(await by('R1', '/api/groups/team:F2/trend'))).toEqual([
      404,
      'group-not-found',
      'no-store',
    ])
  })

  it('no more to a manager or HR than to a plain member', async () => {
    // Seated in A1's team, of which nothing is published; the head sits in their own.
    for (const id of ['F1', 'A1', 'D1']) {
      const { roles, groups, home } = await jsonBy(id, '/api/me')
      expect([id, roles, idsOf(groups), home]).toEqual([id, ['member'], ['organisation'], 'organisation'])
      expect(groups[0].signals).toBe(false)
      expect(idsOf((await jsonBy(id, `/api/rounds/${last}`)).groups)).toEqual(['organisation'])
      for (const group of ['unit:A1', 'team:F1+F3', 'level:rep'])
        expect((await by(id, `/api/groups/${group}/trend`)).status).toBe(404)
    }
    expect(idsOf((await published.json('F1', '/api/me')).groups)).toContain('team:F1+F3')
  })

  it('no results to an administrator, as signing in opens none', async () => {
    expect(await jsonBy('X1', '/api/me')).toMatchObject({ groups: [], home: null })
    const refused = [403, 'results-not-for-administrators', 'no-store']
    expect(await problemOf(await by('X1', `/api/rounds/${last}`))).toEqual(refused)
    expect(await problemOf(await by('X1', '/api/groups/organisation/trend'))).toEqual(refused)
  })
})

describe('a personal link does not open', () => {
  it('signals, balance, comparison, exports, exact bytes or a season, even beside the session that would', async () => {
    const cookie = await published.api.cookie(sessionCookie, { id: 'D1' })
    const paths = [
      '/api/groups/organisation/signals',
      `/api/rounds/${last}/balance`,
      `/api/compare?a=${idOf(46)}&b=${last}`,
      `/api/rounds/${last}/export?format=csv`,
      `/api/rounds/${last}/published.json`,
    ]
    for (const path of paths) {
      const alone = await published.api.ask(path, { headers: { cookie } })
      expect([path, alone.status]).toEqual([path, 200])
      for (const member of ['D1', 'F1']) {
        const response = await by(member, path, { headers: { cookie } })
        expect([path, ...(await problemOf(response))]).toEqual([path, 401, 'not-signed-in', 'no-store'])
      }
    }
    expect(await problemOf(await by('X1', '/api/season'))).toEqual([401, 'not-signed-in', 'no-store'])
  })

  it('any act on the directory, a season or a page that is only read', async () => {
    const body = 'id,name,email,manager,level,language'
    for (const path of ['/api/directory/import?version=1', '/api/directory/preview', '/api/season/start']) {
      const init = path.includes('season') ? { method: 'POST', body: '{}' } : importing(body, {})
      const response = await by('X1', path, { ...init, headers: { 'content-type': 'text/csv' } })
      expect([path, ...(await problemOf(response))]).toEqual([path, 401, 'not-signed-in', 'no-store'])
    }
    for (const path of ['/api/me', '/api/rounds', `/api/rounds/${last}`, '/api/groups/organisation/trend'])
      for (const method of ['POST', 'PUT', 'DELETE'])
        expect([path, method, (await by('R1', path, { method })).status]).toEqual([path, method, 405])
  })

  it('anything with a wrong, foreign, cut or malformed secret, said in both languages', async () => {
    const { api } = published
    const own = readLinkHeader(api.link('R1', current))!
    const other = readLinkHeader(api.link('R2', current))!
    const wrong = [
      linkHeader({ ...own, secret: other.secret }),
      linkHeader({ ...own, member: 'R2' }),
      linkHeader({ ...own, round: last }),
      linkHeader({ ...own, secret: own.secret.slice(0, -1) }),
      linkHeader({ ...own, secret: `${own.secret}A` }),
      linkHeader({ ...own, secret: toBase64url(new Uint8Array(32)) }),
      api.link('R1', 'no-such-round'),
      'Link',
      'Link !',
      `link ${api.link('R1', current).slice('Link '.length, -3)}`,
    ]
    for (const authorization of wrong)
      expect([authorization, ...(await problemOf(await asked(authorization, '/api/me')))]).toEqual([
        authorization,
        403,
        'link-invalid',
        'no-store',
      ])
    const said = async (language: string) =>
      (await asked('Link !', '/api/me', { headers: { 'accept-language': language } })).json()
    expect((await said('fr')).title).toBe('Lien non valable')
    expect((await said('en')).title).toBe('Invalid link')
    // Its own scheme in other letters is the same scheme.
    expect((await asked(api.link('R1', current).replace('Link', 'link'), '/api/me')).status).toBe(200)
  })

  it('anything of a session, when the link beside it is wrong', async () => {
    const cookie = await published.api.cookie(sessionCookie, { id: 'R1' })
    expect(await problemOf(await asked('Link !', '/api/me', { headers: { cookie } }))).toEqual([
      403,
      'link-invalid',
      'no-store',
    ])
  })

  it('anything thirty days after its round closed', async () => {
    const { time } = published.api
    time.now = new Date(closes + 30 * day)
    expect((await by('R1', '/api/me')).status).toBe(200)
    time.now = new Date(closes + 30 * day + 1)
    expect(await problemOf(await by('R1', '/api/me'))).toEqual([403, 'link-invalid', 'no-store'])
  })
})

it('whoever left or is not asked is refused, and no log says anything of a link', async () => {
  const { api } = published
  const header = 'id,name,email,manager,level,language,eligible'
  const rows = [
    'D1,Name D1,D1@x.test,,director,fr,yes',
    'F9,Name F9,F9@x.test,D1,field-manager,fr,yes',
    'R8,Name R8,R8@x.test,F9,rep,fr,no',
  ]
  const imported = await api.ask(
    '/api/directory/import?version=1&since=2026-01-01',
    importing([header, ...rows].join('\n')),
  )
  expect(await imported.json()).toMatchObject({ version: 2 })
  for (const id of ['R1', 'R8', 'nobody'])
    expect([id, ...(await problemOf(await by(id, '/api/me')))]).toEqual([id, 403, 'not-eligible', 'no-store'])
  expect((await by('F9', '/api/me')).status).toBe(200)
  const logged = api.logged.join('\n')
  expect(logged).toContain('Directory imported')
  expect(logged).not.toMatch(/link|R1|R8|F9|nobody/i)
})
