/** What the answer page keeps on the rep's device, takes elsewhere and erases; and that a shared device keeps nothing. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { answerPulse, expectAccessible, phone } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const team = people.find(({ team }) => team === 'Nantes')!
const [answering, drafting, sharing, choosing, importing, seeing] = people
  .filter(({ manager }) => manager === team.id)
  .map(({ id }) => id) as [string, string, string, string, string, string]
const answers = [4, 2, 5, 3, 1]

const here = useInstance()
let round: string

beforeAll(async () => {
  ;({ round } = await here.command<{ round: string }>('round', 'open', '--grace', '0'))
})

async function opened(url?: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await here.browser.newContext({ ...phone, locale: 'en-GB' })
  const page = await context.newPage()
  if (url) await page.goto(url)
  return { context, page }
}

/** Every record in every database of the origin, by database. */
const databases = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const found: Record<string, unknown[]> = {}
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!))
      for (const store of database.objectStoreNames)
        found[name!] = await done(database.transaction(store).objectStore(store).getAll())
      database.close()
    }
    return found
  })

/** Names of what the pages remember of choices, such as a language. */
const choices = (page: Page) => page.evaluate(() => Object.keys(localStorage))

/** Addresses and contents of everything that was kept for an opening without a network. */
const cached = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        found.push(request.url, await (await cache.match(request))!.text())
    }
    return found
  })

/** Addresses in the tab's history: Back shall lead to none that holds the link. */
const visited = (page: Page) =>
  page.evaluate(() => {
    const { navigation } = globalThis as unknown as { navigation: { entries(): { url: string }[] } }
    return navigation.entries().map(({ url }) => url)
  })

