/** The first screen of a trend on a phone with little: slow 4G and a quarter of this machine's speed, nothing cached. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { root } from '../../../infra/local/parts-here.ts'
import { weightOf } from '../../page-weight.ts'
import type { Service } from './service.ts'
import { median, views } from './views.ts'
import { weeks } from './year.ts'

const runs = 3
/** 1.6 Mbit/s down, half of it up, 150 ms there and back. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 }
const slowdown = 4

interface Seen {
  lcp: number
  cls: number
  /** Answers of the api that had come by then, and all of them; bytes as they travelled. */
  before: { requests: number; bytes: number }
  all: { requests: number; bytes: number }
}

export async function screens({ origin, session }: Service, browser: Browser): Promise<void> {
  const { script, first } = await weightOf(join(root, 'web', 'dist', 'app'))
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  console.log(
    `\nFirst screen, slow 4G, CPU ÷ ${slowdown}, median of ${runs}. Goals: 3 requests, 100 kB of JSON.`,
  )
  console.log(`Script ${kB(script)} of brotli, with page and styles ${kB(first)}.`)
  const rows = []
  for (const { name, reader, group } of views) {
    const cookie = await session(reader)
    const path = `/team?group=${encodeURIComponent(group)}&weeks=${weeks}`
    const seen: Seen[] = []
    for (let run = 0; run < runs; run++) seen.push(await open(browser, origin, path, cookie))
    const of = (value: (one: Seen) => number) => median(seen.map(value))
    rows.push({
      page: name,
      'requests before': of(({ before }) => before.requests),
      'JSON before': kB(of(({ before }) => before.bytes)),
      'requests in all': of(({ all }) => all.requests),
      'JSON in all': kB(of(({ all }) => all.bytes)),
      'LCP, s': (of(({ lcp }) => lcp) / 1000).toFixed(2),
      CLS: of(({ cls }) => cls).toFixed(3),
    })
  }
  console.table(rows)
}

async function open(browser: Browser, origin: string, path: string, value: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR' })
  await context.addCookies([
    { name: 'quorum-session', value, domain: 'localhost', path: '/api', httpOnly: true },
  ])
  // tsx gives inner functions their names by a function of its own, which the page does not have.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.emulateNetworkConditions', slow4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(origin + path)
  await page.locator('.multiples figure').last().waitFor()
  await page.waitForLoadState('networkidle')
  const seen = await page.evaluate(vitals)
  await context.close()
  return seen
}

/** Runs in the page. https://web.dev/articles/lcp, https://web.dev/articles/cls */
async function vitals(): Promise<Seen> {
  const entries = <Entry>(type: string) =>
    new Promise<Entry[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries() as Entry[])).observe({
        type,
        buffered: true,
      })
      setTimeout(() => resolve([]), 1000)
    })
  const paints = await entries<PerformanceEntry>('largest-contentful-paint')
  const shifts = await entries<{ value: number; hadRecentInput: boolean }>('layout-shift')
  const lcp = paints.at(-1)!.startTime
  const answers = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
    ({ name }) => new URL(name).pathname.startsWith('/api/'),
  )
  const sumOf = (some: PerformanceResourceTiming[]) => ({
    requests: some.length,
    bytes: some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  })
  return {
    lcp,
    // One page without input, far shorter than the five seconds of a session window.
    cls: shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
    before: sumOf(answers.filter(({ responseEnd }) => responseEnd <= lcp)),
    all: sumOf(answers),
  }
}
