/** Signing in leads to one's own questions, by the same link that the invitation carries. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linkUrl } from '#shared/ballot/link.ts'
import { readLinkHeader } from '#shared/ballot/link-header.ts'
import type { Round } from '#shared/round/round.ts'
import { type Api, appOrigin, importing, startApi } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const header = 'id,name,email,manager,level,language,role,eligible'
const rows = [
  'D1,Name D1,D1@x.test,,director,fr,hr,no',
  'X1,Name X1,X1@x.test,D1,marketing,fr,administrator,yes',
  'F1,Name F1,F1@x.test,D1,field-manager,fr,,yes',
  'R1,Name R1,R1@x.test,F1,rep,fr,,yes',
]
const round = (id: string, more: Partial<Round>): Round => ({
  id,
  season: '2026-Q4',
  seasonStarts: '',
  state: 'open',
  k: 5,
  opens: '2026-11-23T08:00:00.000Z',
  closes: '2026-11-27T17:00:00.000Z',
  announced: '2026-11-27T17:00:00.000Z',
  grace: 600,
  ...more,
})
const manifest = 'm'.repeat(43)
const early = round('2026-W48-aaaa', { manifest: 'e'.repeat(43) })
const open = round('2026-W48-bbbb', { manifest, closes: '2026-11-29T22:59:00.000Z' })
const next = round('2026-W49-cccc', { state: 'planned', opens: '2026-12-03T08:00:00.000Z' })

let api: Api
beforeAll(async () => {
  api = await startApi()
  const csv = [header, ...rows].join('\n')
  const imported = await api.ask('/api/directory/import?version=0&since=2026-01-01', importing(csv))
  expect(imported.status).toBe(200)
}, 20_000)
afterAll(() => api?.close())
beforeEach(() => {
  api.time.now = new Date('2026-11-24T09:00:00Z')
})

const path = '/api/me/pulse'
const ask = async (who: string, of = path, init: RequestInit = {}) =>
  api.ask(of, { ...init, headers: { ...init.headers, cookie: await api.cookie(sessionCookie, { id: who }) } })
const json = async (who: string, of = path) => (await ask(who, of)).json()
/** What the courier would write to them. */
const invited = (member: string, manages: boolean) =>
  linkUrl(appOrigin, { ...readLinkHeader(api.link(member, open.id))!, manifest, manages })

describe('whoever is signed in', () => {
  it('has nothing to answer before any round is planned, nor before it opens, and is told when it does', async () => {
    expect(await json('R1')).toEqual({ link: null, next: null })
    await api.results.planRound(next)
    expect(await json('R1')).toEqual({ link: null, next: next.opens })
    expect(await json('R1', '/api/me')).toMatchObject({ pulse: false })
  })

  it('gets the link of their invitation while the round takes answers, of two the later one', async () => {
    for (const one of [early, open]) await api.results.planRound(one)
    expect(await json('R1')).toEqual({ link: invited('R1', false), next: next.opens })
    expect(await json('R1', '/api/me')).toMatchObject({ pulse: true })
    expect((await ask('R1')).headers.get('cache-control')).toBe('no-store')
  })

  it('gets it as a manager with the mirror question, and as an administrator who sees no results', async () => {
    expect((await json('F1')).link).toBe(invited('F1', true))
    expect((await json('X1')).link).toBe(invited('X1', false))
    expect(await json('X1', '/api/me')).toMatchObject({ groups: [], pulse: true })
  })

  it('gets none from the instant at which no credential is drawn any more', async () => {
    api.time.now = new Date(Date.parse(open.closes) - 1)
    expect((await json('R1')).link).toBe(invited('R1', false))
    api.time.now = new Date(open.closes)
    expect(await json('R1')).toEqual({ link: null, next: next.opens })
    expect(await json('R1', '/api/me')).toMatchObject({ pulse: false })
  })
})

describe('nobody gets a link', () => {
  it('who is not asked', async () => {
    const refused = await ask('D1')
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'not-eligible' }])
    expect(await json('D1', '/api/me')).toMatchObject({ pulse: false })
  })

  it('without a session, with that of somebody who is gone, or by another link', async () => {
    expect(await (await api.ask(path)).json()).toMatchObject({ code: 'not-signed-in' })
    expect(await json('gone')).toMatchObject({ code: 'not-signed-in' })
    const authorization = api.link('R1', open.id)
    for (const headers of [{ authorization }, { authorization, cookie: '' }])
      expect(await (await api.ask(path, { headers })).json()).toMatchObject({ code: 'not-signed-in' })
    expect((await ask('F1', path, { headers: { authorization } })).status).toBe(401)
  })

  it('by any other method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await ask('R1', path, { method, headers: { origin: appOrigin } })).status).toBe(405)
  })
})

it('no link is in any log', () => {
  expect(api.logged.join('\n')).not.toMatch(/answer|R1|F1|secret/)
})
