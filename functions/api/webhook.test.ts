/** Webhooks over the api: whose they are, what may be entered, a secret that is shown once, and what goes on the queue. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NewSecret, WebhooksView } from '#shared/messages/webhook-view.ts'
import { deliveries } from '../platform/deliveries.ts'
import { webhooks } from '../platform/webhooks.ts'
import { type Api, appOrigin, bearer, importing, organisationOf, startApi } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const { csv } = organisationOf([
  ['A', '', 'director', 'administrator'],
  ['H', 'A', 'director', 'hr'],
  ['M', 'A', 'field-manager', ''],
  ['R', 'M', 'rep', ''],
])

let api: Api
beforeAll(async () => {
  api = await startApi()
  await api.ask('/api/directory/import?version=0', importing(csv))
}, 20_000)
afterAll(() => api?.close())

/** Nothing is left of the test before. */
beforeEach(async () => {
  api.time.now = new Date('2026-11-24T09:00:00Z')
  for (const { id } of (await view()).endpoints) await post(`/${id}/remove`)
  for (const one of await api.queue.take(10)) await one.done()
})

const as = async (id: string) => ({ cookie: await api.cookie(sessionCookie, { id }), origin: appOrigin })
const post = (path: string, body?: object, headers: Record<string, string> = bearer) =>
  api.ask(`/api/webhooks${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
const view = async () =>
  (await (await api.ask('/api/webhooks', { headers: await as('A') })).json()) as WebhooksView
const only = async () => (await view()).endpoints[0]!
const refusal = async (asked: Promise<Response>) => {
  const response = await asked
  const { code } = (await response.json()) as { code?: string }
  return [response.status, code]
}
const hook = { url: 'https://example.org/hook', events: ['round.published', 'round.opened'] }
async function add(body: object = hook): Promise<NewSecret> {
  const response = await post('', body, await as('A'))
  expect(response.status).toBe(201)
  return (await response.json()) as NewSecret
}
async function jobs() {
  const taken = await api.queue.take(10)
  for (const one of taken) await one.done()
  return taken.map(({ body }) => body)
}
const keysOf = (id: string) => [...api.keys.keys()].filter((path) => path.startsWith(`/webhook/${id}/`))

const routes = [
  ['GET', ''],
  ['POST', ''],
  ['POST', '/x/rotate'],
  ['POST', '/x/pause'],
  ['POST', '/x/remove'],
  ['POST', '/x/test'],
  ['POST', '/x/deliveries/y/replay'],
] as const

describe.each(routes)('%s /api/webhooks%s', (method, path) => {
  const ask = (headers: Record<string, string>) =>
    api.ask(`/api/webhooks${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'POST' && { body: JSON.stringify({ ...hook, paused: true }) }),
    })

  it('is for administrators and the token', async () => {
    for (const member of ['H', 'M', 'R'])
      expect([member, ...(await refusal(ask(await as(member))))]).toEqual([member, 403, 'administrator-only'])
    expect(await refusal(ask({ origin: appOrigin }))).toEqual([401, 'not-signed-in'])
    expect(await refusal(ask({ authorization: 'Bearer another' }))).toEqual([401, 'token-invalid'])
    expect(await refusal(ask({ authorization: api.link('A', '2026-W47-7f3a') }))).toEqual([
      401,
      expect.any(String),
    ])
    expect((await view()).endpoints).toEqual([])
    const allowed = [200, 201, 404]
    expect(allowed).toContain((await ask(await as('A'))).status)
    expect(allowed).toContain((await ask(bearer)).status)
  })

  it('changes nothing for a request from another site', async () => {
    if (method === 'GET')
      return expect((await ask({ ...(await as('A')), origin: 'https://evil.test' })).status).toBe(200)
    const cookie = await as('A')
    expect(await refusal(ask({ ...cookie, origin: 'https://evil.test' }))).toEqual([403, 'origin-refused'])
    expect((await view()).endpoints).toEqual([])
  })

  it('knows no other method', async () => {
    expect((await api.ask(`/api/webhooks${path}`, { method: 'DELETE', headers: bearer })).status).toBe(405)
  })
})