/** What the table of each driver says, by driver. */
const tables = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.own')].map((own) => [
      own.querySelector('h3')?.textContent,
      own.querySelector('table')?.textContent,
    ]),
  )

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('the rep’s own device', () => {
  it('keeps a week’s answers by driver, takes them elsewhere in a file, and erases everything', async () => {
    const link = await here.linkOf(answering)
    const { context, page } = await opened(link)
    await button(page, 'All questions on one page').click()
    await button(page, 'One question at a time').click()
    const receipt = await answerPulse(page, link, answers)
    await button(page, 'My history').click()
    await heading(page, 'My history')
    await page.locator('.own').first().waitFor()
    await expectAccessible(page)
    const manifest = (await (
      await fetch(`${here.quorum.box}/rounds/${round}/manifest.json`)
    ).json()) as Manifest
    const asked = manifest.questions.filter(({ asked, scale }) => asked === 'all' && !scale)
    const kept = await databases(page)
    expect(kept['quorum-answer-history']).toMatchObject([
      { member: answering, round, sent: true, scores: expectedScores(asked) },
    ])
    expect(kept['quorum-answer-draft']).toEqual([])
    const before = await tables(page)
    expect(before).toHaveLength(new Set(asked.map(({ driver }) => driver)).size)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Save to a file').click(),
    ])
    expect(download.suggestedFilename()).toBe('quorum-my-history.json')
    const file = join(here.data, 'quorum-my-history.json')
    await download.saveAs(file)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1, receipts: [{ receipt }] })

    await page.evaluate(() => caches.open('quorum-answer-test'))
    await button(page, 'Erase everything here').click()
    await page.getByText('1 week of history and 1 receipt will be erased').waitFor()
    await expectAccessible(page)
    await button(page, 'Keep everything').click()
    expect(await databases(page)).toEqual(kept)
    await button(page, 'Erase everything here').click()
    await button(page, 'Yes, erase everything').click()
    await heading(page, 'Nothing is left on this device.')
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    expect(await page.evaluate(() => caches.keys())).toEqual([])
    expect(await choices(page)).toEqual([])
    expect(page.url()).not.toContain(round)
    await expectAccessible(page)

    await page.goto(`${here.quorum.app}/answer/?again#mine`)
    await page.getByText('Nothing yet.').waitFor()
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('Added: 1 week and 1 receipt.').waitFor()
    expect(await tables(page)).toEqual(before)
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('Everything in this file was here already.').waitFor()
    expect(await tables(page)).toEqual(before)
    await context.close()
  })

  it('changes nothing for a file that is damaged, foreign or too large', async () => {
    const { context, page } = await opened(`${here.quorum.app}/answer/#mine`)
    const files: [string, string][] = [
      ['{"content":', 'damaged or incomplete'],
      ['{"version":1}', 'not a history of Quorum'],
      [' '.repeat(1_000_001), 'too large'],
    ]
    for (const [text, said] of files) {
      const buffer = Buffer.from(text)
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer })
      await page.getByText(said).waitFor()
    }
    expect(Object.values(await databases(page)).flat()).toEqual([])
    await context.close()
  })

  it('keeps answers begun over a reload and a closed tab, until they are sent', async () => {
    const link = await here.linkOf(drafting)
    const { context, page } = await opened(link)
    await page.locator('fieldset').waitFor()
    for (const digit of [2, 5]) await answerOne(page, digit)
    await page.waitForFunction(() => document.title.startsWith('Question 3 '))
    await page.keyboard.press('Digit4')
    // A device writes when it can: what was chosen in the instant before a crash may be lost.
    const drafted = async () => JSON.stringify((await databases(page))['quorum-answer-draft'])
    await expect.poll(drafted).toContain(':4')
    await page.reload()
    await page.waitForFunction(() => document.title.startsWith('Question 3 '))
    expect(await page.locator('input:checked').count()).toBe(1)
    await page.close()

    const again = await context.newPage()
    await again.goto(link)
    await again.waitForFunction(() => document.title.startsWith('Question 4 '))
    await button(again, 'Back').click()
    await again.waitForFunction(() => document.title.startsWith('Question 3 '))
    expect(await again.locator('input').nth(3).isChecked()).toBe(true)

    const mine = await context.newPage()
    await mine.goto(`${here.quorum.app}/answer/#mine`)
    await button(mine, 'Erase everything here').click()
    await mine.getByText('An answer here has not been sent yet').waitFor()
    await mine.close()

    await again.bringToFront()
    await again.locator('h1').focus()
    await again.keyboard.press('Enter')
    await button(again, 'Next question').click()
    await finish(again)
    expect((await databases(again))['quorum-answer-draft']).toEqual([])
    await context.close()
  })
})

