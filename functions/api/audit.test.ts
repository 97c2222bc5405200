/** The audit log: who opens what beyond their own team and who changes what is written once, before it is shown or done. */
import { DeleteCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AuditLineView, AuditView } from '#shared/operation/audit.ts'
import { auditStore } from '../platform/audit-store.ts'
import { token } from './api.fixture.ts'
import { idOf, last, type Published, startPublished } from './insight.fixture.ts'
import { apiRoutes } from './routes.ts'
import { sessionCookie } from './sealed-cookie.ts'

let published: Published
beforeAll(async () => {
  published = await startPublished()
  // Its import.
  await clear()
}, 60_000)
afterAll(() => published?.api.close())

const table = () => published.api.runtime.table('results')
const stored = async () => {
  const { client } = published.api.directory
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table().name, ConsistentRead: true }))
  return Items.filter(({ pk }) => String(pk).startsWith('audit#'))
}
async function clear(): Promise<void> {
  const { client } = published.api.directory
  for (const { pk, sk } of await stored())
    await client.send(new DeleteCommand({ TableName: table().name, Key: { pk, sk } }))
}
afterEach(async () => {
  await clear()
  // A warm function remembers what it wrote today.
  published.api.time.now = new Date(published.api.time.now.getTime() + 24 * 3600_000)
})

const get: Published['get'] = (who, path) => published.get(who, path)
const audit = async (query = '', who = 'X1') => (await published.json(who, `/api/audit${query}`)) as AuditView
const told = (lines: AuditLineView[]) => lines.map(({ actor, action, object }) => [actor, action, object])
const asToken = (body: object | null, path: string) =>
  published.api.ask(path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })

describe('opening a result', () => {
  it('beyond one’s own team leaves one line a person, result and day, with nothing of the result', async () => {
    const paths = [
      '/api/groups/unit:A1/trend',
      '/api/groups/unit:A1/signals',
      '/api/groups/unit:A1/trend?weeks=8',
    ]
    for (const path of paths) expect((await get('D1', path)).status).toBe(200)
    await Promise.all(paths.map((path) => get('D1', path)))
    const items = await stored()
    expect(items).toHaveLength(1)
    const { pk, sk, expires, ...line } = items[0]!
    expect(line).toEqual({
      at: published.api.time.now.toISOString(),
      actor: 'D1',
      action: 'results.group',
      object: 'unit:A1',
    })
    expect(expires).toBe(Math.floor(published.api.time.now.getTime() / 1000) + 400 * 86_400)
    expect(`${pk}${sk}`).not.toMatch(/\d\.\d|:\d\d\b/)
    published.api.time.now = new Date(published.api.time.now.getTime() + 24 * 3600_000)
    await get('D1', paths[0]!)
    expect(await stored()).toHaveLength(2)
  })

  it('of the own team or the organisation leaves none, nor does a member’s week', async () => {
    for (const path of [
      '/api/groups/organisation/trend',
      '/api/groups/team:F1+F3/trend',
      `/api/rounds/${last}`,
    ])
      expect((await get('R1', path)).status).toBe(200)
    expect((await get('F1', '/api/groups/team:F1+F3/trend')).status).toBe(200)
    expect(await stored()).toEqual([])
  })

  it('of a week by whoever manages, its balance, its comparison and its file are told apart', async () => {
    for (const path of [
      `/api/rounds/${last}`,
      `/api/rounds/${last}/balance`,
      `/api/rounds/${last}/mirror`,
      `/api/compare?a=${idOf(46)}&b=${last}`,
      `/api/rounds/${last}/export?format=csv`,
      `/api/rounds/${last}/published.json`,
    ])
      expect([path, (await get('D1', path)).status]).toEqual([path, 200])
    expect(told((await audit()).lines).toSorted()).toEqual([
      ['D1', 'results.balance', last],
      ['D1', 'results.compare', idOf(46)],
      ['D1', 'results.compare', last],
      ['D1', 'results.export', last],
      ['D1', 'results.round', last],
    ])
  })

  it('that was refused leaves none', async () => {
    for (const [who, path] of [
      ['R1', '/api/groups/team:F2/trend'],
      ['X1', `/api/rounds/${last}`],
      ['R1', `/api/rounds/${last}/balance`],
    ] as const)
      expect((await get(who, path)).ok).toBe(false)
    expect(await stored()).toEqual([])
  })

  it('shows nothing where it cannot be written down', async () => {
    const { runtime } = published.api
    const refusing = new Proxy(runtime.table('results').client, {
      get(client, name) {
        if (name !== 'send') return Reflect.get(client, name)
        return (command: object) =>
          command instanceof PutCommand ? Promise.reject(new Error('refused')) : client.send(command as never)
      },
    })
    const app = apiRoutes({
      ...runtime,
      table: (name) =>
        name === 'results' ? { ...runtime.table(name), client: refusing } : runtime.table(name),
    })
    const response = await app.request(`https://quorum.test/api/rounds/${last}`, {
      headers: { cookie: await published.api.cookie(sessionCookie, { id: 'D1' }) },
    })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('"groups"')
  })
})