describe('an endpoint', () => {
  it('is added with a secret that is shown once and stands in no table and no log', async () => {
    const { id, secret } = await add()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(await view()).toEqual({
      most: 10,
      endpoints: [
        {
          id,
          url: hook.url,
          events: ['round.opened', 'round.published'],
          paused: false,
          created: '2026-11-24T09:00:00.000Z',
          overlap: null,
          deliveries: [],
        },
      ],
    })
    const stored = JSON.stringify([
      await webhooks(api.runtime.table('commons')).list(),
      await view(),
      api.logged,
    ])
    const [path = ''] = keysOf(id)
    for (const form of [secret, secret.slice(6), api.keys.get(path)!]) expect(stored).not.toContain(form)
    await expect(api.runtime.keys.get(path)).rejects.toThrow('api may not GetParameter')
  })

  it.each([
    [{ url: 'http://example.org/', events: ['round.opened'] }, 422, 'webhook-address-refused'],
    [{ url: ' ', events: ['round.opened'] }, 422, 'webhook-address-refused'],
    [{ url: 'https://10.0.0.1/', events: ['round.opened'] }, 422, 'webhook-address-refused'],
    [{ url: 'http://localhost:4000/', events: ['round.opened'] }, 422, 'webhook-address-refused'],
    [{ url: 'https://example.org/', events: [] }, 400, 'body-invalid'],
    [{ url: 'https://example.org/', events: ['answer.given'] }, 400, 'body-invalid'],
    [{ url: `https://example.org/${'a'.repeat(2000)}`, events: ['round.opened'] }, 400, 'body-invalid'],
    [{ events: ['round.opened'] }, 400, 'body-invalid'],
  ])('is not added from %j', async (body, status, code) => {
    expect(await refusal(post('', body))).toEqual([status, code])
    expect((await view()).endpoints).toEqual([])
  })

  it('is one of ten at most', async () => {
    for (let i = 0; i < 10; i++) await add({ ...hook, url: `https://example.org/${i}` })
    expect(await refusal(post('', hook))).toEqual([409, 'webhooks-full'])
    expect((await view()).endpoints).toHaveLength(10)
  })

  it('is paused and resumed; paused, it takes no test and no replay', async () => {
    const { id } = await add()
    const delivery = await deliveries(api.runtime.table('commons'), id).due(
      { type: 'quorum.test', timestamp: '2026-11-24T08:00:00Z', data: {} },
      api.time.now,
    )
    await post(`/${id}/pause`, { paused: true })
    expect((await only()).paused).toBe(true)
    expect(await refusal(post(`/${id}/test`))).toEqual([409, 'webhook-paused'])
    expect(await refusal(post(`/${id}/deliveries/${delivery}/replay`))).toEqual([409, 'webhook-paused'])
    expect(await jobs()).toEqual([])
    await post(`/${id}/pause`, { paused: false })
    expect((await only()).paused).toBe(false)
    expect(await refusal(post(`/${id}/pause`, { paused: 'no' }))).toEqual([400, 'body-invalid'])
  })

  it('is removed with its secrets, once and again', async () => {
    const { id } = await add()
    await post(`/${id}/rotate`)
    expect(keysOf(id)).toHaveLength(2)
    for (let i = 0; i < 2; i++) expect((await post(`/${id}/remove`)).status).toBe(200)
    expect((await view()).endpoints).toEqual([])
    expect(keysOf(id)).toEqual([])
    for (const path of ['rotate', 'test'])
      expect(await refusal(post(`/${id}/${path}`))).toEqual([404, 'webhook-not-found'])
    expect(await refusal(post(`/${id}/pause`, { paused: true }))).toEqual([404, 'webhook-not-found'])
    expect((await view()).endpoints).toEqual([])
  })
})

