/** Requests with an Idempotency-Key over the api: done once, answered again, and what is kept of them. */
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NewSecret, WebhooksView } from '#shared/messages/webhook-view.ts'
import type { AuditView } from '#shared/operation/audit.ts'
import type { NewKey } from '#shared/operation/key-view.ts'
import { type Api, appOrigin, bearer, importing, organisationOf, startApi } from './api.fixture.ts'
import { readIdempotencyKey } from './idempotency-key.ts'
import { apiRoutes } from './routes.ts'
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
beforeEach(() => {
  api.time.now = new Date(api.time.now.getTime() + 3600_000)
})

const as = async (id: string) => ({ cookie: await api.cookie(sessionCookie, { id }), origin: appOrigin })
const post = (path: string, body: unknown, key: string | null, headers: Record<string, string> = bearer) =>
  api.ask(path, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(key !== null && { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  })
const refusal = async (asked: Response | Promise<Response>) => {
  const response = await asked
  return [response.status, ((await response.json()) as { code?: string }).code]
}
const told = async (asked: Response | Promise<Response>) => {
  const response = await asked
  return [response.status, response.headers.get('idempotency-replayed'), await response.text()]
}
const commons = () => ({ ...api.directory, name: 'quorum-commons' })
async function records(): Promise<Record<string, unknown>[]> {
  const { client, name: TableName } = commons()
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }))
  return Items.filter(({ pk }) => String(pk).startsWith('idempotency#'))
}
const webhooks = async () =>
  ((await (await api.ask('/api/webhooks', { headers: bearer })).json()) as WebhooksView).endpoints
const written = async (action: string) => {
  const asked = await api.ask(`/api/audit?action=${action}`, { headers: bearer })
  return ((await asked.json()) as AuditView).lines.length
}
const hook = { url: 'https://example.org/hook', events: ['round.published'] }
const add = async () => {
  const response = await post('/api/webhooks', hook, null)
  return ((await response.json()) as NewSecret).id
}

describe('a repeated request', () => {
  it('is done once, and gets the same answer', async () => {
    const plan = () => post('/api/season/plan', { k: 6 }, '"one"')
    const before = await written('season.plan')
    const first = await told(plan())
    expect(first.slice(0, 2)).toEqual([200, null])
    expect(await told(plan())).toEqual([200, 'true', first[2]])
    expect(await written('season.plan')).toBe(before + 1)
  })

  it('gets its answer although everything has changed since', async () => {
    const id = await add()
    const pause = (paused: boolean, key: string) => post(`/api/webhooks/${id}/pause`, { paused }, key)
    const first = await told(pause(true, 'p1'))
    await pause(false, 'p2')
    expect(await told(pause(true, 'p1'))).toEqual([200, 'true', first[2]])
    expect((await webhooks()).find((one) => one.id === id)?.paused).toBe(false)
  })

  it('is the same with its key bare or in quotation marks', async () => {
    await post('/api/season/plan', { k: 6 }, '"q-1"')
    expect((await told(post('/api/season/plan', { k: 6 }, 'q-1')))[1]).toBe('true')
  })

  it('may be a refusal: of the request, not of who asks', async () => {
    const asked = () => post('/api/webhooks/unknown/rotate', {}, 'refused')
    expect(await refusal(asked())).toEqual([404, 'webhook-not-found'])
    const again = await asked()
    expect([again.headers.get('idempotency-replayed'), again.headers.get('content-type')]).toEqual([
      'true',
      'application/problem+json',
    ])
    expect(await refusal(again)).toEqual([404, 'webhook-not-found'])
    const hr = await as('H')
    expect(await refusal(post('/api/webhooks', hook, 'not-yours', hr))).toEqual([403, 'administrator-only'])
    expect(
      (await post('/api/webhooks', hook, 'not-yours', hr)).headers.get('idempotency-replayed'),
    ).toBeNull()
  })

  it('is another one for another caller, path or day', async () => {
    const plan = (headers: Record<string, string>) => post('/api/season/plan', { k: 6 }, 'mine', headers)
    await plan(bearer)
    expect((await told(plan(await as('H'))))[1]).toBeNull()
    expect((await told(plan(await as('H'))))[1]).toBe('true')
    expect((await told(post('/api/season/start', { k: 6 }, 'mine')))[1]).toBeNull()
    api.time.now = new Date(api.time.now.getTime() + 24 * 3600_000)
    expect((await told(plan(bearer)))[1]).toBeNull()
  })

  it('is answered to nobody who has lost the role since', async () => {
    const plan = async () => post('/api/season/plan', { k: 6 }, 'role', await as('H'))
    expect((await plan()).status).toBe(200)
    const without = csv.replace(/^(H,.*),hr$/m, '$1,')
    expect((await api.ask('/api/directory/import?version=1', importing(without))).status).toBe(200)
    expect(await refusal(plan())).toEqual([403, 'hr-only'])
    expect((await api.ask('/api/directory/import?version=2', importing(csv))).status).toBe(200)
    expect((await told(plan()))[1]).toBe('true')
  })

  it('imports a directory once', async () => {
    const more = `${csv}\nN,Name N,n@x.test,M,rep,fr,`
    const send = (body: string) =>
      api.ask('/api/directory/import?version=3', importing(body, { ...bearer, 'idempotency-key': 'import' }))
    const first = await told(send(more))
    expect(first[0]).toBe(200)
    expect(await told(send(more))).toEqual([200, 'true', first[2]])
    expect(await refusal(send(csv))).toEqual([422, 'idempotency-key-reused'])
  })
})

