/** API keys over the api: who makes and sees which, what each opens, how it ends, and what people try with forged ones. */
import { createHash } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AuditView } from '#shared/operation/audit.ts'
import type { KeysView, NewKey } from '#shared/operation/key-view.ts'
import { type Scope, scopes } from '#shared/operation/scopes.ts'
import { type Api, appOrigin, bearer, importing, token } from './api.fixture.ts'
import { csv, idOf, last, startPublished } from './insight.fixture.ts'
import { keyHash, makeKey } from './key-text.ts'
import { sessionCookie } from './sealed-cookie.ts'

const day = 24 * 3600_000
const start = new Date('2026-11-24T09:00:00Z')

let api: Api
beforeAll(async () => {
  api = (await startPublished()).api
}, 30_000)
afterAll(() => api?.close())
let minute = 0
beforeEach(async () => {
  // Each test has a minute of its own, so that none uses up another's; nothing is left of the test before.
  minute += 1
  api.time.now = new Date(start.getTime() + minute * 60_000)
  for (const { id, state } of (await view('X1')).keys)
    if (state !== 'revoked') await post(`/api/keys/${id}/revoke`, {}, await as('X1'))
})

const as = async (id: string, roles: ('hr' | 'administrator')[] = []) => ({
  cookie: await api.cookie(sessionCookie, { id, roles }),
  origin: appOrigin,
})
const withKey = (key: string) => ({ authorization: `Bearer ${key}` })
const get = (path: string, headers: Record<string, string>) => api.ask(path, { headers })
const post = (path: string, body: object, headers: Record<string, string>) =>
  api.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const refusal = async (asked: Response | Promise<Response>) => {
  const response = await asked
  return [response.status, ((await response.json()) as { code?: string }).code]
}
async function make(who: string, given: Scope[], more: object = {}): Promise<NewKey> {
  const response = await post('/api/keys', { name: `Of ${who}`, scopes: given, ...more }, await as(who))
  expect(response.status).toBe(201)
  return (await response.json()) as NewKey
}
const view = async (who: string) => (await (await get('/api/keys', await as(who))).json()) as KeysView
const directory = async (file: string) => {
  const version = ((await (await get('/api/directory', bearer)).json()) as { version: number }).version
  return api.ask(`/api/directory/import?version=${version}`, importing(file))
}

