/** The chapters of the rehearsal, in order. */

import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import { documentClient } from '../../functions/platform/database.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import {
  ballotPlaintext,
  commentPlaintext,
  finish,
  type IssueResponse,
  issueRequest,
  prepare,
  seal,
} from '../../shared/ballot/client.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { answerQuestions, desk, phone, signIn } from '../e2e/pages.fixture.ts'
import { bytesIn } from './kept-tables.ts'
import { csvOf, emailOf, people, reps } from './people.ts'
import { ok, signedIn } from './person.ts'
import type { Chapter, Story } from './story.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers of the api, of any shape
type Json = Record<string, any>

const get = async (story: Story, id: string, path: string) => ok<Json>((await story.as(id))(path))
const post = async (story: Story, id: string, path: string, json: unknown = {}, status = 200) =>
  ok<Json>((await story.as(id))(path, { json }), status)

/** Reads with its tag, and writes what was made of it on that tag. */
async function change(story: Story, id: string, path: string, make: (view: Json) => unknown) {
  const ask = await story.as(id)
  const response = await ask(path)
  const tag = response.headers.get('etag')!
  const json = make(await ok<Json>(response))
  return ok<Json>(ask(path, { method: 'PUT', json, headers: { 'if-match': tag } }))
}

const sent = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const rounds = async (story: Story) => (await get(story, 'H1', '/api/rounds')).rounds as Json[]

/** Of whom an e-mail was sent since a count, by address. */
const mailsTo = (story: Story, since = 0) => story.world.sending.mails.slice(since)
const linkIn = (text: string): string => /https:\/\/\S+\/answer\/#\S+/.exec(text)![0]

async function manifestOf({ world, round }: Story): Promise<Manifest> {
  return ok<Manifest>(fetch(`${world.box}/rounds/${round}/manifest.json`))
}

async function voteAs(story: Story, member: string, answer: number): Promise<void> {
  const { app, box } = story.world
  const asked = (await manifestOf(story)).questions.filter(({ asked }) => asked === 'all')
  const answers = Object.fromEntries(asked.map((question, i) => [question.id, ((answer + i) % 5) + 1]))
  const link = readLink(story.links.get(member)!)
  expect(await vote({ app, box }, { link, answers: answers as never })).toEqual([201, 201])
}

/** By their links, beside R10 in a browser, F4 signed in and F1 on a bad connection. */
const voters = [...reps('F1').slice(1), ...reps('F2'), ...reps('F3'), 'A1', 'F2', 'F3']
const answered = voters.length + 3

/** Past the door: what an older version left. */
function putter({ endpoint, tableNamed }: Story['world']) {
  const client = documentClient(clientConfig(endpoint))
  return (table: string, Item: Json) => client.send(new PutCommand({ TableName: tableNamed(table), Item }))
}

/** Sixty rounds more, without waiting for them: as they stand once they are over. */
async function severalYears({ world, round }: Story): Promise<void> {
  const table = {
    client: documentClient(clientConfig(world.endpoint)),
    TableName: world.tableNamed('results'),
  }
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.TableName, Key: { pk: 'rounds', sk: round } }),
  )
  for (let week = 0; week < 60; week++) {
    const opens = new Date(Date.parse('2027-01-07T08:00:00Z') + week * 7 * 24 * 3600_000).toISOString()
    const sk = `2027-W${String(week).padStart(2, '0')}-0000`
    const { result: _, manifest: __, ...value } = Item!.value
    const later = { ...value, id: sk, opens, closes: opens, announced: opens, state: 'void', shredded: true }
    await table.client.send(
      new PutCommand({ TableName: table.TableName, Item: { ...Item, sk, value: later } }),
    )
  }
}

/** What CloudFormation was told last. */
const toldCloudFormation = ({ outside }: Story): Json =>
  JSON.parse(outside.posts.findLast(({ path }) => path === '/cloudformation')!.body)

