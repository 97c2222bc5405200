/** What somebody without a mouse does on the dashboard, and what has to hold at every step. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { expectAccessible } from '../e2e/pages.fixture.ts'

/** More stops than any page has. */
const most = 300
/** Sum of layout shifts after a load; 0.1 is called good (web.dev/cls). */
const mostShift = 0.02

/** Presses Tab until something has the focus. Whatever has it on the way must be outlined, and in view. */
export async function reach(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor({ state: 'attached', timeout: 10_000 })
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key)
    const stop = await wanted.evaluate(stopAt)
    expect(stop.unseen, `focus not seen on ${page.url()}`).toBeNull()
    if (stop.there) return
  }
  throw new Error(`${wanted} is not among the stops of ${page.url()}`)
}

export async function press(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await reach(page, wanted, key)
  await page.keyboard.press('Enter')
}

/** Chooses in a list with the arrow keys, from its beginning. */
export async function choose(page: Page, list: Locator, value: string): Promise<void> {
  await reach(page, list)
  await page.keyboard.press('Home')
  for (let i = 0; (await list.inputValue()) !== value; i++) {
    expect(i, `${value} is not in ${list}`).toBeLessThan(most)
    await page.keyboard.press('ArrowDown')
  }
  await settled(page)
}

/** Takes a file away with Enter. */
export async function download(page: Page, link: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await reach(page, link, key)
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  return { name: file.suggestedFilename(), path: await file.path() }
}

export async function signInByKeyboard(page: Page, app: string, email: string): Promise<void> {
  await page.addInitScript(watchShifts)
  await page.goto(`${app}/`)
  await settled(page)
  await press(page, page.getByRole('link', { name: /^(Se connecter|Sign in)$/ }))
  // The provider's only field takes the focus by itself.
  await page.locator('input:focus').waitFor()
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${app}/`)
  await settled(page)
}

/** A browser for a file of tests: pages on which somebody has signed in without a mouse. */
export function pagesOf(
  app: string,
): (who: { email: string }, options: BrowserContextOptions) => Promise<Page> {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  return async ({ email }, options) => {
    const page = await (await browser.newContext(options)).newPage()
    await signInByKeyboard(page, app, email)
    return page
  }
}

/** Switches to a language where the page speaks the other: the address stays, and so does the focus. */
export async function speak(page: Page, language: 'fr' | 'en'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return
  const before = page.url()
  const heading = await page.locator('h1').textContent()
  const button = page.locator(`.account button[lang="${language}"]`)
  await reach(page, button, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.locator(`html[lang="${language}"]`).waitFor()
  await settled(page)
  expect(page.url()).toBe(before)
  expect(await page.locator('h1').textContent()).not.toBe(heading)
  expect(await page.locator('.account button').first().evaluate(isFocused)).toBe(true)
}

/** To a page by the navigation: its heading has the focus when it is there. */
export async function go(page: Page, name: RegExp): Promise<void> {
  const link = page.locator('.top nav').getByRole('link', { name })
  let moved = false
  for (const area of await areasOf(page)) {
    if ((await link.count()) > 0) break
    moved = true
    await press(page, page.locator('.top nav:not(.pages)').getByRole('link', { name: area }), 'Shift+Tab')
    await page.locator('.top nav [aria-current="true"]').filter({ hasText: area }).waitFor()
    await settled(page)
  }
  // An area opens with its first page.
  const there = moved && (await link.getAttribute('aria-current')) === 'page'
  if (!there) await press(page, link, 'Shift+Tab')
  await page.locator('.top nav [aria-current="page"]').filter({ hasText: name }).waitFor()
  await settled(page)
  await expect.poll(() => page.locator('h1').evaluate(isFocused)).toBe(true)
}

/** Nothing is on its way any more, and nothing fades in or out. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(
    () => !document.querySelector('.loading, [aria-busy="true"]') && document.getAnimations().length === 0,
  )
}

/** Axe finds nothing, headings go down step by step from one h1, and the page itself does not scroll sideways. */
export async function expectWell(page: Page): Promise<void> {
  await expectAccessible(page)
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(levels[0]).toBe(1)
  for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Loads the page anew: the same is there, and nothing has moved under the reader. */
export async function expectSteady(page: Page): Promise<void> {
  const heading = await page.locator('h1').textContent()
  await page.reload()
  await settled(page)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  expect(await page.locator('h1').textContent()).toBe(heading)
  expect(await page.evaluate(() => (globalThis as { shifted?: number }).shifted)).toBeLessThan(mostShift)
}

/** To a page by the navigation, and looks at it there. */
export async function visit(page: Page, name: RegExp): Promise<void> {
  await go(page, name)
  await expectWell(page)
  await expectSteady(page)
}

/** To each page of the navigation in its order; `elsewhere` stand in it too, and are looked at by another test. */
export async function walk(page: Page, pages: RegExp[], elsewhere: RegExp[] = []): Promise<void> {
  const named = await linksOf(page)
  expect(named).toHaveLength(pages.length + elsewhere.length)
  for (const name of elsewhere) expect(named.filter((one) => name.test(one))).toHaveLength(1)
  for (const name of pages) await visit(page, name)
}

/** Areas of the navigation, for whoever has more pages than a row holds. */
async function areasOf(page: Page): Promise<string[]> {
  if ((await page.locator('.top .pages').count()) === 0) return []
  const links = await page.locator('.top nav:not(.pages)').getByRole('link').all()
  const names = await Promise.all(
    links.map(async (link) =>
      (await link.getAttribute('href')) === '/pulse' ? [] : [(await link.textContent()) ?? ''],
    ),
  )
  return names.flat()
}

/** Every page in the navigation, area by area. */
async function linksOf(page: Page): Promise<string[]> {
  const areas = await areasOf(page)
  const first = page.locator('.top nav:not(.pages)').getByRole('link')
  const named = (await first.allTextContents()).filter((name) => !areas.includes(name))
  for (const area of areas) {
    await first.filter({ hasText: area }).click()
    await page.locator('.top nav [aria-current="true"]').filter({ hasText: area }).waitFor()
    await settled(page)
    named.push(...(await page.locator('.top .pages').getByRole('link').allTextContents()))
  }
  return named
}

export const isFocused = (element: Element) => element === document.activeElement

/** Runs on the page: whether something has the focus, and what has it without being seen. */
function stopAt(wanted: Element) {
  const here = document.activeElement
  if (!here || here === document.body) return { there: false, unseen: null }
  const outlined = [here, here.parentElement!].some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  const { top, bottom, left, right } = here.getBoundingClientRect()
  const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  return { there: here === wanted, unseen: outlined && inView ? null : here.outerHTML.slice(0, 200) }
}

/** Runs before a page: adds up what moves without anybody having touched it. */
function watchShifts() {
  const told = globalThis as { shifted?: number }
  told.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[])
      if (!entry.hadRecentInput) told.shifted! += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}