describe('making one', () => {
  it('shows it once, and keeps a hash of it and no more', async () => {
    const { id, key } = await make('D1', ['results:read', 'season:read'], { days: 30 })
    expect(key).toMatch(new RegExp(`^quorum_${id}_[0-9a-f]{72}$`))
    const { keys } = await view('D1')
    expect(keys.find((one) => one.id === id)).toEqual({
      id,
      name: 'Of D1',
      scopes: ['results:read', 'season:read'],
      state: 'live',
      own: true,
      by: 'Name D1',
      made: api.time.now.toISOString(),
      until: new Date(api.time.now.getTime() + 30 * day).toISOString(),
      revoked: null,
      used: null,
    })
    const { client } = api.directory
    for (const table of ['directory', 'results', 'commons']) {
      const { Items } = await client.send(new ScanCommand({ TableName: `quorum-${table}` }))
      expect(JSON.stringify(Items)).not.toContain(key.slice(24, 60))
    }
    expect(JSON.stringify([keys, api.logged])).not.toContain(key.slice(24, 60))
  })

  it('is told to its maker among what is held about them, without the hash', async () => {
    const { key } = await make('X1', ['status:read'])
    const held = await (await get('/api/people/X1/held', await as('D1'))).json()
    const { made, until } = (await view('X1')).keys[0]!
    expect(held).toMatchObject({ about: 'X1' })
    expect((held as { keys: object[] }).keys).toContainEqual({
      name: 'Of X1',
      scopes: ['status:read'],
      made,
      until,
    })
    expect(JSON.stringify(held)).not.toContain(keyHash(key))
  })

  it('lasts for ninety days unless it is said otherwise, and never for good', async () => {
    const { id } = await make('D1', ['season:read'])
    const { until } = (await view('D1')).keys.find((one) => one.id === id)!
    expect(Date.parse(until) - api.time.now.getTime()).toBe(90 * day)
    for (const days of [0, 31, 366, null])
      expect(
        await refusal(post('/api/keys', { name: 'x', scopes: ['season:read'], days }, await as('D1'))),
      ).toEqual([400, 'body-invalid'])
  })

  it.each([
    ['HR', 'D1', ['results:read', 'questions:write', 'season:write', 'schedule:write', 'directory:write']],
    ['an administrator', 'X1', ['messages:write', 'status:read', 'audit:read', 'directory:write']],
  ] as [string, string, Scope[]][])('gives it of %s no more than they may', async (_, who, mine) => {
    const may = (await view(who)).scopes
    expect(may).toEqual(expect.arrayContaining(mine))
    for (const scope of scopes.filter((one) => !may.includes(one)))
      expect([
        scope,
        ...(await refusal(post('/api/keys', { name: 'x', scopes: [...mine, scope] }, await as(who)))),
      ]).toEqual([scope, 403, 'scope-not-yours'])
  })

  it('counts a role of the directory only: what a claim gave at a sign-in cannot be looked up later', async () => {
    const claimed = await as('X1', ['hr'])
    expect(await refusal(post('/api/keys', { name: 'x', scopes: ['results:read'] }, claimed))).toEqual([
      403,
      'scope-not-yours',
    ])
  })

  it('is for HR and administrators who signed in: no manager, no link, no token, no key', async () => {
    const asked = { name: 'x', scopes: ['season:read'] }
    const { key } = await make('X1', ['directory:write', 'audit:read', 'messages:write'])
    for (const [headers, status] of [
      [await as('A1'), 403],
      [await as('R1'), 403],
      [{}, 403],
      [bearer, 401],
      [{ authorization: api.link('D1', last) }, 401],
      [withKey(key), 403],
    ] as const) {
      expect((await post('/api/keys', asked, { ...headers })).status).toBe(status)
      if (status === 403 && 'cookie' in headers) expect((await get('/api/keys', headers)).status).toBe(403)
    }
    expect(await refusal(get('/api/keys', withKey(key)))).toEqual([403, 'key-not-here'])
  })

  it('ends at twenty live ones a person', async () => {
    const { keys, most } = await view('X1')
    for (let live = keys.filter(({ own, state }) => own && state === 'live').length; live < most; live++)
      await make('X1', ['status:read'])
    const one = post('/api/keys', { name: 'x', scopes: ['status:read'] }, await as('X1'))
    expect(await refusal(one)).toEqual([409, 'keys-full'])
  })
})