describe('the same key', () => {
  it('for another body, query or kind of body is refused', async () => {
    await post('/api/season/plan', { k: 6 }, 'again')
    for (const asked of [
      post('/api/season/plan', { k: 7 }, 'again'),
      post('/api/season/plan?x=1', { k: 6 }, 'again'),
      api.ask('/api/season/plan', {
        method: 'POST',
        headers: { ...bearer, 'content-type': 'text/plain', 'idempotency-key': 'again' },
        body: '{"k":6}',
      }),
    ])
      expect(await refusal(asked)).toEqual([422, 'idempotency-key-reused'])
    const season = (await (await api.ask('/api/season', { headers: bearer })).json()) as {
      next: { k: number }
    }
    expect(season.next.k).toBe(6)
  })

  it('twice at the same moment is one of them, and the other is told to come again', async () => {
    const before = await written('webhooks.pause')
    const id = await add()
    const all = await Promise.all(
      Array.from({ length: 6 }, () => post(`/api/webhooks/${id}/pause`, { paused: true }, '"burst"')),
    )
    const fresh = all.filter((one) => one.ok && one.headers.get('idempotency-replayed') === null)
    expect(fresh).toHaveLength(1)
    for (const other of all.filter((one) => one.status === 409)) {
      expect(other.headers.get('retry-after')).toBe('1')
      expect(await refusal(other)).toEqual([409, 'idempotency-running'])
    }
    expect(await written('webhooks.pause')).toBe(before + 1)
  })
})

describe('a secret', () => {
  it('is in the first answer only, and stands in no record', async () => {
    const asked = () => post('/api/webhooks', hook, 'secret')
    const before = (await webhooks()).length
    const response = await asked()
    const { secret } = (await response.json()) as NewSecret
    expect(secret).toMatch(/^whsec_/)
    expect(await refusal(asked())).toEqual([409, 'idempotency-done'])
    expect(await webhooks()).toHaveLength(before + 1)
    const asAdministrator = await as('A')
    const body = { name: 'x', scopes: ['status:read'] }
    const made = (await (await post('/api/keys', body, 'k', asAdministrator)).json()) as NewKey
    expect(await refusal(post('/api/keys', body, 'k', asAdministrator))).toEqual([409, 'idempotency-done'])
    expect(made.key).toMatch(/^quorum_/)
    for (const record of await records())
      if (record.answer === undefined)
        expect(Object.keys(record).toSorted()).toEqual(['expires', 'fingerprint', 'pk', 'sk'])
    expect((await records()).filter(({ answer }) => answer === undefined)).toHaveLength(2)
  })
})

