/** Takes the pictures of the answer page: a real Quorum, a real Chromium, and people who answer. */
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { root } from '../../infra/local/parts-here.ts'
import { startWithPeople } from '../e2e/quorum.fixture.ts'
import { answerWeek } from './device.ts'
import { own, type Screens, screens } from './screens.ts'
import { compose, shoot } from './sheet.ts'
import { linksOf, playWeeks, reps, timeZone } from './weeks.ts'

const folder = join(root, 'docs', 'images', 'answering')
/** Of the person who answers every week, one line a week. */
const answers = [
  [4, 2, 3, 4],
  [4, 3, 3, 5, 4],
  [3, 3, 4, 4],
  [5, 4, 3, 4],
  [4, 4, 5, 3, 4],
]

export async function takePictures(): Promise<void> {
  const { data, browser, close } = await startWithPeople()
  try {
    await mkdir(folder, { recursive: true })
    const mine = await newPage(browser)
    let week = 0
    const connection = await playWeeks(data, (link) => answerWeek(mine, link, answers[week++]!))
    await take(browser, mine, own(mine))
    const links = await linksOf(connection, reps.slice(1))
    for (const [i, visit] of screens.entries()) {
      const page = await newPage(browser)
      await take(browser, page, visit(page, links[i]!))
      await page.context().close()
    }
  } finally {
    await close()
  }
  await tellWeight()
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ hasTouch: true, locale: 'fr-FR', timezoneId: timeZone })
  await context.addInitScript({ content: 'globalThis.__name = (named) => named' })
  return context.newPage()
}

async function take(browser: Browser, page: Page, visit: Screens): Promise<void> {
  for await (const { name, ...view } of visit) {
    await compose(browser, await shoot(page, view), join(folder, name))
    console.log(name)
  }
}

async function tellWeight(): Promise<void> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size)
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  console.log(`${(bytes / 1_000_000).toFixed(2)} MB`)
}
