/** The first chapters: a deployment is brought up, filled and set up. */
import { expect } from 'vitest'
import { csvOf, people } from '../people.ts'
import { ok, signedIn } from '../person.ts'
import type { Chapter } from '../story.ts'
import { change, get, type Json, post, toldCloudFormation } from './asking.ts'

/** Scripts, styles, icons and whatever else a page itself names. */
export async function filesOf(app: string, page: string): Promise<string[]> {
  const html = await (await fetch(app + page)).text()
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"/g)]
    .map(([, file]) => new URL(file!, app + page))
    // An icon may be in the page itself.
    .filter(({ protocol }) => protocol !== 'data:')
  expect(named.length).toBeGreaterThan(1)
  return named.map(({ pathname }) => pathname)
}

export const beginning: Chapter[] = [
  {
    name: 'CloudFormation brings it up, and the keys that last are made',
    async run(story) {
      const { world, outside } = story
      await world.deploy(outside.answers)
      expect(toldCloudFormation(story)).toMatchObject({ Status: 'SUCCESS' })
      expect([...world.parameters.values.keys()].toSorted()).toEqual(['/quorum/link', '/quorum/session'])
    },
  },
  {
    name: 'every function answers, and the pages are there',
    async run({ world }) {
      for (const address of [
        `${world.app}/api/healthz`,
        `${world.app}/issue/healthz`,
        `${world.box}/healthz`,
      ])
        expect(await ok(fetch(address))).toMatchObject({ database: 'reachable' })
      const page = await fetch(`${world.app}/team/anything`)
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
      expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ${world.box}`)
      expect(await ok(fetch(`${world.app}/config.json`))).toEqual({ box: world.box })
      expect((await fetch(`${world.app}/answer`, { redirect: 'manual' })).headers.get('location')).toBe(
        '/answer/',
      )
      for (const name of ['/', '/answer/'])
        for (const file of [name, ...(await filesOf(world.app, name))])
          expect([file, (await fetch(world.app + file)).status]).toEqual([file, 200])
      expect((await fetch(`${world.app}/nothing.js`)).status).toBe(403)
      expect((await fetch(`${world.box}/anything`)).status).toBe(404)
    },
  },
  {
    name: 'the first directory comes by the installation’s token, once whoever repeats it',
    async run(story) {
      const csv = csvOf(people)
      const wrong = csv.replace('D1,Anne Roy', 'D1,')
      expect((await story.token('/api/directory/import?version=0', { text: wrong })).status).toBe(422)
      expect(await ok(story.token('/api/directory/preview', { text: csv }))).toMatchObject({
        members: people.length,
      })
      const headers = { 'idempotency-key': 'first-import' }
      const once = await ok(story.token('/api/directory/import?version=0', { text: csv, headers }))
      expect(once).toMatchObject({ version: 1, members: people.length })
      expect(await ok(story.token('/api/directory/import?version=0', { text: csv, headers }))).toEqual(once)
      expect(await get(story, 'H1', '/api/me')).toMatchObject({ name: 'Claire Picard', language: 'fr' })
      expect((await (await story.as('R10'))('/api/people')).status).toBe(403)
      await expect(signedIn(story.world.app, 'nobody@lumen.example')).rejects.toThrow('is not let in')
    },
  },
  {
    name: 'HR and administrators set everything up',
    async run(story) {
      await change(story, 'X1', '/api/settings', ({ settings }) => ({
        ...settings,
        name: 'Lumen',
        idleMinutes: 720,
      }))
      const put = await change(story, 'H1', '/api/schedule', ({ settings }) => ({
        ...settings,
        own: [{ from: '2026-12-24', to: '2026-12-31', name: 'Winter' }],
      }))
      expect(put.settings.own).toHaveLength(1)
      await post(story, 'H1', '/api/schedule/preview', put.settings)
      const bank = await get(story, 'H1', '/api/questions')
      const question = bank.questions.find((one: Json) => !one.retired)
      await ok(
        (await story.as('H1'))(`/api/questions/${question.id}`, {
          method: 'PUT',
          json: {
            driver: question.driver,
            text: { fr: 'Tout va bien ici.', en: 'All is well here.' },
            retired: false,
          },
          headers: { 'if-match': question.tag },
        }),
      )
      await ok(
        (await story.as('H1'))('/api/drivers/own-weather', {
          method: 'PUT',
          json: { name: { fr: 'Météo', en: 'Weather' } },
          headers: { 'if-none-match': '*' },
        }),
      )
      await change(story, 'X1', '/api/accounts/F1', () => ({ roles: ['hr'] }))
      await change(story, 'X1', '/api/accounts/F1', () => ({ roles: [] }))
      expect(await get(story, 'H1', '/api/status').catch((error) => String(error))).toContain('403')
      await get(story, 'X1', '/api/status')
    },
  },
  {
    name: 'a program has a key of its own, until it is revoked',
    async run(story) {
      const made = await post(
        story,
        'H1',
        '/api/keys',
        { name: 'Reports', scopes: ['results:read'], days: 30 },
        201,
      )
      const ask = (path: string) =>
        fetch(story.world.app + path, { headers: { authorization: `Bearer ${made.key}` } })
      await ok(ask('/api/rounds'))
      expect((await ask('/api/people')).status).toBe(403)
      expect((await get(story, 'H1', '/api/keys')).keys).toHaveLength(1)
      await post(story, 'H1', `/api/keys/${made.id}/revoke`)
      expect((await ask('/api/rounds')).status).toBe(401)
      story.key = (await post(story, 'H1', '/api/keys', { name: 'More', scopes: ['results:read'] }, 201)).key
    },
  },
  {
    name: 'chats, text messages and a program of the organisation are connected and tried',
    async run(story) {
      const { outside, world } = story
      await post(story, 'X1', '/api/channels/sms', { on: true })
      await post(story, 'X1', '/api/channels/language', { language: 'fr' })
      for (const [channel, secret] of [
        ['slack-webhook', `${outside.origin}/services/T0/B0/secret`],
        ['teams', `${outside.origin}/workflows/secret`],
        ['slack-bot', 'xoxb-000-secret-token'],
      ]) {
        await post(story, 'X1', `/api/channels/${channel}`, { secret })
        const { id } = await post(story, 'X1', `/api/channels/${channel}/trial`, {}, 202)
        await world.drain()
        expect(await get(story, 'X1', `/api/trials/${id}`)).toMatchObject({ state: 'sent' })
      }
      const { id } = await post(story, 'X1', '/api/channels/sms/trial', {}, 202)
      const mail = await post(story, 'X1', '/api/messages/invitation/trial', { language: 'en' }, 202)
      await world.drain()
      for (const trial of [id, mail.id])
        expect(await get(story, 'X1', `/api/trials/${trial}`)).toMatchObject({ state: 'sent' })
      expect(world.sending.texts).toHaveLength(1)
      // Another secret in the place of the first, which goes.
      await post(story, 'X1', '/api/channels/teams', { secret: `${outside.origin}/workflows/other` })
      await post(story, 'X1', '/api/channels/teams', { secret: null })
      expect([...world.parameters.values.keys()].filter((name) => name.includes('/channel/teams'))).toEqual(
        [],
      )

      const url = `${outside.origin}/hook`
      const hook = await post(
        story,
        'X1',
        '/api/webhooks',
        { url, events: ['round.opened', 'round.published'] },
        201,
      )
      await post(story, 'X1', `/api/webhooks/${hook.id}/test`)
      await world.drain()
      expect(outside.posts.filter(({ path }) => path === '/hook')).toHaveLength(1)
      await post(story, 'X1', `/api/webhooks/${hook.id}/rotate`)
      await post(story, 'X1', `/api/webhooks/${hook.id}/pause`, { paused: true })
      await post(story, 'X1', `/api/webhooks/${hook.id}/pause`, { paused: false })
      const view = await get(story, 'X1', '/api/webhooks')
      const [delivery] = view.endpoints[0].deliveries
      await post(story, 'X1', `/api/webhooks/${hook.id}/deliveries/${delivery.id}/replay`)
      const second = await post(
        story,
        'X1',
        '/api/webhooks',
        { url: `${url}2`, events: ['round.opened'] },
        201,
      )
      // It says that it wants nothing any more.
      outside.statuses.set('/hook2', 410)
      await post(story, 'X1', `/api/webhooks/${second.id}/test`)
      await world.drain()
      const { endpoints } = await get(story, 'X1', '/api/webhooks')
      expect(endpoints.filter(({ paused }: Json) => paused).map(({ id }: Json) => id)).toEqual([second.id])
      await post(story, 'X1', `/api/webhooks/${second.id}/remove`)
      await world.drain()
    },
  },
]
