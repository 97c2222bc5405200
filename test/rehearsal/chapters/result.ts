/** The chapters of what a week brings: counted, published, told and read. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { desk, signIn } from '../../e2e/pages.fixture.ts'
import { bytesIn } from '../kept-tables.ts'
import { emailOf, people } from '../people.ts'
import { ok, signedIn } from '../person.ts'
import type { Chapter } from '../story.ts'
import type { World } from '../world.ts'
import { answered, get, type Json, mailsTo, rounds } from './asking.ts'

const run = promisify(execFile)
const command = join(import.meta.dirname, '..', '..', '..', 'infra', 'command', 'quorum.mjs')

export const result: Chapter[] = [
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
    name: 'an operator takes a backup and restores it into another deployment',
    async run(story) {
      const folder = await mkdtemp(join(tmpdir(), 'quorum-backup-'))
      const other = await story.another()
      try {
        await other.deploy(story.outside.answers)
        const quorum = (world: World, ...args: string[]) =>
          run(process.execPath, [command, ...args, join(folder, 'one.age'), '--aws', '--json'], {
            env: { ...world.operator, QUORUM_PASSPHRASE: 'five words that nobody guesses' },
          })
        await quorum(story.world, 'backup')
        await quorum(other, 'restore')
        const there = await signedIn(other.app, emailOf('H1'))
        const published = `/api/rounds/${story.round}/published.json`
        expect(await ok(there(published))).toEqual(await get(story, 'H1', published))
        expect((await ok<Json>(there('/api/people'))).total).toBe(people.length)
        for (const world of [story.world, other])
          expect(world.asked.filter(({ allowed }) => !allowed)).toEqual([])
      } finally {
        await other.close()
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
]
