/** Sign-in against an issuer that says what a test wants: unverified, unknown, silent, without user info. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Api, appOrigin, importing, startApi } from './api.fixture.ts'
import { leave, pairOf, signInAt, startIssuer, type TestIssuer } from './issuer.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const csv = 'id,name,email,manager,level,language\nD1,Anne,Anne@x.test,,director,fr\n'
const anne = { email: 'ANNE@x.test', email_verified: true }

let api: Api
let issuer: TestIssuer

beforeAll(async () => {
  issuer = await startIssuer()
  api = await startApi({ OIDC_ISSUER: issuer.origin })
  expect((await api.ask('/api/directory/import?version=0', importing(csv))).status).toBe(200)
}, 20_000)
beforeEach(() => {
  issuer.claims = anne
})
afterAll(async () => {
  issuer?.close()
  await api?.close()
})

const attributes = (line: string) => line.split('; ').slice(1).sort()
const me = (cookie: string) => api.ask('/api/me', { headers: { cookie } })

describe('a sign-in', () => {
  it('asks with PKCE, state and nonce, and gives one cookie that scripts and other sites cannot use', async () => {
    const { asked, left, response, cookies, session } = await signInAt(api, { back: '/a?b=1' })
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('redirect_uri')).toBe(`${appOrigin}/api/callback`)
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked.get(name)!.length).toBeGreaterThan(40)
    expect(response.headers.get('location')).toBe(`${appOrigin}/a?b=1`)
    expect(left.headers.getSetCookie()[0]).toMatch(/^__Secure-quorum-sign-in=ey/)
    expect(attributes(left.headers.getSetCookie()[0]!)).toEqual(
      ['HttpOnly', 'Max-Age=600', 'Path=/api/callback', 'SameSite=Lax', 'Secure'].sort(),
    )
    const line = cookies.find((one) => one.startsWith('__Secure-quorum-session='))!
    expect(attributes(line)).toEqual(
      ['HttpOnly', 'Max-Age=7200', 'Path=/api', 'SameSite=Lax', 'Secure'].sort(),
    )
    expect(cookies.find((one) => one.startsWith('__Secure-quorum-sign-in=;'))).toContain('Max-Age=0')
    expect(await (await me(session!)).json()).toMatchObject({ name: 'Anne', roles: ['member', 'manager'] })
  })

  it('does not ask for Secure cookies on this machine, where there is no TLS', async () => {
    const here = await startApi({ OIDC_ISSUER: issuer.origin, APP_ORIGIN: 'http://localhost:4870' })
    const [cookie] = (await here.ask('/api/sign-in')).headers.getSetCookie()
    expect(cookie).toMatch(/^quorum-sign-in=/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).not.toContain('Secure')
    await here.close()
  })

  it.each([
    [
      'an address that is not verified',
      { email: 'anne@x.test', email_verified: false },
      'address-unverified',
    ],
    ['an address of which the service does not say so', { email: 'anne@x.test' }, 'address-unverified'],
    ['an address that nobody has', { email: 'other@x.test', email_verified: true }, 'address-unknown'],
    ['no address', { email_verified: true }, 'address-unknown'],
    [
      'an answer to another question',
      { nonce: 'other', email: 'anne@x.test', email_verified: true },
      'sign-in-refused',
    ],
    [
      'a token for somebody else',
      { aud: 'other', email: 'anne@x.test', email_verified: true },
      'sign-in-refused',
    ],
  ])('refuses %s, gives no session and forgets the attempt', async (_what, said, code) => {
    issuer.claims = said
    const { response, cookies } = await signInAt(api)
    expect(await response.json()).toMatchObject({ code })
    expect(cookies.map((line) => line.slice(0, line.indexOf('=')))).toEqual(['__Secure-quorum-sign-in'])
    expect(cookies[0]).toContain('Max-Age=0')
  })

  it('refuses an address whose item an interrupted import left behind', async () => {
    const Item = { pk: 'email#old@x.test', sk: 'member', id: 'D1' }
    await api.directory.client.send(new PutCommand({ TableName: api.directory.name, Item }))
    issuer.claims = { email: 'old@x.test', email_verified: true }
    const { response } = await signInAt(api)
    expect(await response.json()).toMatchObject({ code: 'address-unknown' })
  })

  it('tells a person on a page, in their language, what it tells a program in JSON', async () => {
    issuer.claims = { email: 'other@x.test', email_verified: true }
    const { response } = await signInAt(api, { accept: 'text/html,*/*' })
    expect(response.status).toBe(403)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).toContain('<h1>Unknown address</h1>')
  })

  it('says when the service does not answer, and asks it again the next time', async () => {
    const alone = await startApi({ OIDC_ISSUER: 'http://localhost:1' })
    for (let i = 0; i < 2; i++) {
      const response = await alone.ask('/api/sign-in')
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    }
    expect(alone.logged).toHaveLength(2)
    await alone.close()
  })

  it('speaks plain http with nobody but this machine', async () => {
    const careless = await startApi({ OIDC_ISSUER: 'http://identity.test' })
    expect((await careless.ask('/api/sign-in')).status).toBe(503)
    await careless.close()
  })
})