describe('what it opens', () => {
  const paths = {
    'results:read': [
      `/api/rounds/${last}`,
      '/api/groups/team:F2/trend',
      `/api/rounds/${last}/published.json`,
    ],
    'directory:read': ['/api/directory', '/api/people'],
    'questions:read': ['/api/questions', '/api/questions/plan'],
    'season:read': ['/api/season'],
    'messages:read': ['/api/channels', '/api/deliveries', '/api/webhooks'],
    'status:read': ['/api/status'],
    'audit:read': ['/api/audit', '/api/audit/export'],
  } as const

  it.each(Object.keys(paths) as (keyof typeof paths)[])(
    'with %s alone is its area, and no other',
    async (scope) => {
      const who = ['messages:read', 'status:read'].includes(scope) ? 'X1' : 'D1'
      const { key } = await make(who, [scope])
      for (const [other, theirs] of Object.entries(paths))
        for (const path of theirs) {
          const response = await get(path, withKey(key))
          if (other === scope) expect([path, response.status]).toEqual([path, 200])
          else {
            expect([path, ...(await refusal(response))]).toEqual([path, 403, 'scope-missing'])
            expect(response.headers.get('www-authenticate')).toBe(
              `Bearer realm="quorum", error="insufficient_scope", scope="${other}"`,
            )
          }
        }
    },
  )

  it('to read is nothing to change', async () => {
    const { key } = await make('D1', ['season:read', 'directory:read', 'questions:read'])
    expect((await post('/api/season/preview', {}, withKey(key))).status).toBe(200)
    for (const path of ['/api/season/plan', '/api/season/start', '/api/people/R1/remove'])
      expect([path, ...(await refusal(post(path, {}, withKey(key))))]).toEqual([path, 403, 'scope-missing'])
  })

  it('to change is its area, under the key’s name', async () => {
    const ofHr = await make('D1', ['questions:write'])
    const response = await api.ask('/api/drivers/o-travel', {
      method: 'PUT',
      headers: { ...withKey(ofHr.key), 'content-type': 'application/json', 'if-none-match': '*' },
      body: JSON.stringify({ name: { fr: 'Déplacements', en: 'Travel' } }),
    })
    expect(await response.clone().text()).toContain('Travel')
    expect(response.status).toBe(200)
    const { id, key } = await make('X1', ['messages:write'])
    const hook = { url: 'https://example.org/hook', events: ['round.opened'] }
    const added = await post('/api/webhooks', hook, withKey(key))
    expect([added.status, await added.text()]).toEqual([201, expect.stringContaining('whsec_')])
    // To change is not to read.
    expect(await refusal(get('/api/webhooks', withKey(key)))).toEqual([403, 'scope-missing'])
    const changes = async (actor: string) => {
      const asked = await get(`/api/audit?actor=key:${actor}`, await as('D1'))
      return ((await asked.json()) as AuditView).lines.map(({ action }) => action)
    }
    expect([await changes(ofHr.id), await changes(id)]).toEqual([['questions.driver'], ['webhooks.add']])
  })

  it('of published numbers is what HR sees, to the byte', async () => {
    const { key } = await make('D1', ['results:read'])
    for (const path of [
      '/api/rounds',
      `/api/rounds/${last}`,
      `/api/rounds/${last}/export?format=json`,
      `/api/rounds/${last}/balance`,
      `/api/compare?a=${idOf(46)}&b=${last}`,
      '/api/groups/organisation/trend',
      '/api/groups/team:F2/signals',
    ]) {
      const [byKey, byHr] = await Promise.all([get(path, withKey(key)), get(path, await as('D1'))])
      expect([path, byKey.status, byHr.status]).toEqual([path, 200, 200])
      expect(await byKey.text()).toBe(await byHr.text())
    }
    expect(await refusal(get('/api/groups/team:R1/trend', withKey(key)))).toEqual([404, 'group-not-found'])
  })

  it('is nothing of a person: not their page, their link, their messages, what is held about them', async () => {
    const { key } = await make('D1', scopesOfHr)
    const administrators = await make('X1', [
      'messages:write',
      'directory:write',
      'status:read',
      'audit:read',
    ])
    for (const held of [key, administrators.key])
      for (const [method, path] of [
        ['GET', '/api/me'],
        ['GET', '/api/me/pulse'],
        ['GET', '/api/me/contact'],
        ['POST', '/api/me/contact'],
        ['GET', '/api/people/R1/held'],
        ['POST', '/api/messages/invitation/trial'],
        ['POST', '/api/channels/teams/trial'],
        ['POST', '/api/keys'],
      ] as const) {
        const body = path === '/api/keys' ? { name: 'x', scopes: ['audit:read'] } : { language: 'fr' }
        const asked = method === 'GET' ? get(path, withKey(held)) : post(path, body, withKey(held))
        expect([path, ...(await refusal(asked))]).toEqual([path, 403, 'key-not-here'])
      }
    const signingIn = await get('/api/callback?code=x', withKey(key))
    expect([signingIn.status, signingIn.headers.getSetCookie().join()]).not.toContain('quorum-session=')
  })

  it('is written down under its own name, also what it opens', async () => {
    const { id, key } = await make('D1', ['results:read', 'season:write'], { name: 'Nightly report' })
    await get('/api/groups/team:F2/trend', withKey(key))
    expect((await post('/api/season/plan', { k: 5 }, withKey(key))).status).toBe(200)
    const asked = await get(`/api/audit?actor=key:${id}`, await as('D1'))
    const { lines } = (await asked.json()) as AuditView
    expect(lines.map(({ action, object, name }) => [action, object, name])).toEqual([
      ['season.plan', expect.any(String), 'Nightly report'],
      ['results.group', 'team:F2', 'Nightly report'],
    ])
    const made = (await (await get('/api/audit?action=keys.add', await as('D1'))).json()) as AuditView
    expect(made.lines.find(({ object }) => object === id)).toMatchObject({
      actor: 'D1',
      called: { fr: 'Nightly report', en: 'Nightly report' },
    })
    const file = await (await get(`/api/audit/export?actor=key:${id}&language=en`, await as('D1'))).text()
    expect(file).toContain('The key “Nightly report”')
  })

  it('needs no origin, and none but ours is taken', async () => {
    const { key } = await make('D1', ['season:write'])
    expect((await post('/api/season/plan', { k: 5 }, withKey(key))).status).toBe(200)
    const elsewhere = post('/api/season/plan', { k: 5 }, { ...withKey(key), origin: 'https://evil.test' })
    expect(await refusal(elsewhere)).toEqual([403, 'origin-refused'])
  })
})