describe('a shared device', () => {
  it('keeps nothing, and is ready for the next person a minute after the receipt', async () => {
    const { context, page } = await opened()
    await page.clock.install()
    await page.goto(`${await here.linkOf(sharing)}/s`)
    await page.locator('fieldset').waitFor()
    expect(page.url()).toBe(`${here.quorum.app}/answer/#s`)
    await finish(page)
    await page.getByText('This page empties itself in').first().waitFor()
    await expectAccessible(page)
    await button(page, 'One minute more').click()
    await page.clock.runFor(70_000)
    expect(await page.locator('.receipt').count()).toBe(1)
    await page.clock.runFor(51_000)
    await heading(page, 'Ready for the next person.')
    await expectAccessible(page)
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    expect(await choices(page)).toEqual([])

    // The next link in this tab is opened as on a shared device too.
    await page.goto(await here.linkOf(importing))
    await page.locator('fieldset').waitFor()
    expect(page.url()).toBe(`${here.quorum.app}/answer/#s`)
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    await context.close()
  })

  it('can be chosen on the first question, and its countdown can be stopped', async () => {
    const { context, page } = await opened()
    await page.clock.install()
    const link = await here.linkOf(choosing)
    await page.goto(link)
    await button(page, 'This is not my device').click()
    await heading(page, 'This is not my device')
    await expectAccessible(page)
    await button(page, 'Answer and keep nothing').click()
    await page.locator('fieldset').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await finish(page)
    await button(page, 'Stop the countdown').click()
    await page.clock.runFor(600_000)
    await page.getByText('The countdown has stopped.').first().waitFor()
    await button(page, 'Empty now').click()
    await heading(page, 'Ready for the next person.')
    expect(Object.values(await databases(page)).flat()).toEqual([])
    const addresses = await visited(page)
    expect(addresses.length).toBeGreaterThan(5)
    expect(addresses.filter((url) => url.includes(round))).toEqual([])
    await context.close()
  })

  it('can be chosen with all questions on one page, and forgets what was begun and chosen before', async () => {
    const { context, page } = await opened()
    const link = await here.linkOf(seeing)
    const [member, secret] = new URL(link).hash.split('/').slice(1, 3) as [string, string]
    await page.goto(link)
    await button(page, 'Français').click()
    await button(page, 'English').click()
    await button(page, 'All questions on one page').click()
    await page.getByRole('radio', { name: 'Rather yes' }).nth(0).check()
    await page.getByRole('radio', { name: 'In between' }).nth(1).check()
    const drafted = async () => JSON.stringify((await databases(page))['quorum-answer-draft'])
    await expect.poll(drafted).toMatch(/:4.*:3/)
    await expect.poll(() => cached(page)).not.toEqual([])
    expect((await choices(page)).toSorted()).toEqual(['quorum-answer-layout', 'quorum-language'])

    // Opened again the tab's history is longer: Back leads through what was answered.
    await page.reload()
    await heading(page, 'Your week, on one page')
    const door = button(page, 'This is not my device')
    expect((await door.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await expectAccessible(page)
    await door.focus()
    await page.keyboard.press('Enter')
    await heading(page, 'This is not my device')
    await button(page, 'Answer and keep nothing').press('Enter')
    await heading(page, 'Your week, on one page')
    expect(page.url()).toBe(`${here.quorum.app}/answer/#s`)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await door.count()).toBe(0)
    expect(await page.locator('input:checked').count()).toBe(2)
    expect(await choices(page)).toEqual([])

    await button(page, 'Français').click()
    await button(page, 'English').click()
    for (const group of await page.locator('fieldset').all()) await group.getByRole('radio').nth(2).check()
    await button(page, 'Send').click()
    await page.locator('.receipt').waitFor()
    expect(await choices(page)).toEqual(['quorum-language'])
    await button(page, 'Empty now').click()
    await heading(page, 'Ready for the next person.')
    expect(await choices(page)).toEqual([])
    expect(Object.values(await databases(page)).flat()).toEqual([])
    const left = [...(await cached(page)), ...(await visited(page))]
    expect(left.filter((text) => text.includes(member) || text.includes(secret))).toEqual([])
    expect((await visited(page)).filter((url) => url.includes(round))).toEqual([])
    await context.close()
  })
})

/** By keyboard, and waits for what comes after. */
async function answerOne(page: Page, digit: number): Promise<void> {
  const title = await page.title()
  await page.keyboard.press(`Digit${digit}`)
  await page.keyboard.press('Enter')
  await page.waitForFunction((before) => document.title !== before, title)
}

/** Answers what is left, sends, and waits for the receipt. */
async function finish(page: Page): Promise<void> {
  while ((await page.locator('textarea, .review').count()) === 0) await answerOne(page, 3)
  if ((await page.locator('textarea').count()) > 0) await button(page, 'Review my answers').click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('.receipt').waitFor()
}

/** Each driver's mean of what was answered in the order of the questions. */
function expectedScores(asked: Manifest['questions']): Record<string, number> {
  const given = asked.map(({ driver }, i) => [driver, answers[i] ?? answers.at(-1)!] as const)
  return Object.fromEntries(
    given.map(([driver]) => {
      const own = given.filter(([other]) => other === driver).map(([, answer]) => answer)
      return [driver, own.reduce((sum, answer) => sum + answer, 0) / own.length]
    }),
  )
}
