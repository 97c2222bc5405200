/** Webhooks from the round to the receiver: signed, told once, tried again, given up, paused, replayed, and with two secrets. */
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EndpointView, NewSecret, WebhooksView } from '#shared/messages/webhook-view.ts'
import { sendWebhook } from '../../functions/courier/webhook.ts'
import { documentClient } from '../../functions/platform/database.ts'
import { lease } from '../../functions/platform/outbox.ts'
import type { Runtime } from '../../functions/platform/runtime.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { type Post, type Receiver, receiver } from './receiver.fixture.ts'
import { hour, startWeek, type Week } from './week.fixture.ts'

/** An instance on somebody's own machine, which may post to it. */
const app = 'http://localhost:4870'

let week: Week
let hook: Receiver
let answer: (post: Post) => Response | Promise<Response>
let secret: string
let id: string
beforeEach(async () => {
  week = await startWeek({ APP_ORIGIN: app })
  answer = () => new Response(null, { status: 204 })
  hook = await receiver((post) => answer(post))
  ;({ id, secret } = await made('', {
    url: `${hook.origin}/in`,
    events: ['round.opened', 'round.published'],
  }))
})
afterEach(async () => {
  vi.useRealTimers()
  await hook?.close()
  await week?.close()
})

const made = async (path: string, body: object = {}): Promise<NewSecret> =>
  (await week.post(`/api/webhooks${path}`, body)).json() as Promise<NewSecret>
const done = async (path: string, body: object = {}) => {
  const response = await week.post(`/api/webhooks/${id}${path}`, body)
  expect(response.status).toBe(200)
}
async function endpoint(): Promise<EndpointView> {
  const authorization = 'Bearer token-of-the-installation'
  const response = await week.api(new Request(`${app}/api/webhooks`, { headers: { authorization } }))
  return ((await response.json()) as WebhooksView).endpoints[0]!
}
const delivery = async () => (await endpoint()).deliveries[0]!
const now = () => week.surroundings.now().getTime()
const later = (milliseconds: number) => week.at(now() + milliseconds)
const status =
  (code: number, headers = {}) =>
  () =>
    new Response(null, { status: code, headers })

/** As a receiver would, by the published library, at the time of this week. */
function verified({ body, headers }: Post, by = secret): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: now() })
  try {
    return new Webhook(by).verify(body, Object.fromEntries(headers))
  } finally {
    vi.useRealTimers()
  }
}
/** Hands out jobs hour by hour. @returns hours after which each post came */
async function pass(hours: number): Promise<number[]> {
  const start = now()
  const came: number[] = []
  for (let i = 0; i <= hours; i++) {
    week.at(start + i * hour)
    const before = hook.posts.length
    await week.deliver()
    for (let j = before; j < hook.posts.length; j++) came.push(i)
  }
  return came
}
const sent = () => hook.posts.map(({ headers }) => headers.get('webhook-id'))

describe('a round', () => {
  it('is told when it opens: signed, thin, and once, whoever says it again', async () => {
    await week.people(smallOrganisation())
    const round = await week.open()
    await week.clock()
    await week.deliver()
    expect(hook.posts).toHaveLength(1)
    const [post] = hook.posts
    const { opens, closes } = round
    expect(verified(post!)).toEqual({
      type: 'round.opened',
      timestamp: new Date(now()).toISOString(),
      data: { round: round.id, week: round.id.slice(0, 8), opens, closes },
    })
    expect(post).toMatchObject({ method: 'POST', path: '/in' })
    expect(Object.fromEntries(post!.headers)).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Quorum-Webhooks',
      'webhook-id': expect.stringMatching(/^msg_[0-9a-f]{32}$/),
      'webhook-timestamp': String(now() / 1000),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    })
    expect(await delivery()).toMatchObject({
      state: 'sent',
      attempts: 1,
      outcome: 'HTTP 204',
      round: round.id,
    })

    later(hour)
    const at = new Date(now()).toISOString()
    const event = { job: 'event', event: 'round.opened', round: round.id, at }
    await week.surroundings.queueOf!('messages').send([{ body: event }, { body: event }])
    await week.deliver()
    expect(hook.posts).toHaveLength(1)
    expect((await endpoint()).deliveries).toHaveLength(1)
  })

  it('is told to whoever asked for that event and to nobody else', async () => {
    await made('', { url: `${hook.origin}/published`, events: ['round.published'] })
    const other = await made('', { url: `${hook.origin}/opened`, events: ['round.opened'] })
    await event('round.opened')
    await week.deliver()
    const paths = hook.posts.map(({ path }) => path)
    expect(paths.toSorted()).toEqual(['/in', '/opened'])
    // Each has an id and a signature of its own.
    expect(new Set(sent()).size).toBe(2)
    const [theirs] = hook.posts.filter(({ path }) => path === '/opened')
    expect(verified(theirs!, other.secret)).toBeTruthy()
    expect(() => verified(theirs!)).toThrow('No matching signature')
  })

  it('is told when it is published, with the address to read it at and no score', async () => {
    await event('round.published')
    await week.deliver()
    expect(verified(hook.posts[0]!)).toEqual({
      type: 'round.published',
      timestamp: '2026-11-16T08:00:00.000Z',
      data: {
        round: '2026-W47-7f3a',
        week: '2026-W47',
        opens: '2026-11-19T08:00:00.000Z',
        closes: '2026-11-22T22:59:00.000Z',
        results: `${app}/api/rounds/2026-W47-7f3a`,
      },
    })
  })
})

