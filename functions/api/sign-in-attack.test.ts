/** What must not get in: forged, stale, replayed and switched tokens, other people's cookies, pages and addresses. */
import { createHash, createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Api, appOrigin, importing, startApi } from './api.fixture.ts'
import {
  honestly,
  leave,
  pairOf,
  signInAt,
  signingKey,
  startIssuer,
  type TestIssuer,
} from './issuer.fixture.ts'
import { apiRoutes } from './routes.ts'
import { pathHere } from './sign-in-routes.ts'

const csv =
  'id,name,email,manager,level,language\nD1,Anne,anne@x.test,,director,fr\nR1,Bob,bob@x.test,D1,rep,en\n'

let api: Api
let issuer: TestIssuer

beforeAll(async () => {
  issuer = await startIssuer()
  // What some issuers offer, and what no attacker may make use of.
  issuer.metadata = { id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'] }
  api = await startApi({ OIDC_ISSUER: issuer.origin })
  expect((await api.ask('/api/directory/import?version=0', importing(csv))).status).toBe(200)
}, 20_000)
beforeEach(() => {
  issuer.claims = { email: 'anne@x.test', email_verified: true }
  issuer.sign = honestly
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(async () => {
  issuer?.close()
  await api?.close()
})

const now = () => Math.floor(Date.now() / 1000)
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

async function expectRefused(told: Promise<{ response: Response; session?: string | undefined }>) {
  const { response, session } = await told
  expect([response.status, await response.json(), session]).toMatchObject([
    400,
    { code: 'sign-in-refused' },
    undefined,
  ])
}

it('an honest sign-in passes, so that each refusal below has one reason', async () => {
  const { response, session } = await signInAt(api)
  expect([response.status, typeof session]).toEqual([302, 'string'])
})

describe('a token', () => {
  const forgeries: [string, TestIssuer['sign']][] = [
    [
      'signed by another key under the same name',
      async (claims, { kid }) => honestly(claims, { ...(await signingKey()), kid }),
    ],
    [
      'with a signature that is cut off',
      async (claims, key) => `${(await honestly(claims, key)).split('.').slice(0, 2).join('.')}.`,
    ],
    [
      'of somebody else with the signature of one’s own',
      async (claims, key) => {
        const [header, , signature] = (await honestly(claims, key)).split('.')
        return `${header}.${encoded({ ...claims, email: 'bob@x.test' })}.${signature}`
      },
    ],
    ['without a signature (none)', (claims) => new UnsecuredJWT(claims).encode()],
    [
      'that says none in another spelling',
      (claims) => `${encoded({ alg: 'nOnE', typ: 'JWT' })}.${encoded(claims)}.`,
    ],
    [
      'under HS256 with the public key as secret (PEM)',
      async (claims, { kid, publicJwk }) => {
        const pem = createPublicKey({ key: publicJwk as never, format: 'jwk' }).export({
          type: 'spki',
          format: 'pem',
        })
        expect(pem.toString().trim()).toBe(
          (await exportSPKI((await importJWK(publicJwk, 'RS256')) as never)).trim(),
        )
        return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from(pem))
      },
    ],
    [
      'under HS256 with the public key as secret (modulus)',
      (claims, { kid, publicJwk }) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid })
          .sign(Buffer.from(publicJwk.n!, 'base64url')),
    ],
    [
      'under HS256 with the client’s name as secret',
      (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(createHash('sha256').update('quorum').digest()),
    ],
    [
      'that brings its own key along',
      async (claims) => {
        const { kid, publicJwk, privateKey } = await signingKey()
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid, jwk: publicJwk as never })
          .sign(privateKey)
      },
    ],
    [
      'that names another place for its key',
      async (claims) => {
        const { kid, privateKey } = await signingKey()
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid, jku: 'http://localhost:1/jwks' })
          .sign(privateKey)
      },
    ],
    ['that is none', () => 'a.b.c'],
  ]
  it.each(forgeries)('%s is refused', async (_what, sign) => {
    issuer.sign = sign
    await expectRefused(signInAt(api))
  })

  it.each([
    ['that has expired', { iat: now() - 7200, exp: now() - 3600 }],
    ['that never expires', { exp: undefined }],
    ['that is not valid yet', { nbf: now() + 3600 }],
    ['of another issuer', { iss: 'https://evil.test' }],
    ['of an issuer of the same beginning', { iss: 'http://localhost:1' }],
    ['of no issuer', { iss: undefined }],
    ['for another client', { aud: 'other' }],
    ['for several, of which another asked', { aud: ['quorum', 'other'], azp: 'other' }],
    ['for nobody', { aud: [] }],
    ['about nobody', { sub: undefined }],
    ['that answers another question', { nonce: 'other' }],
    ['that answers no question', { nonce: undefined }],
  ])('%s is refused', async (_what, claims) => {
    issuer.claims = { ...issuer.claims, ...claims }
    await expectRefused(signInAt(api))
  })

  it('is read once a key is new, and no more once it is old', async () => {
    const { session } = await signInAt(api)
    expect(session).toBeDefined()
    const [before] = issuer.keys
    const later = (seconds: number) =>
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
    issuer.keys = [await signingKey()]
    const asked = issuer.asked.get('/jwks')!
    later(90)
    expect((await signInAt(api)).session).toBeDefined()
    expect(issuer.asked.get('/jwks')).toBe(asked + 1)
    // What was signed by a key that the issuer took back.
    issuer.sign = (claims) => honestly(claims, before!)
    await expectRefused(signInAt(api))
    // And an attacker cannot have the issuer asked for its keys again and again.
    for (let i = 0; i < 5; i++) await expectRefused(signInAt(api))
    expect(issuer.asked.get('/jwks')).toBe(asked + 1)
  })
})

