/** How often somebody may ask: what programs and people are told, whom it never stops, and that no person leaves a trace. */
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NewKey } from '#shared/operation/key-view.ts'
import { type Api, appOrigin, bearer, importing, organisationOf, startApi } from './api.fixture.ts'
import { personLimit, programLimits } from './rate-limit.ts'
import { apiRoutes } from './routes.ts'
import { sessionCookie } from './sealed-cookie.ts'

const { csv } = organisationOf([
  ['A', '', 'director', 'administrator'],
  ['H', 'A', 'director', 'hr'],
  ['M', 'A', 'field-manager', ''],
  ['R', 'M', 'rep', ''],
])
const start = new Date('2026-11-24T09:00:00Z')
const { all: mostOfKey, writes: writesOfKey } = programLimits.key as { all: number; writes: number }

let api: Api
beforeAll(async () => {
  api = await startApi()
  await api.ask('/api/directory/import?version=0', importing(csv))
}, 20_000)
afterAll(() => api?.close())
let minute = 0
beforeEach(() => {
  minute += 10
  api.time.now = new Date(start.getTime() + minute * 60_000 + 15_000)
})

const as = async (id: string) => ({ cookie: await api.cookie(sessionCookie, { id }), origin: appOrigin })
const post = (path: string, body: object, headers: Record<string, string>) =>
  api.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
async function withKey(): Promise<Record<string, string>> {
  const asked = { name: 'x', scopes: ['season:write', 'season:read'] }
  const { key } = (await (await post('/api/keys', asked, await as('H'))).json()) as NewKey
  return { authorization: `Bearer ${key}` }
}
const season = (headers: Record<string, string>, app = api.ask) => app('/api/season', { headers })
const told = ({ status, headers }: Response) => ({
  status,
  policy: headers.get('ratelimit-policy'),
  left: headers.get('ratelimit'),
  after: headers.get('retry-after'),
})
const times = async (count: number, ask: () => Promise<Response>) => {
  const answers: Response[] = []
  while (answers.length < count) answers.push(...(await Promise.all([ask(), ask(), ask(), ask(), ask()])))
  return answers.map(({ status }) => status)
}
async function counters(): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await api.directory.client.send(
    new ScanCommand({ TableName: 'quorum-commons', ConsistentRead: true }),
  )
  return Items.filter(({ pk }) => String(pk).startsWith('limit#'))
}

describe('a key', () => {
  it('is told what is left of its minute', async () => {
    const key = await withKey()
    expect(told(await season(key))).toEqual({
      status: 200,
      policy: '"all";q=120;w=60, "writes";q=30;w=60',
      left: '"all";r=119;t=45',
      after: null,
    })
    expect(told(await post('/api/season/plan', { k: 6 }, key)).left).toBe(
      '"all";r=118;t=45, "writes";r=29;t=45',
    )
  })

  it('that asks more often is told when to come back, in words too, and then may', async () => {
    const key = await withKey()
    expect(new Set(await times(mostOfKey, () => season(key)))).toEqual(new Set([200]))
    const refused = await season({ ...key, 'accept-language': 'fr' })
    expect(told(refused)).toMatchObject({ status: 429, left: '"all";r=0;t=45', after: '45' })
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused.json()).toMatchObject({
      code: 'too-many-requests',
      detail: 'Il y en a eu plus qu’une minute n’en permet. Recommencez dans 45 secondes.',
    })
    // Others have minutes of their own.
    expect((await season(await withKey())).status).toBe(200)
    expect((await season(bearer)).status).toBe(200)
    api.time.now = new Date(api.time.now.getTime() + 45_000)
    expect((await season(key)).status).toBe(200)
  })

  it('changes less often than it reads, and nothing once it may not', async () => {
    const key = await withKey()
    const plan = () => post('/api/season/plan', { k: 6 }, key)
    expect(new Set(await times(writesOfKey, plan))).toEqual(new Set([200]))
    expect((await post('/api/season/plan', { k: 7 }, key)).status).toBe(429)
    const read = await season(key)
    expect([read.status, ((await read.json()) as { next: { k: number } }).next.k]).toEqual([200, 6])
  })

  it('is not stopped by somebody who knows its id alone', async () => {
    const key = await withKey()
    const [, id] = /quorum_(\w{16})_/.exec(key.authorization!)!
    const forged = { authorization: `Bearer quorum_${id}_${'0'.repeat(72)}` }
    expect(new Set(await times(mostOfKey, () => season(forged)))).toEqual(new Set([401]))
    expect((await season(key)).status).toBe(200)
  })

  it('goes on where it cannot be counted, whether that fails or takes too long', async () => {
    const key = await withKey()
    for (const counted of [
      () => Promise.reject(Object.assign(new Error(), { name: 'ThrottlingException' })),
      () => new Promise(() => {}),
    ]) {
      const table = api.runtime.table('commons')
      const client = new Proxy(table.client, {
        get: (client, name) =>
          name === 'send'
            ? (command: { input: { Key?: { pk?: string } } }, ...more: []) =>
                command instanceof UpdateCommand && String(command.input.Key?.pk).startsWith('limit#')
                  ? counted()
                  : client.send(command as never, ...more)
            : Reflect.get(client, name),
      })
      const app = apiRoutes({
        ...api.runtime,
        table: (name) => (name === 'commons' ? { ...table, client } : api.runtime.table(name)),
      })
      const response = await season(key, async (path, init) => app.request(appOrigin + path, init))
      expect(told(response)).toEqual({ status: 200, policy: null, left: null, after: null })
    }
    expect(api.logged).toContain('A request was not counted')
  })
})