const scopesOfHr: Scope[] = ['results:read', 'directory:write', 'questions:write', 'season:write']

describe('with a key to the directory', () => {
  const changes = (csv: string) => csv.replace('Name R1', 'Another name')

  it('people are imported, but no role is given, taken or moved', async () => {
    const { id, key } = await make('X1', ['directory:write', 'directory:read'])
    const attempt = async (file: string) => {
      const { version } = (await (await get('/api/directory', withKey(key))).json()) as { version: number }
      return api.ask(
        `/api/directory/import?version=${version}`,
        importing(file, { ...withKey(key), 'content-type': 'text/csv' }),
      )
    }
    for (const [what, file] of [
      ['given', csv.replace(/^(R1,.*,fr),$/m, '$1,administrator')],
      ['taken', csv.replace(/^(D1,.*),hr$/m, '$1,')],
      ['another', csv.replace(/^(D1,.*),hr$/m, '$1,administrator')],
      ['of a newcomer', `${csv}\nN1,New,n1@x.test,F1,rep,fr,hr`],
      ['the address', csv.replace('X1@x.test', 'thief@x.test')],
      ['the person', csv.replace(/^X1,.*\n/m, '')],
    ]) {
      expect(file, what).not.toBe(csv)
      expect([what, ...(await refusal(attempt(file!)))]).toEqual([what, 403, 'roles-not-by-key'])
    }
    expect(await refusal(post('/api/people/X1/remove', {}, withKey(key)))).toEqual([403, 'roles-not-by-key'])
    expect((await attempt(changes(csv))).status).toBe(200)
    const log = (await (await get(`/api/audit?actor=key:${id}`, await as('X1'))).json()) as AuditView
    expect(log.lines.map(({ action }) => action)).toEqual(['directory.import'])
  })

  it('an import that gave a role is not undone', async () => {
    const { key } = await make('X1', ['directory:write', 'directory:read'])
    expect((await directory(csv.replace(/^(R1,.*,fr),$/m, '$1,hr'))).status).toBe(200)
    const { version } = (await (await get('/api/directory', withKey(key))).json()) as { version: number }
    expect(await refusal(post(`/api/directory/undo?version=${version}`, {}, withKey(key)))).toEqual([
      403,
      'roles-not-by-key',
    ])
    expect((await directory(csv)).status).toBe(200)
  })
})

