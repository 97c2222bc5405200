/** Sign-in against a service that says what a test wants: unverified, unknown, silent, without user info. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, appOrigin, importing, startApi } from './api.fixture.ts'
import { pathHere } from './sign-in-routes.ts'

const csv = 'id,name,email,manager,level,language\nD1,Anne,Anne@x.test,,director,fr\n'

let api: Api
let service: Server
let issuer: string
/** What the service says at the next sign-in. */
let claims: Record<string, unknown> = {}
let nonce = ''

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'k' }
  const answers: Record<string, () => object | Promise<object>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
    '/jwks': () => ({ keys: [jwk] }),
    '/token': async () => ({
      access_token: 'a',
      token_type: 'Bearer',
      id_token: await new SignJWT({ nonce, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .setIssuer(issuer)
        .setAudience(String(claims.aud ?? 'quorum'))
        .setSubject('s')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    }),
  }
  service = createServer(async (request, response) => {
    const answer = await answers[request.url ?? '']?.()
    response.writeHead(answer ? 200 : 500, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve))
  issuer = `http://localhost:${(service.address() as AddressInfo).port}`
  api = await startApi({ OIDC_ISSUER: issuer })
  expect((await api.ask('/api/directory/import?version=0', importing(csv))).status).toBe(200)
}, 20_000)
afterAll(async () => {
  service?.close()
  await api?.close()
})

/** Leaves, and comes back with what the service says; the answer and its cookies. */
async function signIn(said: Record<string, unknown>, back = '/', accept = 'application/json') {
  claims = said
  const left = await api.ask(`/api/sign-in?return=${encodeURIComponent(back)}`)
  expect(left.status).toBe(302)
  const asked = new URL(left.headers.get('location')!).searchParams
  nonce = asked.get('nonce')!
  const cookie = left.headers.getSetCookie()[0]!
  const response = await api.ask(`/api/callback?code=c&state=${asked.get('state')}`, {
    headers: { cookie: cookie.slice(0, cookie.indexOf(';')), accept },
  })
  return { asked, left, response, cookies: response.headers.getSetCookie() }
}

describe('a sign-in', () => {
  it('asks with PKCE, state and nonce, and gives one cookie that scripts and other sites cannot use', async () => {
    const { asked, left, response, cookies } = await signIn(
      { email: 'ANNE@x.test', email_verified: true },
      '/a?b=1',
    )
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('redirect_uri')).toBe(`${appOrigin}/api/callback`)
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked.get(name)!.length).toBeGreaterThan(40)
    expect(response.headers.get('location')).toBe(`${appOrigin}/a?b=1`)
    const attributes = (line: string) => line.split('; ').slice(1).sort()
    expect(attributes(left.headers.getSetCookie()[0]!)).toEqual(
      ['HttpOnly', 'Max-Age=600', 'Path=/api/callback', 'SameSite=Lax', 'Secure'].sort(),
    )
    const session = cookies.find((line) => line.startsWith('quorum-session='))!
    expect(attributes(session)).toEqual(
      ['HttpOnly', 'Max-Age=43200', 'Path=/api', 'SameSite=Lax', 'Secure'].sort(),
    )
    expect(cookies.find((line) => line.startsWith('quorum-sign-in=;'))).toContain('Max-Age=0')
    const me = await api.ask('/api/me', { headers: { cookie: session.slice(0, session.indexOf(';')) } })
    expect(await me.json()).toMatchObject({ name: 'Anne', roles: ['member', 'manager'] })
  })

  it('does not ask for Secure cookies on this machine, where there is no TLS', async () => {
    const here = await startApi({ OIDC_ISSUER: issuer, APP_ORIGIN: 'http://localhost:4870' })
    const [cookie] = (await here.ask('/api/sign-in')).headers.getSetCookie()
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
    const { response, cookies } = await signIn(said)
    expect(await response.json()).toMatchObject({ code })
    expect(cookies.map((line) => line.slice(0, line.indexOf('=')))).toEqual(['quorum-sign-in'])
    expect(cookies[0]).toContain('Max-Age=0')
  })

  it('refuses an address whose item an interrupted import left behind', async () => {
    const Item = { pk: 'email#old@x.test', sk: 'member', id: 'D1' }
    await api.directory.client.send(new PutCommand({ TableName: api.directory.name, Item }))
    const { response } = await signIn({ email: 'old@x.test', email_verified: true })
    expect(await response.json()).toMatchObject({ code: 'address-unknown' })
  })

  it('tells a person on a page, in their language, what it tells a program in JSON', async () => {
    const { response } = await signIn({ email: 'other@x.test', email_verified: true }, '/', 'text/html,*/*')
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

it('leads back into the application and nowhere else', () => {
  const origin = 'https://quorum.test'
  expect(pathHere('/rounds/2?x=1#y', origin)).toBe('/rounds/2?x=1#y')
  for (const asked of [
    undefined,
    '',
    'rounds',
    '//evil.test/x',
    '/\\evil.test',
    '/\t/evil.test',
    'https://evil.test',
    'javascript:x',
  ])
    expect([asked, pathHere(asked, origin)]).toEqual([asked, '/'])
})

it('signs out by POST from our own pages only', async () => {
  const out = (init: RequestInit) => api.ask('/api/sign-out', init)
  const done = await out({ method: 'POST', headers: { origin: appOrigin } })
  expect(done.status).toBe(204)
  expect(done.headers.getSetCookie()[0]).toMatch(/^quorum-session=;.*Max-Age=0/)
  expect((await out({ method: 'POST' })).status).toBe(403)
  expect((await out({ method: 'POST', headers: { origin: 'null' } })).status).toBe(403)
  expect((await out({})).status).toBe(405)
})
