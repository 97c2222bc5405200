/** The chapters of a week until its round closes: everybody is asked, answers, and says how they may be written to. */
import { expect } from 'vitest'
import { readLink } from '../../../infra/command/replay/voter.ts'
import {
  ballotPlaintext,
  commentPlaintext,
  finish,
  type IssueResponse,
  issueRequest,
  prepare,
  seal,
} from '../../../shared/ballot/client.ts'
import { answerQuestions, phone } from '../../e2e/pages.fixture.ts'
import { emailOf, people } from '../people.ts'
import { ok } from '../person.ts'
import type { Chapter } from '../story.ts'
import { get, type Json, linkIn, mailsTo, manifestOf, post, rounds, sent, voteAs, voters } from './asking.ts'

export const answering: Chapter[] = [
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
]
