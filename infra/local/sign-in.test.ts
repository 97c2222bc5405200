/** A whole sign-in as a browser does it: api, provider, form, back with a session; and everything that must not pass. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, startEngine } from './engine.ts'
import { loadPart } from './parts-here.ts'
import { peopleHere } from './people.ts'
import { type SignIn, startSignIn } from './sign-in.ts'

const app = 'http://localhost:4999'
const csv =
  'id,name,email,manager,level,language\n' +
  'D1,Anne Roy,Anne.Roy@x.test,,director,fr\n' +
  'A1,Bob O’Hill,bob@x.test,D1,area-manager,en\n'

let directory: string
let engine: Engine
let signIn: SignIn
let fetchApi: (request: Request) => Response | Promise<Response>

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quorum-sign-in-'))
  engine = await startEngine(join(directory, 'engine'), [
    'quorum-directory',
    'quorum-results',
    'quorum-commons',
  ])
  const people = await peopleHere(engine.endpoint, 'quorum-directory')
  signIn = await startSignIn({ port: 0, appOrigin: app, people, stateDirectory: join(directory, 'keys') })
  const sessionKey = randomBytes(32).toString('base64url')
  const part = await loadPart('api', {
    endpointOf: () => engine.endpoint,
    keysOf: () => ({
      get: async (path) => (path === '/session' ? sessionKey : undefined),
      put: async () => false,
      list: async () => [],
      delete: async () => {},
    }),
    environment: {
      APP_ORIGIN: app,
      OIDC_ISSUER: signIn.origin,
      OIDC_CLIENT_ID: 'quorum',
      ADMINISTRATOR_TOKEN_SHA256: createHash('sha256').update('token').digest('base64url'),
    },
    now: () => new Date(),
  })
  if (part.kind !== 'http') throw new Error('the api speaks HTTP')
  fetchApi = part.fetch
  const imported = await fetchApi(
    new Request(`${app}/api/directory/import?version=0`, {
      method: 'POST',
      headers: { authorization: 'Bearer token', 'content-type': 'text/csv' },
      body: csv,
    }),
  )
  expect(imported.status).toBe(200)
}, 30_000)

afterAll(async () => {
  await signIn?.close()
  await engine?.close()
  await rm(directory, { recursive: true, force: true })
})

/** A browser without pages: cookies by origin, name and path, redirects one at a time. */
function browser() {
  const jar = new Map<string, { origin: string; name: string; value: string; path: string }>()
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { origin, pathname } = new URL(url)
    const sent = [...jar.values()].filter(
      (cookie) => cookie.origin === origin && pathname.startsWith(cookie.path),
    )
    const headers = new Headers({ accept: 'text/html', ...(init.headers as Record<string, string>) })
    if (sent.length > 0) headers.set('cookie', sent.map(({ name, value }) => `${name}=${value}`).join('; '))
    const request = new Request(url, { ...init, headers, redirect: 'manual' })
    const response = origin === app ? await fetchApi(request) : await fetch(request)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
      const over = /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)
      if (over) jar.delete(`${origin} ${name} ${path}`)
      else jar.set(`${origin} ${name} ${path}`, { origin, name, value, path })
    }
    return response
  }
  /** Follows redirects until a page, or until an address for which `until` holds. */
  const follow = async (url: string, init?: RequestInit, until: (url: string) => boolean = () => false) => {
    let response = await visit(url, init)
    let at = url
    while (response.status >= 300 && response.status < 400) {
      at = new URL(response.headers.get('location')!, at).href
      if (until(at)) break
      response = await visit(at)
    }
    return { at, response }
  }
  return { jar, visit, follow }
}

const notApi = (url: string) => url.startsWith(app) && !url.startsWith(`${app}/api/`)
const typed = (email: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ email }).toString(),
})

describe('a sign-in', () => {
  it('leads from the page that somebody wanted, through the one question, back to it', async () => {
    const { jar, visit, follow } = browser()
    const question = await follow(`${app}/api/sign-in?return=/rounds/x%3Fa=1`)
    expect(question.at).toMatch(new RegExp(`^${signIn.origin}/interaction/`))
    const page = await question.response.text()
    for (const text of ['Qui êtes-vous\u202f?', 'Who are you?', 'remplace', 'stands for'])
      expect(page).toContain(text)
    expect(question.response.headers.get('content-security-policy')).toContain(`form-action 'self' ${app};`)

    const back = await follow(question.at, typed(' anne.roy@X.test '), notApi)
    expect(back.at).toBe(`${app}/rounds/x?a=1`)
    const [session, ...others] = [...jar.values()].filter(({ origin }) => origin === app)
    expect(session).toMatchObject({ name: 'quorum-session', path: '/api' })
    expect(others).toEqual([])
    const me = await visit(`${app}/api/me`)
    expect(await me.json()).toEqual({
      name: 'Anne Roy',
      language: 'fr',
      roles: ['member', 'manager'],
      groups: [],
      home: null,
      pulse: false,
    })

    const out = await visit(`${app}/api/sign-out`, { method: 'POST', headers: { origin: app } })
    expect(out.status).toBe(200)
    expect((await visit(`${app}/api/me`)).status).toBe(401)
  })

  it('asks again the next time, since several people try Quorum in one browser', async () => {
    const { visit, follow } = browser()
    for (const [address, name] of [
      ['anne.roy@x.test', 'Anne Roy'],
      ['bob@x.test', 'Bob O’Hill'],
    ] as const) {
      const { at } = await follow(`${app}/api/sign-in`)
      await follow(at, typed(address), notApi)
      expect(await (await visit(`${app}/api/me`)).json()).toMatchObject({ name })
    }
  })

  it('tells an address that nobody has, keeps what was typed, and lets the person try again', async () => {
    const { follow } = browser()
    const { at } = await follow(`${app}/api/sign-in`)
    const { response } = await follow(at, typed('"><script>@x.test'))
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('Nobody in this organisation has this address.')
    expect(page).not.toContain('"><script>')
    expect((await follow(at, typed('bob@x.test'), notApi)).at).toBe(`${app}/`)
  })
})