const chapters: Chapter[] = [
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
  {
    name: 'the round opens on Thursday, and everybody gets their link',
    async run(story) {
      await story.beat()
      story.at('2026-12-03T08:01:00Z')
      const before = story.world.sending.mails.length
      await story.measure('invitation', async () => {
        await story.beat()
        return story.world.sending.mails.length - before
      })
      const open = (await rounds(story)).filter(({ state }) => state === 'open')
      expect(open).toHaveLength(1)
      story.round = open[0]!.id
      const sent = mailsTo(story, before)
      expect(sent.map(({ to }) => to).toSorted()).toEqual(people.map(({ id }) => emailOf(id)).toSorted())
      for (const { to, mail } of sent) {
        const { id } = people.find((one) => emailOf(one.id) === to)!
        story.links.set(id, linkIn(mail.text!))
      }
      expect(story.outside.posts.filter(({ path }) => path === '/services/T0/B0/secret').length).toBe(2)
      expect(story.outside.posts.filter(({ path }) => path === '/hook').length).toBe(3)
    },
  },
  {
    name: 'others answer by their links, and one without, signed in',
    async run(story) {
      for (const [i, id] of voters.entries()) await voteAs(story, id, i)
      const { link } = await get(story, 'F4', '/api/me/pulse')
      story.links.set('F4', link)
      await voteAs(story, 'F4', 2)
    },
  },
  {
    name: 'a rep answers on a phone, in a real browser',
    async run(story) {
      const context = await story.browser.newContext({ ...phone, locale: 'fr-FR', ignoreHTTPSErrors: true })
      const page = await context.newPage()
      await page.clock.setFixedTime(Date.now())
      const broken: string[] = []
      page.on('pageerror', (error) => broken.push(String(error)))
      await story.measure('answer', async () => {
        await page.goto(story.links.get('R10')!)
        await answerQuestions(page, [4, 2, 5, 3, 4])
        await page.getByRole('button', { name: 'Envoyer' }).click()
        story.receipt = ((await page.locator('.receipt').textContent()) ?? '').replace(/\s/g, '')
        return 1
      })
      expect(story.receipt).toMatch(/^[0-9a-f]{32}$/)
      expect(broken).toEqual([])
      expect(await context.cookies()).toEqual([])
      await context.close()
    },
  },
  {
    name: 'an answer gets through a bad connection and an ailing database, once',
    async run(story) {
      const { world } = story
      const manifest = await manifestOf(story)
      const link = readLink(story.links.get('F1')!)
      const prepared = prepare(manifest)
      const issue = () => fetch(`${world.app}/issue/${story.round}`, sent(issueRequest(prepared, link)))
      const first = await ok<IssueResponse>(issue())
      // Its answer was lost on the way: the same elements once more.
      expect(await ok(issue())).toMatchObject({ cell: first.cell })
      const credentials = finish(prepared, manifest, link.manifest, first)
      const answers = Object.fromEntries(
        manifest.questions.filter(({ asked }) => asked === 'all').map(({ id }) => [id, 3]),
      )
      const envelopes = [
        await seal(
          manifest,
          link.manifest,
          credentials,
          'ballot',
          ballotPlaintext(manifest, answers as never),
        ),
        await seal(manifest, link.manifest, credentials, 'comment', commentPlaintext()),
      ]
      const cast = (envelope: object) => fetch(`${world.box}/rounds/${story.round}/ballots`, sent(envelope))
      world.ail('ballots', 20)
      const ill = await cast(envelopes[0]!)
      expect(ill.status).toBeGreaterThanOrEqual(500)
      expect(ill.headers.get('content-type')).toContain('application/problem+json')
      world.ail('ballots', 0)
      for (const envelope of envelopes)
        expect([(await cast(envelope)).status, (await cast(envelope)).status]).toEqual([201, 200])
      // Every word that the box wrote down: neither who nor when, but what its logger adds.
      const said = world.logs.filter(({ name }) => name === 'ballot-box')
      expect(said.length).toBeGreaterThan(0)
      for (const { line } of said)
        for (const secret of Object.values(envelopes[0]!))
          if (secret.length > 8) expect(line).not.toContain(secret)
    },
  },
  {
    name: 'the night is quiet',
    async run(story) {
      story.at('2026-12-04T02:00:00Z')
      await story.beat()
      for (const [what, name] of [
        ['clockTick', 'clock'],
        ['tallyTick', 'tally'],
      ] as const)
        await story.measure(what, async () => {
          for (let i = 0; i < 10; i++) await story.world.beat(name)
          return 10
        })
    },
  },
  {
    name: 'people say how they may be written to',
    async run(story) {
      await post(story, 'R20', '/api/me/contact', { language: 'en', channel: 'slack' })
      await post(story, 'X1', '/api/me/contact', { channel: 'sms' })
      await post(story, 'R21', '/api/me/contact/silence', { round: story.round, silent: true })
      const letter = story.world.sending.mails.find(({ to }) => to === emailOf('R22'))!
      const header = letter.mail.headers.find(({ key }) => key === 'list-unsubscribe')!.value
      const stop = /<(.+)>/.exec(header)![1]!
      expect((await fetch(stop)).status).toBe(200)
      expect(
        (
          await fetch(stop, {
            method: 'POST',
            body: 'List-Unsubscribe=One-Click',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          })
        ).status,
      ).toBe(204)
      const link = readLink(story.links.get('R23')!)
      const bearer = { authorization: `Quorum-Link ${link.round}/${link.member}/${link.secret}` }
      const byLink = await fetch(`${story.world.app}/api/me`, { headers: bearer })
      expect([200, 401]).toContain(byLink.status)
    },
  },
  {
    name: 'Saturday’s reminder reaches whoever may be reminded; an address bounces, and somebody calls it spam',
    async run(story) {
      story.at('2026-12-05T08:01:00Z')
      const before = story.world.sending.mails.length
      story.world.sending.bouncing.add(emailOf('R24'))
      story.world.sending.complaining.add(emailOf('R26'))
      await story.measure('reminder', async () => {
        await story.beat()
        return people.length
      })
      const to = mailsTo(story, before).map((one) => one.to)
      expect(to).toContain(emailOf('R24'))
      for (const id of ['R20', 'R21', 'R22', 'X1']) expect(to).not.toContain(emailOf(id))
      expect(story.world.sending.texts).toHaveLength(2)
      expect(story.outside.posts.some(({ path }) => path === '/slack-api/chat.postMessage')).toBe(true)
      const { blocked } = await get(story, 'X1', '/api/deliveries')
      expect(blocked.map(({ member, reason }: Json) => [member, reason]).toSorted()).toEqual([
        ['R24', 'bounce'],
        ['R26', 'complaint'],
      ])
      await post(story, 'X1', '/api/deliveries/unblock', { member: 'R24' })
    },
  },
  {
    name: 'the round closes on Sunday, is counted, published and shredded',
    async run(story) {
      const { world } = story
      const keys = () => [...world.parameters.values.keys()].filter((name) => name.includes('/round/'))
      expect(keys()).toHaveLength(2)
      await story.measure('count', async () => {
        story.at('2026-12-06T23:00:30Z')
        await story.beat()
        story.at('2026-12-06T23:20:00Z')
        await story.beat()
        await story.beat()
        return answered
      })
      const round = (await rounds(story)).find(({ id }) => id === story.round)!
      expect(['published', 'shredded']).toContain(round.state)
      expect(keys()).toEqual([])
      const { receipts } = await ok<Json>(fetch(`${world.box}/rounds/${story.round}/receipts.json`))
      if (story.receipt) expect(receipts).toContain(story.receipt)
    },
  },
  {
    name: 'Monday brings the news, and everybody reads what they may',
    async run(story) {
      story.at('2026-12-07T07:01:00Z')
      const before = story.world.sending.mails.length
      await story.beat()
      expect(mailsTo(story, before).map(({ to }) => to)).toContain(emailOf('A1'))
      const kept = ['directory', 'results', 'commons'].map(story.world.tableNamed)
      story.stored ||= Math.round((await bytesIn(story.world.endpoint, kept)) / people.length)
      const { groups } = await get(story, 'A1', '/api/me')
      const group = groups[0].id
      await get(story, 'A1', `/api/groups/${encodeURIComponent(group)}/trend`)
      await get(story, 'A1', `/api/groups/${encodeURIComponent(group)}/signals`)
      await get(story, 'H1', `/api/rounds/${story.round}/balance`)
      await get(story, 'H1', `/api/rounds/${story.round}/mirror`)
      expect(await get(story, 'H1', `/api/rounds/${story.round}/published.json`)).toMatchObject({
        version: 1,
      })
      const csv = await (await story.as('H1'))(`/api/rounds/${story.round}/export?format=csv&language=fr`)
      expect([...new Uint8Array(await csv.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf])
      const byKey = await fetch(`${story.world.app}/api/rounds/${story.round}`, {
        headers: { authorization: `Bearer ${story.key}` },
      })
      expect(byKey.status).toBe(200)
      const { lines } = await get(story, 'H1', '/api/audit')
      expect(lines.length).toBeGreaterThan(10)
      await get(story, 'X1', '/api/status')
    },
  },
  {
    name: 'a manager and HR read in a real browser',
    async run(story) {
      for (const [id, path] of [
        ['F1', '/team'],
        ['H1', '/table'],
        ['H1', '/schedule'],
        ['X1', '/status'],
      ] as const) {
        const context = await story.browser.newContext({ ...desk, locale: 'en-GB', ignoreHTTPSErrors: true })
        const page = await context.newPage()
        await page.clock.setFixedTime(Date.now())
        const broken: string[] = []
        page.on('pageerror', (error) => broken.push(String(error)))
        await story.measure('visit', async () => {
          await signIn(page, story.world.app, emailOf(id), path)
          await page.locator('main h1, main h2').first().waitFor()
          await page.waitForLoadState('networkidle')
          return 1
        })
        expect(await page.getByRole('alert').count()).toBe(0)
        expect(broken).toEqual([])
        await context.close()
      }
    },
  },
  {
    name: 'HR begins another season, and plans a round beside the calendar’s that is not needed after all',
    async run(story) {
      const wanted = { k: 6 }
      await post(story, 'H1', '/api/season/preview', wanted)
      await post(story, 'H1', '/api/season/plan', wanted)
      const { running } = await post(story, 'H1', '/api/season/start', wanted)
      expect(running.k).toBe(6)
      const extra = {
        opens: '2026-12-08T09:00',
        closes: '2026-12-09T18:00',
        title: { fr: 'Après le salon', en: 'After the fair' },
      }
      const { extras } = await post(story, 'H1', '/api/rounds/extra', extra)
      await story.beat()
      await ok((await story.as('H1'))(`/api/rounds/extra/${extras[0].id}`, { method: 'DELETE' }))
      await story.beat()
    },
  },
  {
    name: 'a message that SES does not take for two days waits for an administrator, who sends it again',
    async run(story) {
      const { world } = story
      story.at('2026-12-10T08:01:00Z')
      world.sending.busy.add(emailOf('R25'))
      world.queues.send(world.queueNamed('messages'), '{"job":"of another version"}')
      await story.beat()
      for (let i = 0; i < 400 && world.queues.count(world.queueNamed('messages')) > 0; i++) {
        story.at(Math.max(Date.now(), world.queues.next(world.queueNamed('messages'))!))
        await world.drain()
      }
      const { dead, undeliverable } = await get(story, 'X1', '/api/deliveries')
      expect(dead.map(({ id }: Json) => id)).toEqual([expect.stringMatching(/#invitation#R25$/)])
      expect(undeliverable).toBe(1)
      world.sending.busy.clear()
      const before = world.sending.mails.length
      await post(story, 'X1', '/api/deliveries/replay', { id: dead[0].id })
      await post(story, 'X1', '/api/deliveries/replay', { all: true })
      await world.drain()
      expect(mailsTo(story, before).map(({ to }) => to)).toContain(emailOf('R25'))
    },
  },
  {
    name: 'HR gives a round up, and ends another before its time',
    async run(story) {
      const open = async () => (await rounds(story)).find(({ state }) => state === 'open')!
      const given = await open()
      await post(story, 'H1', `/api/rounds/${given.id}/cancel`, {}, 202)
      await story.beat()
      await story.beat()
      expect((await rounds(story)).find(({ id }) => id === given.id)?.state ?? 'void').toBe('void')
      story.at('2026-12-17T08:01:00Z')
      await story.beat()
      const ended = await open()
      await post(story, 'H1', `/api/rounds/${ended.id}/close`, {}, 202)
      await story.beat()
      story.at(Date.now() + 20 * 60_000)
      await story.beat()
      await story.beat()
      expect(story.world.parameters.values.size).toBeGreaterThan(0)
      expect([...story.world.parameters.values.keys()].filter((name) => name.includes('/round/'))).toEqual([])
    },
  },
  {
    name: 'a beat that reaches nobody is kept, and the next does what is due',
    async run(story) {
      const { world } = story
      for (const name of ['clock', 'tally']) await world.beat(name, true)
      expect(world.queues.count(world.queueNamed('Undelivered'))).toBe(2)
      await story.beat()
    },
  },
  {
    name: 'the directory changes: a file is taken back, somebody leaves for good, and is signed out',
    async run(story) {
      const without = csvOf(people.filter(({ id }) => id !== 'R40'))
      const directory = await get(story, 'H1', '/api/directory')
      const as = await story.as('H1')
      await ok(as(`/api/directory/import?version=${directory.version}`, { text: without }))
      await post(story, 'H1', `/api/directory/undo?version=${directory.version + 1}`)
      expect((await get(story, 'H1', '/api/people?search=R40')).total).toBe(1)
      await get(story, 'H1', '/api/people/R20/held')
      await post(story, 'H1', '/api/people/R41/remove')
      await post(story, 'X1', '/api/accounts/F1/sign-out')
      const rep = await signedIn(story.world.app, emailOf('R10'))
      await ok(rep('/api/sign-out', { json: {} }))
      expect((await rep('/api/me')).status).toBe(401)
      // What was refused is forgotten, so that it may be tried again under its key.
      const headers = { 'idempotency-key': 'twice' }
      expect((await as('/api/channels/sms', { json: { on: true }, headers })).status).toBe(403)
    },
  },
  {
    name: 'a new version finds data of an older one, and brings them up',
    async run(story) {
      const { world, outside, round } = story
      const put = putter(world)
      await put('results', { pk: 'schema', sk: 'data', value: { version: 0 } })
      await put('commons', { pk: `bulletin#${round}`, sk: 'leads#9', part: 'as it was kept without an end' })
      await put('commons', { pk: 'blocked', sk: 'GONE', value: { member: 'GONE' }, address: 'hash' })
      const keys = new Map(world.parameters.values)
      await world.deploy(outside.answers, '0.0.1+000000000000')
      expect(toldCloudFormation(story)).toMatchObject({ Status: 'SUCCESS' })
      expect(world.parameters.values).toEqual(keys)
      expect(
        (await get(story, 'X1', '/api/deliveries')).blocked.map(({ member }: Json) => member),
      ).not.toContain('GONE')
    },
  },
  {
    name: 'what was published goes when its time is over',
    async run(story) {
      await change(story, 'X1', '/api/settings', ({ settings }) => ({ ...settings, resultYears: 2 }))
      await severalYears(story)
      story.at('2029-03-01T08:00:00Z')
      for (let i = 0; i < 3; i++) await story.beat()
      expect((await rounds(story)).map(({ id }) => id)).not.toContain(story.round)
    },
  },
]

export default chapters
