/** The answer page asks the api with the personal link: the team's published scores, and what one decides about messages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLinkHeader } from '#shared/ballot/link-header.ts'
import { appOrigin } from '../../functions/api/api.fixture.ts'
import { idOf, type Published, startPublished } from '../../functions/api/insight.fixture.ts'
import { Contact } from '../../web/answer/contact/contact.svelte.ts'
import { teamTrend } from '../../web/answer/contact/team.ts'

const current = idOf(48)

let published: Published
beforeAll(async () => {
  published = await startPublished()
}, 30_000)
afterAll(() => published?.api.close())

const linkOf = (member: string) => ({
  ...readLinkHeader(published.api.link(member, current))!,
  manifest: 'hash',
  manages: false,
})
const asked: { path: string; init: RequestInit }[] = []
const online = (async (path: string, init: RequestInit) => {
  asked.push({ path, init })
  return published.api.ask(path, init)
}) as typeof fetch
const offline = (async () => {
  throw new TypeError('Failed to fetch')
}) as typeof fetch
const broken = (async () => new Response('', { status: 502 })) as typeof fetch

describe('the published scores of the own team', () => {
  it('are those of the page of a member, by week and driver, asked for without a cookie or the link in an address', async () => {
    asked.length = 0
    const scores = (await teamTrend(linkOf('R1'), online))!
    const trend = await published.json('R1', '/api/groups/team:F1+F3/trend?weeks=52')
    expect(scores).toHaveLength(16)
    expect(scores.slice(0, 2)).toEqual([
      { week: '2026-W40', driver: 'top-down', score: 60 },
      { week: '2026-W40', driver: 'bottom-up', score: 56 },
    ])
    for (const { week, driver, score } of scores) {
      const there = trend.weeks.find((one: { week: string }) => one.week === week)
      expect(there.drivers[driver]).toMatchObject({ kind: 'shown', score })
    }
    const { secret } = linkOf('R1')
    for (const { path, init } of asked) {
      expect(new URL(path, appOrigin).origin).toBe(appOrigin)
      expect(path).not.toContain(secret)
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
    }
  })

  it('are none where no team of one’s own is published, the link is not good, or nothing answers', async () => {
    expect(await teamTrend(linkOf('D1'), online)).toBeNull()
    expect(await teamTrend({ ...linkOf('R1'), secret: 'wrong' }, online)).toBeNull()
    expect(await teamTrend(linkOf('R1'), offline)).toBeNull()
    expect(await teamTrend(linkOf('R1'), broken)).toBeNull()
  })
})

describe('what one decides about messages', () => {
  it('is read, changed and taken back', async () => {
    const contact = new Contact(linkOf('R1'), online)
    expect([contact.state, contact.view]).toEqual(['asking', null])
    await contact.read()
    expect(contact.state).toBe('read')
    expect(contact.view).toMatchObject({
      budget: 2,
      language: 'fr',
      rounds: [{ id: current, silent: false }],
    })
    await contact.silence(current, true)
    await contact.choose({ language: 'en' })
    expect(contact.state).toBe('saved')
    expect(contact.view).toMatchObject({ language: 'en', rounds: [{ id: current, silent: true }] })
    const elsewhere = new Contact(linkOf('R1'), online)
    await elsewhere.read()
    expect(elsewhere.view).toEqual(contact.view)
    await contact.silence(current, false)
    expect(contact.view?.rounds[0]?.silent).toBe(false)
  })

  it('stands as it was where nothing answers, and says so', async () => {
    for (const away of [offline, broken]) {
      let network = online
      const contact = new Contact(linkOf('R2'), ((...request) => network(...request)) as typeof fetch)
      await contact.read()
      const before = contact.view
      network = away
      await contact.silence(current, true)
      expect([contact.state, contact.view]).toEqual(['unreachable', before])
      await contact.choose({ language: 'en' })
      expect([contact.state, contact.view]).toEqual(['unreachable', before])
      network = online
      await contact.read()
      expect([contact.state, contact.view]).toEqual(['read', before])
    }
  })

  it('is refused with a link that is not good', async () => {
    const contact = new Contact({ ...linkOf('R2'), secret: 'wrong' }, online)
    await contact.read()
    expect([contact.state, contact.view]).toEqual(['refused', null])
  })

  it('is sent once, however often one presses', async () => {
    const contact = new Contact(linkOf('R3'), online)
    await contact.read()
    asked.length = 0
    await Promise.all([1, 2, 3].map(() => contact.silence(current, true)))
    expect(asked).toHaveLength(1)
    expect(contact.view?.rounds[0]?.silent).toBe(true)
  })
})