describe('the way back', () => {
  const back = async (path: string, cookie: string) => {
    const response = await api.ask(path, { headers: { cookie, accept: 'application/json' } })
    return {
      response,
      session: response.headers.getSetCookie().find((line) => line.includes('session=e')),
    }
  }

  it('is taken once: the same address and cookie again are refused, and the first session stays', async () => {
    const { callback, cookie } = await leave(api)
    const first = await back(callback, cookie)
    expect(first.session).toBeDefined()
    await expectRefused(back(callback, cookie))
    const me = await api.ask('/api/me', { headers: { cookie: pairOf(first.session!) } })
    expect(me.status).toBe(200)
  })

  it('is nobody else’s: another attempt’s cookie, code or state is refused', async () => {
    const [mine, theirs] = [await leave(api), await leave(api)]
    await expectRefused(back(theirs.callback, mine.cookie))
    // A stolen code under one's own state: the proof key is in the other cookie.
    const code = new URL(theirs.callback, appOrigin).searchParams.get('code')!
    const mixed = new URL(mine.callback, appOrigin)
    mixed.searchParams.set('code', code)
    await expectRefused(back(mixed.pathname + mixed.search, mine.cookie))
  })

  it.each([
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['two states', (url: URL) => url.searchParams.append('state', url.searchParams.get('state')!)],
    ['a refusal of the service', (url: URL) => url.searchParams.set('error', 'access_denied')],
    ['another issuer’s name', (url: URL) => url.searchParams.set('iss', 'https://evil.test')],
    ['a token in the address', (url: URL) => url.searchParams.set('id_token', 'x')],
  ])('with %s is refused', async (_what, change) => {
    const { callback, cookie } = await leave(api)
    const url = new URL(callback, appOrigin)
    change(url)
    await expectRefused(back(url.pathname + url.search, cookie))
  })

  it('is open for ten minutes, and closed without its cookie', async () => {
    const { callback, cookie } = await leave(api)
    const began = api.time.now
    api.time.now = new Date(began.getTime() + 601_000)
    const late = await back(callback, cookie)
    api.time.now = began
    expect(await late.response.json()).toMatchObject({ code: 'sign-in-expired' })
    const without = await back(callback, '')
    expect(await without.response.json()).toMatchObject({ code: 'sign-in-expired' })
  })
})

