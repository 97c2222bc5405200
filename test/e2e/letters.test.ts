/** Every letter in a real browser: narrow and wide, by day and by night, with text at twice its size. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letterOf } from '../../shared/messages/letter.ts'
import { contents, links, people } from '../../shared/messages/letters.fixture.ts'
import type { Content } from '../../shared/messages/messages.ts'
import { launchBrowser } from '../browser.ts'
import { expectAccessible } from './pages.fixture.ts'

/** A mailbox has its own landmarks around a letter. */
const ofPages = ['region', 'landmark-one-main']

const languages = ['fr', 'en'] as const
const widths = [320, 600]
const schemes = ['light', 'dark'] as const
const letters = Object.entries(contents as Record<string, Content>).flatMap(([kind, content]) =>
  languages.map((language) => ({ kind, language, letter: letterOf(content, people[language], links) })),
)

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  // axe asks for a page of a context.
  page = await (await browser.newContext()).newPage()
})
afterAll(() => browser?.close())

const across = () => page.evaluate(() => document.documentElement.scrollWidth)
const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

describe.each(letters)('$kind in $language', ({ letter }) => {
  it.each(schemes)('fits, can be pressed and passes axe by %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      await page.setContent(letter.html)
      expect(await across()).toBeLessThanOrEqual(width)
      expect(await background()).toBe(colorScheme === 'dark' ? 'rgb(21, 26, 24)' : 'rgb(249, 250, 247)')
      const button = await page.locator('.btn a').boundingBox()
      expect(button!.height).toBeGreaterThanOrEqual(44)
      expect(button!.width).toBeGreaterThanOrEqual(Math.min(width - 32, 536))
      await expectAccessible(page, ofPages)
    }
  })

  it('reads on when text is twice as large', async () => {
    await page.emulateMedia({ colorScheme: 'light' })
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      await page.setContent(letter.html)
      const before = await page.locator('h1').evaluate((h1) => h1.getBoundingClientRect().height)
      await page.evaluate(() => {
        for (const one of document.querySelectorAll<HTMLElement>('[style*="font-size"]'))
          one.style.fontSize = `${2 * Number.parseFloat(one.style.fontSize)}px`
      })
      expect(await page.locator('h1').evaluate((h1) => h1.getBoundingClientRect().height)).toBeGreaterThan(
        before,
      )
      expect(await across()).toBeLessThanOrEqual(width)
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('td, h1, h2, p, a')]
          .filter(
            (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
          )
          .map((one) => one.textContent),
      )
      expect(cut).toEqual([])
    }
  })

  it('shows nothing of what only the list of a mailbox shows', async () => {
    await page.setContent(letter.html)
    const preview = page.locator('body > div').first()
    expect((await preview.textContent())!.length).toBeGreaterThan(20)
    expect(await preview.isVisible()).toBe(false)
  })
})
