/** A phone without a network: the page opens, the answer waits, and it leaves once, whatever is cut and closed between. */
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { openDirectory } from '../../infra/local/directory.ts'
import { clientConfig, startEngine } from '../../infra/local/engine.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { openProfile } from '../browser.ts'
import { answerQuestions, expectAccessible, phone } from './pages.fixture.ts'
import {
  type Quorum,
  quorumJson,
  removeFolder,
  startQuorum,
  startWithPeople,
  temporaryFolder,
} from './quorum.fixture.ts'

const members = demoOrganisation().flatMap(({ id, level }) => (level === 'rep' ? [id] : []))
const answers = [4, 2, 5, 3, 4]

let data: string
let quorum: Quorum
let close: () => Promise<void>
/** How many have answered. */
let sent = 0

beforeAll(async () => {
  ;({ data, quorum, close } = await startWithPeople())
  await quorumJson('round', 'open', '--grace', '0', '--data', data)
})

afterAll(async () => {
  await quorum.kill()
  await close()
})

const nextLink = async () => (await quorumJson<{ url: string }>('link', members.pop()!, '--data', data)).url

/** Somebody's phone: what it keeps outlives its browser. */
class Phone {
  readonly #profile = temporaryFolder()
  context: BrowserContext | undefined

  /** Switched on again when it was on. */
  async open(address: string): Promise<Page> {
    await this.context?.close()
    this.context = await openProfile(await this.#profile, { ...phone, locale: 'en-GB' })
    const page = this.context.pages()[0]!
    await page.goto(address)
    return page
  }

  /** Answers without a network, after a first visit with one. */
  async answerOffline(link: string): Promise<Page> {
    const page = await this.open(link)
    await noteAsking(page)
    await page.locator('fieldset').waitFor()
    await settled(page)
    await page.context().setOffline(true)
    await page.reload()
    await answerQuestions(page, answers)
    await press(page)
    await page.getByRole('heading', { name: 'will leave by itself' }).waitFor()
    return page
  }

  async throwAway() {
    await this.context?.close()
    await removeFolder(await this.#profile)
  }
}

const withPhone = async (work: (phone: Phone) => Promise<void>) => {
  const phone = new Phone()
  await work(phone).finally(() => phone.throwAway())
}

/** Until the page has done what the next opening needs. */
const settled = (page: Page) =>
  vi.waitUntil(
    () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        const round = await caches.match('/config.json')
        return registration?.active?.state === 'activated' && round !== undefined
      }),
    { timeout: 20_000, interval: 50 },
  )

const press = (page: Page) => page.getByRole('button', { name: 'Send' }).click()
const leaves = (page: Page) => page.getByRole('heading', { name: 'Your answer has left.' }).waitFor()

/** Everything that the page keeps of answers, as text. */
const keptOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('quorum-answer')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAll()
          all.onsuccess = () => resolve(JSON.stringify(all.result))
        }
      }),
  )

/** This Chromium has no Background Sync of its own: what the page asks for is noted, and DevTools gives the event. */
const noteAsking = (page: Page) =>
  page.addInitScript(() => {
    const { prototype } = (globalThis as unknown as { SyncManager: { prototype: object } }).SyncManager
    Object.assign(prototype, { register: async (tag: string) => localStorage.setItem('asked', tag) })
  })

async function wakeWorker(page: Page) {
  const devTools = await page.context().newCDPSession(page)
  const registration = new Promise<string>((resolve) => {
    devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
      resolve(registrations[0]!.registrationId),
    )
  })
  await devTools.send('ServiceWorker.enable')
  const tag = (await page.evaluate(() => localStorage.getItem('asked')))!
  const event = { origin: quorum.app, registrationId: await registration, tag, lastChance: false }
  await devTools.send('ServiceWorker.dispatchSyncEvent', event)
}

describe.concurrent('without a network', () => {
  it('opens the page again, keeps the answer over a restart, and sends it then', () =>
    withPhone(async (phone) => {
      const link = await nextLink()
      let page = await phone.answerOffline(link)
      await expectAccessible(page)
      // Of the services, only where the box is and the manifest.
      const cached = await page.evaluate(async () =>
        (await (await caches.open('quorum-round')).keys()).map(({ url }) => url),
      )
      expect(cached.map((url) => url.split('/').at(-1))).toEqual(['manifest.json', 'config.json'])

      page = await phone.open(link)
      await leaves(page)
      expect(await keptOn(page)).not.toMatch(/secret|answers":/)
      sent++
    }))

  it('sends as soon as the network is back', () =>
    withPhone(async (phone) => {
      const page = await phone.answerOffline(await nextLink())
      await page.context().setOffline(false)
      // Playwright's network comes back without the event.
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await leaves(page)
      sent++
    }))

  it('sends from the worker when the page is closed', () =>
    withPhone(async (phone) => {
      const page = await phone.answerOffline(await nextLink())
      await page.goto('about:blank')
      // The reason alone: it sends nothing.
      await page.goto(`${quorum.app}/answer/#why`)
      expect(await keptOn(page)).toContain('"secret"')
      await page.context().setOffline(false)
      await wakeWorker(page)
      await vi.waitUntil(async () => (await keptOn(page)).includes('"step":"sent"'), {
        timeout: 20_000,
        interval: 200,
      })
      sent++
    }))

  it('sends what waits when the page is opened from the home screen, without a link', () =>
    withPhone(async (phone) => {
      await phone.answerOffline(await nextLink())
      await leaves(await phone.open(`${quorum.app}/answer/`))
      sent++
    }))
})

/** The n-th request of sending: rights to vote, ballot, comment. */
const cuts = [
  ['before the rights were asked for', 0, false],
  ['after the rights were given', 0, true],
  ['after the ballot was cast', 1, true],
  ['before the comment was cast', 2, false],
] as const

describe.concurrent('a phone that dies', () => {
  it.each(cuts)('%s goes on with the same bytes', (_, nth, after) =>
    withPhone(async (phone) => {
      const link = await nextLink()
      const page = await phone.open(link)
      await answerQuestions(page, answers)
      let requests = 0
      const died = new Promise<void>((resolve, reject) => {
        const cut = async (route: Route) => {
          if (route.request().method() !== 'POST' || requests++ < nth) return route.continue()
          if (after && !(await route.fetch()).ok()) throw new Error('it was to take effect')
          await phone.context!.close()
          resolve()
        }
        page.context().route(/\/issue\/|\/ballots$/, (route) => cut(route).catch(reject))
      })
      await press(page)
      await died
      await leaves(await phone.open(link))
      sent++
    }),
  )
})

describe('at the end', () => {
  it('each has one ballot in the box, and one comment', async () => {
    await quorum.kill()
    const engine = await startEngine(join((await openDirectory(data)).sealed, 'database'), [])
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(engine.endpoint)))
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableNameOf('ballots') }))
    await engine.close()
    const kinds = Items.map(({ kind }) => kind).sort()
    expect(sent).toBeGreaterThan(0)
    expect(kinds).toEqual([...Array(sent).fill('ballot'), ...Array(sent).fill('comment')])
  })

  it('an answer that waited past closing is not kept, and the page says so', async () => {
    quorum = await startQuorum(data, ['--empty'])
    await withPhone(async (phone) => {
      const link = await nextLink()
      await phone.answerOffline(link)
      await quorumJson('round', 'close', '--data', data)
      const page = await phone.open(link)
      await page.getByRole('heading', { name: 'The week closed before your answer left.' }).waitFor()
      expect(await keptOn(page)).not.toMatch(/secret|answers":/)
    })
  })
})