describe('a secret', () => {
  it('is renewed; the one before signs for a day, and its key goes with the next renewal after that', async () => {
    const { id, secret } = await add()
    const [first = ''] = keysOf(id)
    const renewed = (await (await post(`/${id}/rotate`)).json()) as NewSecret
    expect(renewed).toEqual({ id, secret: expect.stringMatching(/^whsec_/) })
    expect(renewed.secret).not.toBe(secret)
    expect((await only()).overlap).toBe('2026-11-25T09:00:00.000Z')
    api.time.now = new Date('2026-11-25T09:00:00Z')
    expect((await only()).overlap).toBeNull()
    await post(`/${id}/rotate`)
    expect(keysOf(id)).toHaveLength(2)
    expect(keysOf(id)).not.toContain(first)
  })

  it('is renewed twice within a day and no more; each that was replaced keeps its own end', async () => {
    const { id } = await add()
    await post(`/${id}/rotate`)
    api.time.now = new Date('2026-11-24T21:00:00Z')
    await post(`/${id}/rotate`)
    const { secrets } = (await webhooks(api.runtime.table('commons')).get(id))!
    expect(secrets.map(({ until }) => until)).toEqual([
      '2026-11-25T09:00:00.000Z',
      '2026-11-25T21:00:00.000Z',
      undefined,
    ])
    expect(await refusal(post(`/${id}/rotate`))).toEqual([409, 'webhook-rotated'])
    expect(keysOf(id)).toHaveLength(3)
  })

  it('is renewed by one of two who renew it at once, and no key is left without a record', async () => {
    const { id } = await add()
    const statuses = (await Promise.all([post(`/${id}/rotate`), post(`/${id}/rotate`)])).map(
      ({ status }) => status,
    )
    const { secrets } = (await webhooks(api.runtime.table('commons')).get(id))!
    expect(keysOf(id).toSorted()).toEqual(
      secrets.map(({ version }) => `/webhook/${id}/${version}`).toSorted(),
    )
    expect(secrets.length).toBeGreaterThan(1)
    expect(statuses.filter((status) => status === 200)).toHaveLength(secrets.length - 1)
    expect(statuses.every((status) => [200, 409].includes(status))).toBe(true)
  })
})

describe('a delivery', () => {
  it('of a test is made and put on the queue', async () => {
    const { id } = await add()
    expect((await post(`/${id}/test`)).status).toBe(200)
    const [test] = (await only()).deliveries
    expect(test).toEqual({
      id: expect.stringMatching(/^msg_[0-9a-f]{32}$/),
      event: 'quorum.test',
      round: null,
      at: '2026-11-24T09:00:00.000Z',
      state: 'waiting',
      attempts: 0,
      outcome: null,
    })
    expect(await jobs()).toEqual([{ job: 'webhook', endpoint: id, delivery: test!.id }])
  })

  it('is sent again whether it was sent, given up or waits, and not while it is being sent', async () => {
    const { id } = await add()
    await post(`/${id}/test`)
    const delivery = (await only()).deliveries[0]!.id
    const replay = () => post(`/${id}/deliveries/${delivery}/replay`)
    // The courier's own table has no grant here: the store is the same.
    const store = deliveries(api.runtime.table('commons'), id)
    for (const state of ['sent', 'dead'] as const) {
      await jobs()
      await store.claim(delivery, api.time.now)
      expect(await refusal(replay())).toEqual([409, 'webhook-busy'])
      expect(await jobs()).toEqual([])
      await store.settle(delivery, state, 'HTTP 500')
      expect((await replay()).status).toBe(200)
      expect((await only()).deliveries).toMatchObject([{ id: delivery, state: 'waiting', attempts: 0 }])
      expect(await jobs()).toEqual([{ job: 'webhook', endpoint: id, delivery }])
    }
    expect((await replay()).status).toBe(200)
    expect(await refusal(post(`/${id}/deliveries/msg_none/replay`))).toEqual([404, 'webhook-not-found'])
  })

  it('is one of the last ten, the latest first', async () => {
    const { id } = await add()
    for (let i = 0; i < 12; i++) {
      api.time.now = new Date(Date.parse('2026-11-24T09:00:00Z') + i * 1000)
      await post(`/${id}/test`)
    }
    const times = (await only()).deliveries.map(({ at }) => at.slice(17, 19))
    expect(times).toEqual(['11', '10', '09', '08', '07', '06', '05', '04', '03', '02'])
  })
})
