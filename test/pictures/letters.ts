/** Takes the pictures of docs/messages.md: every letter in French on a wide screen by day, in English on a phone by night. */
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { letterOf } from '../../shared/messages/letter.ts'
import { contents, links, people } from '../../shared/messages/letters.fixture.ts'
import type { Content } from '../../shared/messages/messages.ts'
import { launchBrowser } from '../browser.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'images', 'messages')
const ways = [
  { language: 'fr', width: 600, colorScheme: 'light' },
  { language: 'en', width: 320, colorScheme: 'dark' },
] as const
const gap = 16

export async function takeLetters(): Promise<void> {
  const browser = await launchBrowser()
  try {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    for (const [name, content] of Object.entries(contents as Record<string, Content>)) {
      const shots = await Promise.all(ways.map((way) => shoot(browser, content, way)))
      await writeFile(join(folder, `${name}.png`), await sideBySide(browser, shots))
    }
  } finally {
    await browser.close()
  }
  const sizes = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))))
  console.log(`${(sizes.reduce((sum, { size }) => sum + size, 0) / 1_000_000).toFixed(2)} MB`)
}

async function shoot(
  browser: Browser,
  content: Content,
  { language, width, colorScheme }: (typeof ways)[number],
): Promise<Buffer> {
  // As tall as the letter: it begins with less than any of them needs.
  const page = await browser.newPage({ viewport: { width, height: 100 }, colorScheme })
  await page.setContent(letterOf(content, people[language], links).html)
  const shot = await page.screenshot({ fullPage: true })
  await page.close()
  return shot
}

async function sideBySide(browser: Browser, shots: Buffer[]): Promise<Buffer> {
  const width = ways.reduce((sum, way) => sum + way.width + gap, gap)
  const page = await browser.newPage({ viewport: { width, height: 100 } })
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`)
  await page.setContent(`<!doctype html><style>
    body { display: flex; gap: ${gap}px; align-items: flex-start; margin: 0; padding: ${gap}px; background: #c9cfc6 }
  </style>${images.join('')}`)
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
  const picture = await page.screenshot({ fullPage: true })
  await page.close()
  return picture
}