describe('the page that somebody wanted', () => {
  const nasty = [
    'https://evil.test',
    '//evil.test/x',
    '///evil.test',
    '////evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '/\r\n/evil.test',
    '\t//evil.test',
    ' //evil.test',
    '/ /evil.test',
    '/./\\evil.test',
    '/..//evil.test',
    '/%2f/evil.test',
    '/%5cevil.test',
    '//evil.test@quorum.test',
    '//quorum.test@evil.test',
    '//quorum.test:443@evil.test/',
    '//[::1]/',
    '//%',
    'https:evil.test',
    'https:/evil.test',
    '/https://evil.test',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '/\u0000/evil.test',
    '/\u2028/evil.test',
    '/x\r\nset-cookie: a=b',
    '.evil.test',
    '@evil.test',
    ':80',
    '?x',
    '#x',
    '',
    'rounds',
  ]

  it.each(nasty)('is one of ours, whatever is asked for: %j', async (asked) => {
    const { response } = await signInAt(api, { back: asked })
    const { origin } = new URL(response.headers.get('location')!)
    expect([response.status, origin]).toEqual([302, appOrigin])
    expect(response.headers.get('set-cookie')).not.toContain('a=b')
  })

  it('is one of ours for any text at all, and itself where it is one', () => {
    const characters = fc.constantFrom(...'/\\.:@?#%&=-_ \t\r\n\u00002fc5evil.tstquorumhp[]')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(characters).map((all) => all.join('')),
        ),
        (asked) => {
          const led = new URL(pathHere(asked, appOrigin), appOrigin)
          expect(led.origin).toBe(appOrigin)
        },
      ),
      { numRuns: 3000 },
    )
    expect(pathHere('/rounds/2?x=1#y', appOrigin)).toBe('/rounds/2?x=1#y')
    expect(pathHere(undefined, appOrigin)).toBe('/')
  })
})

describe('another site', () => {
  it('changes nothing on any route, with the session of whoever looks at it', async () => {
    const { session } = await signInAt(api)
    const routes = apiRoutes(api.runtime)
      .routes.filter(({ method, path }) => !['ALL', 'GET'].includes(method) && path !== '/api/stop')
      .map(({ method, path }) => ({ method, path: path.replace(/:\w+(\{[^}]*\})?/g, 'x') }))
    expect(routes.length).toBeGreaterThan(15)
    const elsewhere = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.test' },
      { origin: `${appOrigin}.evil.test` },
      { origin: appOrigin.replace('https', 'http') },
      { origin: `${appOrigin}:8443` },
      { origin: appOrigin.toUpperCase() },
      { referer: `${appOrigin}/` },
    ]
    for (const { method, path } of routes)
      for (const headers of elsewhere)
        for (const type of ['text/plain', 'application/json']) {
          const response = await api.ask(path, {
            method,
            headers: { ...headers, cookie: session!, 'content-type': type },
            body: '{}',
          })
          expect([method, path, headers, ((await response.json()) as { code: string }).code]).toEqual([
            method,
            path,
            headers,
            'origin-refused',
          ])
        }
    // None of it did anything: the session that was to be signed out is there.
    expect((await api.ask('/api/me', { headers: { cookie: session! } })).status).toBe(200)
  })

  it('cannot bring the session along with a secret of its own', async () => {
    const { session } = await signInAt(api)
    for (const authorization of ['Bearer x', 'Link x', '']) {
      const response = await api.ask('/api/me/contact', {
        method: 'POST',
        headers: { cookie: session!, authorization, origin: 'https://evil.test' },
        body: '{}',
      })
      expect([authorization, ((await response.json()) as { code: string }).code]).toEqual([
        authorization,
        'origin-refused',
      ])
    }
  })
})
