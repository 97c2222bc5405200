/** The built answer page before an issuer and a box in memory: real bytes and real cryptography, erring as they are told. */
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { listen } from '../../infra/local/http.ts'
import { pages } from '../../infra/local/pages.ts'
import { root } from '../../infra/local/parts-here.ts'
import { buildWeb } from '../../infra/local/web-build.ts'
import { linkUrl } from '../../shared/ballot/link.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { type Overrides, service } from '../../web/answer/sending/issuer-and-box.fixture.ts'
import { launchBrowser } from '../browser.ts'
import { phone } from './pages.fixture.ts'

type Service = Awaited<ReturnType<typeof service>>

export interface Week extends Service {
  /** The personal link of one member. */
  link: string
  /** The manifest as it is served. */
  bytes: Uint8Array<ArrayBuffer>
  /** Instead of what issuer or box would answer. */
  instead?: ((path: string) => Response | undefined) | undefined
}

export interface AnswerPage {
  browser: Browser
  origin: string
  /** A week of its own, open since yesterday and for two days, unless the overrides say otherwise. */
  week(overrides?: Overrides): Promise<Week>
  close(): Promise<void>
}

const nowhere = () => Response.json({ code: 'not-found', status: 404 }, { status: 404 })
const day = 24 * 3600_000
export const inDays = (days: number) => `${new Date(Date.now() + days * day).toISOString().slice(0, 19)}Z`

export async function startAnswerPage(): Promise<AnswerPage> {
  const [browser] = await Promise.all([launchBrowser(), buildWeb()])
  const weeks = new Map<string, Week>()
  let next = 0x1000
  const weekOf = (request: Request) => weeks.get(new URL(request.url).pathname.split('/')[2]!)

  async function sent(request: Request, origin: string): Promise<Response> {
    const { pathname } = new URL(request.url)
    const week = weekOf(request)
    if (!week) return nowhere()
    const body = await request.text()
    return week.instead?.(pathname) ?? week.fetch(origin + pathname, { body })
  }
  async function boxed(request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204 })
    if (request.method === 'POST') return sent(request, 'http://box')
    const week = request.url.endsWith('/manifest.json') ? weekOf(request) : undefined
    return week ? new Response(week.bytes) : nowhere()
  }

  const box = await listen(async (request) => openToAll(await boxed(request)), 0, 'the box')
  const boxOrigin = `http://localhost:${box.port}`
  const issuer = (request: Request) => sent(request, '')
  const site = pages({ built: join(root, 'web', 'dist'), boxOrigin, api: nowhere, issuer })
  const server = await listen((request) => site.fetch(request), 0, 'the pages')
  const origin = `http://localhost:${server.port}`
  return {
    browser,
    origin,
    async week(overrides = {}) {
      const round = `2026-W48-${(next++).toString(16)}`
      overrides.manifest = { round, opens: inDays(-1), closes: inDays(2), ...overrides.manifest }
      const opened = await service(overrides)
      const link = linkUrl(origin, opened.round.link)
      const week: Week = { ...opened, link, bytes: opened.round.bytes }
      weeks.set(round, week)
      return week
    },
    async close() {
      await browser.close()
      await Promise.all([box.close(), server.close()])
    },
  }
}

/** One for all tests of a file: there from its first to its last. */
export function useAnswerPage(): AnswerPage {
  const world = {} as AnswerPage
  beforeAll(async () => {
    Object.assign(world, await startAnswerPage())
  })
  afterAll(() => world.close?.())
  return world
}

function openToAll(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*')
  response.headers.set('access-control-allow-headers', 'content-type')
  return response
}

/** Questions for a manifest: so many, the last from 0 to 10 where that is asked for. */
export const questionsOf = (count: number, upToTen = false): Manifest['questions'] =>
  Array.from({ length: count }, (_, i) => ({
    id: `q${i + 1}`,
    driver: 'morale',
    asked: 'all' as const,
    ...(upToTen && i === count - 1 && { scale: '0-10' as const }),
    text: {
      fr: `Cette semaine vous a-t-elle laissé de la place, ${i + 1} ?`,
      en: `Did this week leave you room, ${i + 1}?`,
    },
  }))

export interface Person {
  context: BrowserContext
  page: Page
  /** What the page could not catch. */
  errors: string[]
}

/** Somebody with a phone, whose envelopes wait for no chance before they leave. */
export async function somebody(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ ...phone, locale: 'fr-FR', ...options })
  context.setDefaultTimeout(15_000)
  await context.addInitScript(() => {
    Math.random = () => 0
  })
  return { context, ...(await tabOf(context)) }
}

export async function tabOf(context: BrowserContext): Promise<Omit<Person, 'context'>> {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  return { page, errors }
}

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

export const send = (page: Page) => page.getByRole('button', { name: /^(Envoyer|Send)$/ }).click()

/** The same screen in the other language, and back. */
export async function inOtherLanguage(page: Page, look: () => Promise<void>): Promise<void> {
  await page.locator('.language').click()
  await look()
  await page.locator('.language').click()
}

/** What reached the issuer and the box, in order. */
export const reached = ({ requests }: Week): string[] =>
  requests.map(({ url, body }) => (url.startsWith('http') ? JSON.parse(body).kind : 'issue'))

export async function expectSentOnce(week: Week): Promise<void> {
  expect(reached(week)).toEqual(['issue', 'ballot', 'comment'])
}
