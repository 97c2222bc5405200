/** One first visit on a phone with little: what came, and when the first tap on an answer took effect. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { type Seen, watch } from './watch.ts'

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
export const slowdown = 4
/** A page that takes no answer by then takes none. */
const patience = 60_000

export interface Variant {
  /** Its address for one visit. */
  address(): string
  /** What is tapped to give the first answer, and what is on the page once that has taken effect. */
  option: string
  taken: string
}

export interface Visit extends Seen {
  /** Requests begun, and bytes that had come over the wire with their headers, when the first question could be answered. */
  requests: number
  bytes: number
  /** Of it the bodies of HTML, scripts and styles. */
  code: number
}

/** @param then what is done on the page after the first answer */
export async function visit<After>(
  browser: Browser,
  { address, option, taken }: Variant,
  then: (page: Page) => Promise<After>,
): Promise<{ seen: Visit; after: After }> {
  // A new profile: nothing is cached, no worker waits.
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    locale: 'fr-FR',
  })
  // tsx gives inner functions their names by a function of its own, which the page does not have.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slow4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const received = countBytes(devtools)
  let came: ReturnType<typeof received> | undefined
  await page.exposeFunction('tapAt', (x: number, y: number) => {
    came ??= received()
    return page.touchscreen.tap(x, y)
  })
  const answered = new Promise<Seen>((resolve) => page.exposeFunction('firstAnswer', resolve))
  await page.addInitScript(watch, { option, taken })
  await page.goto(address(), { waitUntil: 'commit' })
  await page.waitForFunction((selector) => document.querySelector(selector), taken, { timeout: patience })
  const seen = await answered
  const done = await then(page)
  await context.close()
  return { seen: { ...seen, ...came! }, after: done }
}

/** Everything that came to the page, finished or not. */
function countBytes(devtools: CDPSession): () => Pick<Visit, 'requests' | 'bytes' | 'code'> {
  const sizes = new Map<string, number>()
  const ofCode = new Set<string>()
  let code = 0
  const add = (id: string, bytes: number) => sizes.set(id, (sizes.get(id) ?? 0) + Math.max(0, bytes))
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http')) sizes.set(requestId, 0)
  })
  devtools.on('Network.responseReceived', ({ requestId, response, type }) => {
    add(requestId, response.encodedDataLength)
    if (['Document', 'Script', 'Stylesheet'].includes(type)) ofCode.add(requestId)
  })
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    add(requestId, encodedDataLength)
    if (ofCode.has(requestId)) code += encodedDataLength
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(requestId, encodedDataLength),
  )
  return () => ({
    requests: sizes.size,
    code,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
  })
}