describe('a receiver that does not take it', () => {
  it('is tried again under the same id in the same words with a new timestamp, then takes it', async () => {
    answer = status(500)
    await done('/test')
    await week.deliver()
    expect(await delivery()).toMatchObject({ state: 'waiting', attempts: 1, outcome: 'HTTP 500' })
    answer = status(200)
    later(hour)
    await week.deliver()
    const [first, second] = hook.posts
    expect(sent()[1]).toBe(sent()[0])
    expect(second!.body).toBe(first!.body)
    const stamp = (post: Post) => Number(post.headers.get('webhook-timestamp'))
    expect(stamp(second!) - stamp(first!)).toBe(3600)
    verified(second!)
    expect(() => verified(first!)).toThrow('too old')
    expect(await delivery()).toMatchObject({ state: 'sent', attempts: 2, outcome: 'HTTP 200' })
    expect(await week.deliver()).toBe(0)
  })

  it.each([
    ['redirects', status(302, { location: 'http://localhost:1/' }), 'HTTP 302'],
    ['refuses', status(400), 'HTTP 400'],
    ['is not there', status(404), 'HTTP 404'],
  ])('because it %s is tried again', async (_, answered, outcome) => {
    answer = answered
    await done('/test')
    await week.deliver()
    expect(hook.posts).toHaveLength(1)
    expect(await delivery()).toMatchObject({ state: 'waiting', outcome })
  })

  it('waits from half a minute to a minute and a half before the second try', async () => {
    answer = status(500)
    await done('/test')
    await week.deliver()
    later(29_000)
    expect(await week.deliver()).toBe(0)
    later(62_000)
    expect(await week.deliver()).toBe(1)
    expect(hook.posts).toHaveLength(2)
  })

  it('is given the time that it asks for', async () => {
    answer = status(429, { 'retry-after': '10800' })
    await done('/test')
    expect(await pass(4)).toEqual([0, 3])
  })

  it('is tried for two days at longer and longer intervals, then given up until somebody replays', async () => {
    answer = status(503)
    await done('/test')
    const came = await pass(60)
    expect(came.length).toBeGreaterThan(15)
    expect(came.at(-1)).toBeGreaterThanOrEqual(48)
    expect(came.at(-1)).toBeLessThanOrEqual(51)
    expect(await delivery()).toMatchObject({ state: 'dead', attempts: came.length, outcome: 'HTTP 503' })
    expect(await week.deliver()).toBe(0)

    answer = status(200)
    await done(`/deliveries/${(await delivery()).id}/replay`)
    await week.deliver()
    expect(await delivery()).toMatchObject({ state: 'sent', attempts: 1 })
    expect(new Set(sent()).size).toBe(1)
    verified(hook.posts.at(-1)!)
  })

  it('because it wants nothing any more (410) is paused, and events wait for an administrator', async () => {
    answer = status(410)
    await done('/test')
    await week.deliver()
    expect(await endpoint()).toMatchObject({
      paused: true,
      deliveries: [{ state: 'dead', outcome: 'HTTP 410' }],
    })
    answer = status(200)
    await event('round.opened')
    await week.deliver()
    expect(hook.posts).toHaveLength(1)
    const opened = (await endpoint()).deliveries.find((one) => one.event === 'round.opened')!
    expect(opened).toMatchObject({ state: 'dead', outcome: 'paused' })

    await done('/pause', { paused: false })
    await done(`/deliveries/${opened.id}/replay`)
    await week.deliver()
    expect(verified(hook.posts.at(-1)!)).toMatchObject({ type: 'round.opened' })
  })
})