describe('a change', () => {
  it('is written by whom and what, without secrets', async () => {
    expect((await asToken({ k: 6 }, '/api/season/plan')).status).toBe(200)
    const url = 'https://hooks.example.com/services/T0/B0/secret-path'
    expect((await asToken({ url, events: ['round.opened'] }, '/api/webhooks')).status).toBe(201)
    expect((await asToken({ secret: 'xoxb-1234567890-secret' }, '/api/channels/slack-bot')).status).toBe(200)
    expect((await asToken({ secret: null }, '/api/channels/slack-bot')).status).toBe(200)
    const { lines } = await audit()
    expect(told(lines).toSorted()).toEqual([
      ['#token', 'channels.off', 'slack-bot'],
      ['#token', 'channels.secret', 'slack-bot'],
      ['#token', 'season.plan', 'k 6, expected 6, units'],
      ['#token', 'webhooks.add', 'hooks.example.com'],
    ])
    expect(JSON.stringify(await stored())).not.toMatch(/secret-path|xoxb/)
  })

  it('that is refused for its form, or for who asks, leaves none', async () => {
    expect((await asToken({ k: 4 }, '/api/season/plan')).status).toBe(400)
    expect((await asToken({ secret: 'no token' }, '/api/channels/slack-bot')).status).toBe(422)
    expect((await asToken({}, '/api/webhooks/none/rotate')).status).toBe(404)
    expect(await stored()).toEqual([])
  })

  it('can be added to, never changed or taken away by the api', async () => {
    await asToken({ on: true }, '/api/channels/sms')
    const [{ pk, sk }] = (await stored()) as [{ pk: string; sk: string }]
    const { client, name: TableName } = table()
    const Key = { pk, sk }
    const update = new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: 'SET actor = :a',
      ExpressionAttributeValues: { ':a': 'x' },
    })
    await expect(client.send(update)).rejects.toThrow('may not UpdateItem')
    await expect(client.send(new DeleteCommand({ TableName, Key }))).rejects.toThrow('may not DeleteItem')
  })
})

describe('the log', () => {
  it('is read by administrators, HR and the token, and by nobody else', async () => {
    expect((await get('X1', '/api/audit')).status).toBe(200)
    expect((await get('D1', '/api/audit')).status).toBe(200)
    expect((await asToken(null, '/api/audit')).status).toBe(200)
    for (const path of ['/api/audit', '/api/audit/export']) {
      for (const who of ['A1', 'F1', 'R1'])
        expect(await published.json(who, path)).toMatchObject({ status: 403, code: 'audit-not-yours' })
      expect((await get(null, path)).status).toBe(401)
    }
  })

  it('goes from page to page without a gap or a double, across months, and filters', async () => {
    const store = auditStore(published.api.runtime)
    const now = published.api.time.now
    for (let i = 0; i < 130; i++) {
      published.api.time.now = new Date(now.getTime() - i * 12 * 3600_000)
      await (i % 2
        ? store.changes('X1', 'channels.sms', `on ${i}`)
        : store.opens('D1', 'results.round', `r${i}`))
    }
    published.api.time.now = now
    const everything = async (query: string) => {
      const found: AuditLineView[] = []
      let pages = 0
      for (let cursor: string | null = ''; cursor !== null; pages++) {
        const page: AuditView = await audit(`?${query}${cursor && `&cursor=${cursor}`}`)
        expect(page.lines.length).toBeLessThanOrEqual(50)
        found.push(...page.lines)
        cursor = page.next
      }
      return { found, pages }
    }
    const { found, pages } = await everything('')
    expect(new Set(found.map(({ object }) => object)).size).toBe(130)
    expect([found.length, pages]).toEqual([130, 3])
    const days = found.map(({ at }) => at.slice(0, 10))
    expect(days.toSorted().reverse()).toEqual(days)
    expect((await everything('actor=D1')).found).toHaveLength(65)
    expect((await everything('action=channels')).found).toHaveLength(65)
    expect((await everything('action=results.round&actor=X1')).found).toEqual([])
    const day = (back: number) => new Date(now.getTime() - back * 24 * 3600_000).toISOString().slice(0, 10)
    const some = (await everything(`from=${day(40)}&to=${day(31)}`)).found
    expect(some.length).toBeGreaterThanOrEqual(19)
    expect(some.every(({ at }) => at >= day(41) && at.slice(0, 10) <= day(31))).toBe(true)
  })

  it('names people who are there, and keeps only the id of whoever has left', async () => {
    const store = auditStore(published.api.runtime)
    await store.opens('D1', 'results.group', 'unit:A1')
    await store.opens('gone', 'results.group', 'organisation')
    const { lines } = await audit()
    expect(lines.map(({ actor, name }) => [actor, name])).toEqual([
      ['gone', null],
      ['D1', 'Name D1'],
    ])
    expect(lines[1]!.called).toMatchObject({ en: expect.stringContaining('A1') })
  })

  it('refuses what it cannot read', async () => {
    const cursor = (text: string) => Buffer.from(text).toString('base64url')
    for (const [query, name] of [
      ['action=none', 'action'],
      ['actor=', 'actor'],
      ['from=2026-02-30', 'from'],
      ['to=yesterday', 'to'],
      ['cursor=x', 'cursor'],
      [`cursor=${cursor('2026-11/2026-10-01#2#x')}`, 'cursor'],
      [`cursor=${cursor('2020-01/2020-01-01#2#x')}`, 'cursor'],
    ])
      expect(await published.json('X1', `/api/audit?${query}`)).toMatchObject({
        status: 400,
        code: 'query-invalid',
        detail: expect.stringContaining(name!),
      })
  })

  it('is a file in which nothing runs, and to take it is a line of the log', async () => {
    const store = auditStore(published.api.runtime)
    await store.changes('X1', 'channels.sms', '=cmd|calc')
    published.api.time.now = new Date(published.api.time.now.getTime() + 1000)
    const response = await get('X1', '/api/audit/export?language=en')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = await response.text()
    expect(text).toContain('"Moment (UTC)","Person","Id","Action","Name of the object","Object"')
    expect(text).toContain(`"'=cmd|calc"`)
    expect(told((await audit()).lines)[0]).toEqual(['X1', 'audit.export', ''])
  })
})