describe('signing out', () => {
  /** Signs in, signs out of Quorum, and goes where its answer leads. */
  async function leaving() {
    const { visit, follow, jar } = browser()
    const { at } = await follow(`${app}/api/sign-in`)
    await follow(at, typed('bob@x.test'), notApi)
    const out = await visit(`${app}/api/sign-out`, { method: 'POST', headers: { origin: app } })
    const { next } = (await out.json()) as { next: string }
    const page = await (await visit(next)).text()
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? []
    const confirm = (more: Record<string, string>) =>
      follow(
        `${signIn.origin}/session/end/confirm`,
        { ...typed(''), body: new URLSearchParams({ xsrf, ...more }).toString() },
        notApi,
      )
    const askedAgain = async () => {
      const { response } = await follow(`${app}/api/sign-in`)
      return /value="([^"]*)" *>/.exec(await response.text())?.[1]
    }
    return { next, page, confirm, askedAgain, jar }
  }

  it('ends at both ends: the provider knows nobody any more, and leads back', async () => {
    const { next, page, confirm, askedAgain, jar } = await leaving()
    expect([...new URL(next).searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri'])
    for (const text of ['connaît encore comme bob@x.test', 'still knows you as bob@x.test'])
      expect(page).toContain(text)
    expect((await confirm({ logout: 'yes' })).at).toBe(`${app}/`)
    expect([...jar.values()].filter(({ origin }) => origin === app)).toEqual([])
    expect(await askedAgain()).toBe('')
  })

  it('whoever stays signed in there finds their address filled in', async () => {
    const { confirm, askedAgain } = await leaving()
    expect((await confirm({})).at).toBe(`${app}/`)
    expect(await askedAgain()).toBe('bob@x.test')
  })

  it('leads back to the application and to no other address', async () => {
    const url = new URL((await leaving()).next)
    url.searchParams.set('post_logout_redirect_uri', 'http://localhost:1/')
    const { response } = await browser().follow(url.href)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('This sign-in is not valid')
  })
})

describe('what must not pass', () => {
  it('an answer that another browser began: the state is in a cookie that it does not have', async () => {
    const one = browser()
    const { at } = await one.follow(`${app}/api/sign-in`)
    const callback = await one.follow(at, typed('bob@x.test'), (url) => url.startsWith(`${app}/api/callback`))
    const stolen = await browser().visit(callback.at)
    expect(stolen.status).toBe(400)
    expect(stolen.headers.get('content-type')).toContain('text/html')
    expect(stolen.headers.getSetCookie().join()).not.toContain('quorum-session=ey')
    expect(await stolen.text()).toContain('Sign-in expired')
  })

  it('a state, an issuer or a code that was changed on the way', async () => {
    for (const [name, value] of [
      ['state', 'other'],
      ['iss', 'http://localhost:1'],
      ['code', 'other'],
    ] as const) {
      const { visit, follow } = browser()
      const { at } = await follow(`${app}/api/sign-in`)
      const callback = await follow(at, typed('bob@x.test'), (url) => url.startsWith(`${app}/api/callback`))
      const url = new URL(callback.at)
      url.searchParams.set(name, value)
      const answer = await visit(url.href, { headers: { accept: 'application/json' } })
      expect(await answer.json()).toMatchObject({ code: 'sign-in-refused' })
      expect((await visit(`${app}/api/me`)).status).toBe(401)
    }
  })

  it('a client without PKCE, or with a redirect elsewhere', async () => {
    const ask = (more: Record<string, string>) => {
      const url = new URL(`${signIn.origin}/auth`)
      const base = {
        client_id: 'quorum',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `${app}/api/callback`,
      }
      for (const [name, value] of Object.entries({ ...base, ...more })) url.searchParams.set(name, value)
      return browser().visit(url.href)
    }
    expect((await ask({})).headers.get('location')).toContain('error=invalid_request')
    const elsewhere = await ask({ redirect_uri: 'http://localhost:1/', code_challenge_method: 'S256' })
    expect(elsewhere.status).toBe(400)
    expect(await elsewhere.text()).toContain('This sign-in is not valid')
  })

  it('a question that is over says so in both languages', async () => {
    const { response } = await browser().follow(`${signIn.origin}/interaction/gone`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('This sign-in is not valid, or it has expired.')
  })
})

it('keys survive a restart, in a file that only its owner reads', async () => {
  const file = join(directory, 'keys', 'sign-in.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const before = await readFile(file, 'utf8')
  const people = await peopleHere(engine.endpoint, 'quorum-directory')
  const again = await startSignIn({
    port: 0,
    appOrigin: app,
    people,
    stateDirectory: join(directory, 'keys'),
  })
  const keys = async (origin: string) => (await fetch(`${origin}/jwks`)).json()
  expect(await keys(again.origin)).toEqual(await keys(signIn.origin))
  await again.close()
  expect(await readFile(file, 'utf8')).toBe(before)
})