describe('a courier that dies', () => {
  it('between posting and settling posts again under the same id, once its lease is over', async () => {
    await done('/test')
    const test = (await delivery()).id
    await expect(sendWebhook(dying(), { job: 'webhook', endpoint: id, delivery: test })).rejects.toThrow(
      'killed',
    )
    expect(hook.posts).toHaveLength(1)
    expect((await delivery()).state).toBe('sending')
    // The job is there still, and finds that somebody has it.
    await week.deliver()
    expect(hook.posts).toHaveLength(1)
    later(lease)
    await week.deliver()
    expect(sent()).toEqual([test, test])
    expect(hook.posts[1]!.body).toBe(hook.posts[0]!.body)
    expect(await delivery()).toMatchObject({ state: 'sent', attempts: 2 })
  })
})

describe('a secret that is renewed', () => {
  it('signs beside the one before for a day, then alone', async () => {
    const before = secret
    ;({ secret } = await made(`/${id}/rotate`))
    await done('/test')
    await week.deliver()
    const [both] = hook.posts
    expect(both!.headers.get('webhook-signature')!.split(' ')).toHaveLength(2)
    verified(both!)
    verified(both!, before)

    later(24 * hour)
    await done('/test')
    await week.deliver()
    verified(hook.posts[1]!)
    expect(() => verified(hook.posts[1]!, before)).toThrow('No matching signature')
  })

  it('stands in no table and on no queue, and neither does a removed one in the key store', async () => {
    const { secret: next } = await made(`/${id}/rotate`)
    await event('round.opened')
    await week.deliver()
    answer = status(500)
    await done('/test')
    await week.deliver()
    later(hour)
    const stored = JSON.stringify(await week.items('commons'))
    const queued = JSON.stringify(await week.surroundings.queueOf!('messages').take(10))
    expect(stored).toContain('msg_')
    expect(queued).toContain('msg_')
    for (const one of [secret, next].map((text) => text.slice('whsec_'.length))) {
      const raw = Buffer.from(one, 'base64')
      for (const form of [one, raw.toString('base64url'), raw.toString('hex')]) {
        expect(stored).not.toContain(form)
        expect(queued).not.toContain(form)
      }
    }
    expect(await week.keys.list(`/webhook/${id}`)).toHaveLength(2)
    await done('/remove')
    expect(await week.keys.list('/webhook')).toEqual([])
    later(hour)
    const before = hook.posts.length
    await week.deliver()
    expect(hook.posts).toHaveLength(before)
  })
})

it('neither address nor secret reaches the log', async () => {
  const logged: unknown[] = []
  const note = (...given: unknown[]) => void logged.push(given)
  answer = status(410)
  await done('/test')
  await sendWebhook(courier({ info: note, warn: note, error: note }), {
    job: 'webhook',
    endpoint: id,
    delivery: (await delivery()).id,
  })
  expect(logged).toEqual([['A webhook was paused', { endpoint: id, reason: 'HTTP 410' }]])
})

/** The event of a round whose facts the clock wrote. */
async function event(name: 'round.opened' | 'round.published'): Promise<void> {
  const round = '2026-W47-7f3a'
  const facts = {
    round,
    opens: '2026-11-19T08:00:00.000Z',
    closes: '2026-11-22T22:59:00.000Z',
    manifest: 'm',
    questions: 5,
    k: 5,
    timeZone: 'Europe/Paris',
    before: true,
  }
  await week.put('commons', { pk: `bulletin#${round}`, sk: 'facts', value: facts })
  await week.surroundings.queueOf!('messages').send([
    { body: { job: 'event', event: name, round, at: new Date(now()).toISOString() } },
  ])
}

function courier(log: Runtime['log'], client = documentClient(clientConfig(week.engine.endpoint))): Runtime {
  const { surroundings, keys } = week
  return {
    environment: surroundings.environment,
    table: (name) => ({ client, name: tableNameOf(name) }),
    queue: (name) => surroundings.queueOf!(name),
    keys,
    now: surroundings.now,
    random: (bytes) => new Uint8Array(bytes),
    log,
  }
}

/** Its first update claims a delivery; at the second, which would settle it, it is gone. */
function dying(): Runtime {
  const client = documentClient(clientConfig(week.engine.endpoint))
  let updates = 0
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'UpdateItemCommand' && ++updates === 2) throw new Error('killed')
      return next(args)
    },
    { step: 'initialize', priority: 'low' },
  )
  const silent = () => {}
  return courier({ info: silent, warn: silent, error: silent }, client)
}