describe('its end', () => {
  it('comes with its day', async () => {
    const { id, key } = await make('D1', ['season:read'], { days: 30 })
    api.time.now = new Date(api.time.now.getTime() + 30 * day - 1)
    expect((await get('/api/season', withKey(key))).status).toBe(200)
    api.time.now = new Date(api.time.now.getTime() + 1)
    expect(await refusal(get('/api/season', withKey(key)))).toEqual([401, 'token-invalid'])
    expect((await view('D1')).keys.find((one) => one.id === id)?.state).toBe('expired')
  })

  it('comes by its maker’s hand, at once and for good', async () => {
    const { id, key } = await make('D1', ['season:read'])
    expect((await get('/api/season', withKey(key))).status).toBe(200)
    const revoke = async () => post(`/api/keys/${id}/revoke`, {}, await as('D1'))
    expect((await revoke()).status).toBe(200)
    const { revoked } = (await view('D1')).keys.find((one) => one.id === id)!
    api.time.now = new Date(api.time.now.getTime() + 1000)
    expect(await refusal(get('/api/season', withKey(key)))).toEqual([401, 'token-invalid'])
    // Again is no error, and no change.
    expect((await revoke()).status).toBe(200)
    expect((await view('D1')).keys.find((one) => one.id === id)).toMatchObject({ state: 'revoked', revoked })
    const asked = await get('/api/audit?action=keys.revoke', await as('D1'))
    const { lines } = (await asked.json()) as AuditView
    expect(lines.filter(({ object }) => object === id)).toHaveLength(1)
  })

  it('comes by an administrator’s, who sees all; HR sees and ends only their own', async () => {
    const [ofHr, ofAdministrator] = [await make('D1', ['season:read']), await make('X1', ['status:read'])]
    const seen = async (who: string) => (await view(who)).keys.map(({ id }) => id)
    expect(await seen('X1')).toEqual(expect.arrayContaining([ofHr.id, ofAdministrator.id]))
    expect(await seen('D1')).toContain(ofHr.id)
    expect(await seen('D1')).not.toContain(ofAdministrator.id)
    const foreign = post(`/api/keys/${ofAdministrator.id}/revoke`, {}, await as('D1'))
    const unknown = post('/api/keys/0000000000000000/revoke', {}, await as('D1'))
    expect([await refusal(foreign), await refusal(unknown)]).toEqual([
      [404, 'key-not-found'],
      [404, 'key-not-found'],
    ])
    expect((await post(`/api/keys/${ofHr.id}/revoke`, {}, await as('X1'))).status).toBe(200)
    expect(await refusal(get('/api/season', withKey(ofHr.key)))).toEqual([401, 'token-invalid'])
    expect((await get('/api/status', withKey(ofAdministrator.key))).status).toBe(200)
  })

  it.each([
    ['has lost the role', (csv: string) => csv.replace(/^(D1,.*),hr$/m, '$1,')],
    ['has another', (csv: string) => csv.replace(/^(D1,.*),hr$/m, '$1,administrator')],
    [
      'has left',
      (csv: string) =>
        csv
          .replace(/^D1,.*\n/m, '')
          .replace('X1@x.test,D1,', 'X1@x.test,,')
          .replaceAll(',D1,', ',X1,'),
    ],
  ])('comes when its maker %s', async (what, without) => {
    const { id, key } = await make('D1', ['season:read', 'results:read'])
    const both = await make('D1', ['directory:read', 'season:read'])
    expect((await get('/api/season', withKey(key))).status).toBe(200)
    expect((await directory(without(csv))).status).toBe(200)
    expect(await refusal(get('/api/season', withKey(key)))).toEqual([401, 'token-invalid'])
    // What the other role gives too is left of it.
    const left = what === 'has another' ? 200 : 401
    expect((await get('/api/directory', withKey(both.key))).status).toBe(left)
    expect((await get('/api/season', withKey(both.key))).status).toBe(left === 200 ? 403 : 401)
    expect((await view('X1')).keys.find((one) => one.id === id)?.state).toBe('asleep')
    expect((await directory(csv)).status).toBe(200)
  })

  it('the day of its last use is written once a day, and nothing finer', async () => {
    const { id, key } = await make('D1', ['season:read'])
    const used = async () => (await view('D1')).keys.find((one) => one.id === id)?.used
    await get('/api/season', withKey(key))
    expect(await used()).toBe('2026-11-24')
    api.time.now = new Date(api.time.now.getTime() + day)
    await get('/api/season', withKey(key))
    expect(await used()).toBe('2026-11-25')
  })
})