describe('signing out', () => {
  const out = (of: Api, headers: Record<string, string> = { origin: appOrigin }) =>
    of.ask('/api/sign-out', { method: 'POST', headers })

  it('is done by POST, from our own pages only', async () => {
    const done = await out(api)
    expect(done.status).toBe(200)
    expect(done.headers.getSetCookie()[0]).toMatch(/^__Secure-quorum-session=;.*Max-Age=0/)
    expect((await out(api, {})).status).toBe(403)
    expect((await out(api, { origin: 'null' })).status).toBe(403)
    expect((await api.ask('/api/sign-out')).status).toBe(405)
  })

  it('ends the session itself: a copy of its cookie opens nothing, and another session stays', async () => {
    const [one, other] = [(await signInAt(api)).session!, (await signInAt(api)).session!]
    expect((await me(one)).status).toBe(200)
    await out(api, { origin: appOrigin, cookie: one })
    expect([(await me(one)).status, (await me(other)).status]).toEqual([401, 200])
  })

  it('everywhere lets in who signs in again at once, also by a clock that is behind, and nothing from before', async () => {
    const before = (await signInAt(api)).session!
    const cookie = await api.cookie(sessionCookie, { id: 'D1', roles: ['administrator'] })
    const headers = { origin: appOrigin, cookie }
    const ended = await api.ask('/api/accounts/D1/sign-out', { method: 'POST', headers })
    expect(ended.status).toBe(200)
    const { now } = api.time
    for (const behind of [0, 2000]) {
      api.time.now = new Date(now.getTime() - behind)
      const again = (await signInAt(api)).session!
      expect([behind, (await me(before)).status, (await me(again)).status]).toEqual([behind, 401, 200])
    }
    api.time.now = now
  })

  it('names the page where the service ends its own session, without a token; none where it has none', async () => {
    expect(await (await out(api)).json()).toEqual({ next: null })
    const signOutAt = async (end_session_endpoint: unknown) => {
      issuer.metadata = { end_session_endpoint }
      const leading = await startApi({ OIDC_ISSUER: issuer.origin })
      const { next } = (await (await out(leading)).json()) as { next: string | null }
      await leading.close()
      issuer.metadata = {}
      return next
    }
    const next = new URL((await signOutAt('https://identity.test/out?tenant=1'))!)
    expect(next.origin + next.pathname).toBe('https://identity.test/out')
    expect(Object.fromEntries(next.searchParams)).toEqual({
      tenant: '1',
      client_id: 'quorum',
      post_logout_redirect_uri: `${appOrigin}/`,
    })
    // The browser is led there: it must be a page of the web.
    for (const nasty of ['javascript:alert(1)', 'data:text/html,x', 'http://identity.test/out', 'x', 7])
      expect([nasty, await signOutAt(nasty)]).toEqual([nasty, null])
  })

  it('ends the session here also while the service does not answer', async () => {
    const alone = await startApi({ OIDC_ISSUER: 'http://localhost:1' })
    const done = await out(alone)
    expect([done.status, await done.json()]).toEqual([200, { next: null }])
    await alone.close()
  })
})

describe('a session', () => {
  const minute = 60_000
  /** Asks at a number of minutes after the sign-in; what was set anew takes the place of the cookie. */
  async function browser() {
    const began = api.time.now.getTime()
    let cookie = (await signInAt(api)).session!
    return async (minutes: number) => {
      api.time.now = new Date(began + minutes * minute)
      const response = await me(cookie)
      const [line] = response.headers.getSetCookie()
      if (line) cookie = pairOf(line)
      return { status: response.status, line }
    }
  }

  it('ends after two hours in which nothing was asked', async () => {
    const ask = await browser()
    expect((await ask(119)).status).toBe(200)
    expect((await ask(119 + 121)).status).toBe(401)
  })

  it('is sealed anew by use, and not by each request', async () => {
    const ask = await browser()
    expect((await ask(4)).line).toBeUndefined()
    expect((await ask(6)).line).toContain('Max-Age=7200')
    expect((await ask(10)).line).toBeUndefined()
    expect((await ask(12)).line).toContain('HttpOnly')
  })

  it('ends twelve hours after the sign-in, however much it is used', async () => {
    const ask = await browser()
    for (let minutes = 60; minutes < 720; minutes += 60) expect((await ask(minutes)).status).toBe(200)
    const last = await ask(719)
    expect([last.status, /Max-Age=(\d+)/.exec(last.line!)![1]]).toEqual([200, '60'])
    expect((await ask(721)).status).toBe(401)
  })

  it('is not sealed anew by an answer without it: a link, a refusal, the way out', async () => {
    const began = api.time.now.getTime()
    const { session } = await signInAt(api)
    api.time.now = new Date(began + 10 * minute)
    const cookie = session!
    const refused = await api.ask('/api/season', { headers: { cookie, authorization: 'Bearer wrong' } })
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([401, []])
    const done = await api.ask('/api/sign-out', { method: 'POST', headers: { origin: appOrigin, cookie } })
    expect(done.headers.getSetCookie()).toHaveLength(1)
  })

  it('is a new one at each sign-in: one that was planted is ended, never adopted', async () => {
    const planted = (await signInAt(api)).session!
    const { session } = await signInAt(api, { cookies: planted })
    expect(session).not.toBe(planted)
    expect([(await me(planted)).status, (await me(session!)).status]).toEqual([401, 200])
  })

  it('is nothing that somebody else can make up', async () => {
    const way = await leave(api)
    const asSession = way.cookie.replace('sign-in', 'session')
    for (const cookie of ['__Secure-quorum-session=planted', asSession, '__Secure-quorum-session=a.b.c.d.e'])
      expect((await me(cookie)).status).toBe(401)
    // Without the prefix, which only TLS can set, it is not looked at.
    const { session } = await signInAt(api)
    expect((await me(session!.replace('__Secure-', ''))).status).toBe(401)
  })
})