describe('what is kept', () => {
  it('says neither who nor what, and deletes itself after a day', async () => {
    await post('/api/season/plan', { k: 6 }, 'my-own-key', await as('H'))
    const all = await records()
    expect(all.length).toBeGreaterThan(0)
    for (const { pk, sk, fingerprint, answer = '', expires, ...more } of all) {
      expect([sk, more]).toEqual(['request', {}])
      expect(pk).toMatch(/^idempotency#[\w-]{43}$/)
      expect(fingerprint).toMatch(/^[\w-]{43}$/)
      expect(answer).toMatch(/^$|^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)
      expect(Number(expires)).toBeLessThanOrEqual(api.time.now.getTime() / 1000 + 25 * 3600)
      expect(Number(expires) % 3600).toBe(0)
    }
  })

  it('of one request opens no other, whoever moves it', async () => {
    const before = new Set((await records()).map(({ pk }) => pk))
    const asked = () => [6, 7].map((k) => post('/api/season/plan', { k }, `mixed-${k}`))
    await Promise.all(asked())
    const [one, two] = (await records()).filter(({ pk }) => !before.has(pk))
    const { client, name: TableName } = commons()
    for (const [to, from] of [
      [one!, two!],
      [two!, one!],
    ] as const)
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: to.pk, sk: to.sk },
          UpdateExpression: 'SET answer = :other',
          ExpressionAttributeValues: { ':other': from.answer },
        }),
      )
    for (const response of await Promise.all(asked())) {
      expect(response.status).toBe(500)
      expect(await response.text()).not.toContain('running')
    }
  })

  it('is nothing of what people choose about themselves, of a link, or of whoever asks without a key', async () => {
    const before = (await records()).length
    const link = { authorization: api.link('R', '2026-W48-aaaa') }
    await post('/api/me/contact', { stopped: false }, 'link', link)
    for (const path of ['/api/me/contact', '/api/me/contact/silence', '/api/sign-out'])
      await post(path, { language: 'fr' }, 'own', await as('R'))
    await post('/api/season/plan', { k: 6 }, 'nobody', { origin: appOrigin })
    await post('/api/season/plan', { k: 6 }, 'forged', { authorization: 'Bearer forged' })
    await post('/api/season/plan', { k: 6 }, null)
    await post('/api/season/preview', { k: 6 }, 'preview')
    await api.ask('/api/season', { headers: { ...bearer, 'idempotency-key': 'read' } })
    expect(await records()).toHaveLength(before)
  })
})

describe('a first call that fails', () => {
  /** The same api, in which one action on a table fails. */
  const failing = (fails: (command: object) => boolean) => {
    const table = api.runtime.table('results')
    const client = new Proxy(table.client, {
      get(client, name) {
        if (name !== 'send') return Reflect.get(client, name)
        return (command: object, ...more: []) =>
          fails(command) ? Promise.reject(new Error('refused')) : client.send(command as never, ...more)
      },
    })
    return apiRoutes({
      ...api.runtime,
      table: (name) => (name === 'results' ? { ...table, client } : api.runtime.table(name)),
    })
  }
  const asked = (key: string) =>
    new Request(`${appOrigin}/api/season/plan`, {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json', 'idempotency-key': key },
      body: '{"k":6}',
    })

  it('for a reason of ours is forgotten, so that a repeat does it', async () => {
    let down = true
    const app = failing((command) => down && command.constructor.name === 'PutCommand')
    expect((await app.fetch(asked('fails'))).status).toBe(500)
    down = false
    expect((await told(app.fetch(asked('fails')))).slice(0, 2)).toEqual([200, null])
    expect((await told(app.fetch(asked('fails'))))[1]).toBe('true')
  })

  it('without coming back is given up after a minute, and what it says later changes nothing', async () => {
    let release = () => {}
    const killed = new Promise<void>((resolve) => {
      release = resolve
    })
    const app = failing(() => false)
    const slow = apiRoutes({
      ...api.runtime,
      table: (name) => {
        const table = api.runtime.table(name)
        if (name !== 'results') return table
        const client = new Proxy(table.client, {
          get: (client, property) =>
            property === 'send'
              ? (command: object) => killed.then(() => client.send(command as never))
              : Reflect.get(client, property),
        })
        return { ...table, client }
      },
    })
    const first = slow.fetch(asked('killed'))
    await expect.poll(async () => (await records()).some(({ until }) => until !== undefined)).toBe(true)
    expect(await refusal(app.fetch(asked('killed')))).toEqual([409, 'idempotency-running'])
    api.time.now = new Date(api.time.now.getTime() + 59_000)
    expect(await refusal(app.fetch(asked('killed')))).toEqual([409, 'idempotency-running'])
    api.time.now = new Date(api.time.now.getTime() + 1000)
    const second = await told(app.fetch(asked('killed')))
    expect(second.slice(0, 2)).toEqual([200, null])
    release()
    expect((await first).status).toBe(200)
    expect(await told(app.fetch(asked('killed')))).toEqual([200, 'true', second[2]])
  })
})

describe('the header', () => {
  it.each([
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"a \\"b\\" \\\\"', 'a "b" \\'],
    [`"${'x'.repeat(128)}"`, 'x'.repeat(128)],
    [`"${'x'.repeat(129)}"`, null],
    ['x'.repeat(129), null],
    ['""', null],
    ['', null],
    ['"open', null],
    ['a b', null],
    ['"a", "b"', null],
    ['"é"', null],
    ['"a\\b"', null],
  ])('%s', (header, key) => {
    expect(readIdempotencyKey(header)).toBe(key)
  })

  it('that is none is refused before anything is done', async () => {
    const before = await written('season.plan')
    expect(await refusal(post('/api/season/plan', { k: 6 }, 'a b'))).toEqual([400, 'idempotency-key-invalid'])
    expect(await written('season.plan')).toBe(before)
  })
})
