/** Webhooks from the round to the receiver: signed, told once, tried again, given up, paused and replayed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smallOrganisation } from './organisation.fixture.ts'
import type { Post } from './receiver.fixture.ts'
import { app, type Hooked, startHooked } from './webhooks.fixture.ts'
import { hour } from './week.fixture.ts'

let here: Hooked
beforeEach(async () => {
  here = await startHooked()
})
afterEach(() => here?.close())

describe('a round', () => {
  it('is told when it opens: signed, thin, and once, whoever says it again', async () => {
    await here.week.people(smallOrganisation())
    const round = await here.week.open()
    await here.week.clock()
    await here.week.deliver()
    expect(here.hook.posts).toHaveLength(1)
    const [post] = here.hook.posts
    const { opens, closes } = round
    expect(here.verified(post!)).toEqual({
      type: 'round.opened',
      timestamp: new Date(here.now()).toISOString(),
      data: { round: round.id, week: round.id.slice(0, 8), opens, closes },
    })
    expect(post).toMatchObject({ method: 'POST', path: '/in' })
    expect(Object.fromEntries(post!.headers)).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Quorum-Webhooks',
      'webhook-id': expect.stringMatching(/^msg_[0-9a-f]{32}$/),
      'webhook-timestamp': String(here.now() / 1000),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    })
    expect(await here.delivery()).toMatchObject({
      state: 'sent',
      attempts: 1,
      outcome: 'HTTP 204',
      round: round.id,
    })

    here.later(hour)
    const at = new Date(here.now()).toISOString()
    const event = { job: 'event', event: 'round.opened', round: round.id, at }
    await here.week.surroundings.queueOf!('messages').send([{ body: event }, { body: event }])
    await here.week.deliver()
    expect(here.hook.posts).toHaveLength(1)
    expect((await here.endpoint()).deliveries).toHaveLength(1)
  })

  it('is told to whoever asked for that event and to nobody else', async () => {
    await here.made('', { url: `${here.hook.origin}/published`, events: ['round.published'] })
    const other = await here.made('', { url: `${here.hook.origin}/opened`, events: ['round.opened'] })
    await here.event('round.opened')
    await here.week.deliver()
    const paths = here.hook.posts.map(({ path }) => path)
    expect(paths.toSorted()).toEqual(['/in', '/opened'])
    // Each has an id and a signature of its own.
    expect(new Set(here.sent()).size).toBe(2)
    const [theirs] = here.hook.posts.filter(({ path }) => path === '/opened')
    expect(here.verified(theirs!, other.secret)).toBeTruthy()
    expect(() => here.verified(theirs!)).toThrow('No matching signature')
  })

  it('is told when it is published, with the address to read it at and no score', async () => {
    await here.event('round.published')
    await here.week.deliver()
    expect(here.verified(here.hook.posts[0]!)).toEqual({
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
    here.answers(500)
    await here.done('/test')
    await here.week.deliver()
    expect(await here.delivery()).toMatchObject({ state: 'waiting', attempts: 1, outcome: 'HTTP 500' })
    here.answers(200)
    here.later(hour)
    await here.week.deliver()
    const [first, second] = here.hook.posts
    expect(here.sent()[1]).toBe(here.sent()[0])
    expect(second!.body).toBe(first!.body)
    const stamp = (post: Post) => Number(post.headers.get('webhook-timestamp'))
    expect(stamp(second!) - stamp(first!)).toBe(3600)
    here.verified(second!)
    expect(() => here.verified(first!)).toThrow('too old')
    expect(await here.delivery()).toMatchObject({ state: 'sent', attempts: 2, outcome: 'HTTP 200' })
    expect(await here.week.deliver()).toBe(0)
  })

  it.each([
    ['redirects', 302],
    ['refuses', 400],
    ['is not there', 404],
  ])('because it %s is tried again', async (_, status) => {
    here.answers(status, { location: here.hook.origin })
    await here.done('/test')
    await here.week.deliver()
    expect(here.hook.posts).toHaveLength(1)
    expect(await here.delivery()).toMatchObject({ state: 'waiting', outcome: `HTTP ${status}` })
  })

  it('waits from half a minute to a minute and a half before the second try', async () => {
    here.answers(500)
    await here.done('/test')
    await here.week.deliver()
    here.later(29_000)
    expect(await here.week.deliver()).toBe(0)
    here.later(62_000)
    expect(await here.week.deliver()).toBe(1)
    expect(here.hook.posts).toHaveLength(2)
  })

  it('is given the time that it asks for', async () => {
    here.answers(429, { 'retry-after': '10800' })
    await here.done('/test')
    expect(await here.pass(4)).toEqual([0, 3])
  })

  it('is tried for two days at longer and longer intervals, then given up until somebody replays', async () => {
    here.answers(503)
    await here.done('/test')
    const came = await here.pass(60)
    expect(came.length).toBeGreaterThan(15)
    expect(came.at(-1)).toBeGreaterThanOrEqual(48)
    expect(came.at(-1)).toBeLessThanOrEqual(51)
    expect(await here.delivery()).toMatchObject({ state: 'dead', attempts: came.length, outcome: 'HTTP 503' })
    expect(await here.week.deliver()).toBe(0)

    here.answers(200)
    await here.done(`/deliveries/${(await here.delivery()).id}/replay`)
    await here.week.deliver()
    expect(await here.delivery()).toMatchObject({ state: 'sent', attempts: 1 })
    expect(new Set(here.sent()).size).toBe(1)
    here.verified(here.hook.posts.at(-1)!)
  })

  it('because it wants nothing any more (410) is paused, and events wait for an administrator', async () => {
    here.answers(410)
    await here.done('/test')
    await here.week.deliver()
    expect(await here.endpoint()).toMatchObject({
      paused: true,
      deliveries: [{ state: 'dead', outcome: 'HTTP 410' }],
    })
    here.answers(200)
    await here.event('round.opened')
    await here.week.deliver()
    expect(here.hook.posts).toHaveLength(1)
    const opened = (await here.endpoint()).deliveries.find((one) => one.event === 'round.opened')!
    expect(opened).toMatchObject({ state: 'dead', outcome: 'paused' })

    await here.done('/pause', { paused: false })
    await here.done(`/deliveries/${opened.id}/replay`)
    await here.week.deliver()
    expect(here.verified(here.hook.posts.at(-1)!)).toMatchObject({ type: 'round.opened' })
  })
})