describe('people', () => {
  it('may ask as often as pages do, and are told when it is too much', async () => {
    const [one, another] = [await as('H'), await as('H')]
    expect(told(await season(one))).toMatchObject({ policy: '"all";q=600;w=60', left: '"all";r=599;t=45' })
    // What is refused for who asks counts too.
    const refused = () => api.ask('/api/status', { headers: one })
    expect(new Set(await times(personLimit.all - 5, refused))).toEqual(new Set([403]))
    await times(5, refused)
    expect(told(await season(one))).toMatchObject({ status: 429, after: '45' })
    // Counted by session, which names nobody: another sign-in of the same person is another count.
    expect((await season(another)).status).toBe(200)
    api.time.now = new Date(api.time.now.getTime() + 45_000)
    expect((await season(one)).status).toBe(200)
  }, 30_000)

  it('leave no trace: nothing is written when a member, a link or nobody asks', async () => {
    const key = await withKey()
    await season(key)
    const everything = async () => {
      const { Items = [] } = await api.directory.client.send(
        new ScanCommand({ TableName: 'quorum-commons', ConsistentRead: true }),
      )
      return Items.map((item) => JSON.stringify(item)).toSorted()
    }
    const before = await everything()
    for (const headers of [
      await as('R'),
      await as('M'),
      { authorization: api.link('R', '2026-W48-aaaa') },
      {},
    ])
      for (const path of ['/api/me', '/api/rounds', '/api/me/contact', '/api/me/pulse'])
        await api.ask(path, { headers })
    await api.ask('/api/sign-in')
    expect(await everything()).toEqual(before)
  })

  it('by a personal link are neither counted nor told', async () => {
    const link = { authorization: api.link('R', '2026-W48-aaaa') }
    const response = await api.ask('/api/me', { headers: link })
    expect([response.headers.get('ratelimit'), response.headers.get('ratelimit-policy')]).toEqual([
      null,
      null,
    ])
  })
})

it('what is kept of programs is a number a minute, for some minutes', async () => {
  const key = await withKey()
  await season(key)
  await season(bearer)
  for (const { pk, sk, all, writes, expires, ...more } of await counters()) {
    expect(pk).toMatch(/^limit#([0-9a-f]{16}|token)$/)
    expect(more).toEqual({})
    expect([typeof all, typeof writes]).toEqual(['number', 'number'])
    expect(Number(expires) - Number(sk) * 60).toBe(360)
  }
})