describe('somebody who has none', () => {
  it('is told at once that a key was not copied whole, and nothing else of any other', async () => {
    const { id, key } = await make('D1', ['season:read'])
    const revoked = await make('D1', ['season:read'])
    await post(`/api/keys/${revoked.id}/revoke`, {}, await as('D1'))
    const ofId = (id: string) => {
      const start = `quorum_${id}_${'0'.repeat(64)}`
      return start + createHash('sha256').update(start).digest('hex').slice(0, 8)
    }
    const told = async (given: string) => {
      const response = await get('/api/season', withKey(given))
      const challenge = response.headers.get('www-authenticate')
      return [response.status, challenge, await response.text()]
    }
    const typed = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')
    for (const broken of [
      typed,
      key.slice(0, -1),
      `${key}0`,
      key.toUpperCase().replace('QUORUM', 'quorum'),
      'quorum_',
    ])
      expect(await refusal(get('/api/season', withKey(broken)))).toEqual([401, 'key-mistyped'])
    const wrong = await told(ofId(id))
    expect(wrong.slice(0, 2)).toEqual([401, 'Bearer realm="quorum", error="invalid_token"'])
    expect(await told(ofId('00000000000000ff'))).toEqual(wrong)
    expect(await told(revoked.key)).toEqual(wrong)
    expect(await told(ofId(revoked.id))).toEqual(wrong)
    expect(await told('another')).toEqual(wrong)
  })

  it('gets nowhere with what is kept of one, or with one from elsewhere', async () => {
    const { key } = await make('D1', ['season:read'])
    const other = makeKey((bytes) => new Uint8Array(bytes).fill(7))
    for (const given of [keyHash(key), other.key])
      expect((await get('/api/season', withKey(given))).status).toBe(401)
  })

  it('gets nowhere with one in an address, a cookie or another scheme', async () => {
    const { key } = await make('D1', ['season:read'])
    for (const name of ['key', 'token', 'access_token', 'api_key', 'authorization'])
      expect(await refusal(get(`/api/season?${name}=${key}`, {}))).toEqual([401, 'not-signed-in'])
    expect(await refusal(get('/api/season', { cookie: `quorum-session=${key}` }))).toEqual([
      401,
      'not-signed-in',
    ])
    for (const scheme of ['Basic', 'Token', ''])
      expect((await get('/api/season', { authorization: `${scheme} ${key}`.trim() })).status).toBe(401)
    expect((await get('/api/season', { 'x-api-key': key })).status).toBe(401)
  })
})

describe('a bearer beside a cookie', () => {
  it('is judged alone: the cookie adds nothing, and saves nothing', async () => {
    const { key } = await make('X1', ['status:read'])
    const session = await as('D1')
    // By the cookie HR could.
    expect((await get('/api/season', session)).status).toBe(200)
    expect(await refusal(get('/api/season', { ...session, ...withKey(key) }))).toEqual([403, 'scope-missing'])
    expect(await refusal(get('/api/me', { ...session, ...withKey(key) }))).toEqual([403, 'key-not-here'])
    for (const path of ['/api/season', '/api/me', '/api/rounds'])
      expect([path, ...(await refusal(get(path, { ...session, authorization: 'Bearer nothing' })))]).toEqual([
        path,
        401,
        'token-invalid',
      ])
    expect((await get('/api/status', { ...session, ...withKey(key) })).status).toBe(200)
    // A cookie alone changes nothing from elsewhere, as before.
    const foreign = { ...session, origin: 'https://evil.test' }
    expect(await refusal(post('/api/season/plan', { k: 5 }, foreign))).toEqual([403, 'origin-refused'])
  })
})

it('the token opens all that it did, and no result', async () => {
  for (const path of ['/api/season', '/api/status', '/api/audit', '/api/directory', '/api/webhooks'])
    expect([path, (await get(path, withKey(token))).status]).toEqual([path, 200])
  for (const path of [`/api/rounds/${last}`, '/api/groups/organisation/trend'])
    expect([path, (await get(path, withKey(token))).status]).toEqual([path, 403])
  expect((await get('/api/me', withKey(token))).status).toBe(401)
})
