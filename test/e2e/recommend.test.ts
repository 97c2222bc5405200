/** A week that asks whether people would recommend the organisation: answered from 0 to 10, shown as one number, exported. */
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Connection, findInstance } from '../../infra/command/connection.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { questionsFor } from '../../shared/questions/rotation.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

/** A number of a week that asks it. */
const asking = [0, 1, 2, 3].find((week) => questionsFor(week).some(({ scale }) => scale === '0-10'))!
const questions = questionsFor(asking)
const everybody = questions.filter(({ asked }) => asked === 'all')

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const [french, english, ...others] = people.filter(({ level }) => level === 'rep')
const manager = people.find(({ id }) => id === french!.manager)!

const here = useInstance()
let connection: Connection
let round: string

beforeAll(async () => {
  connection = (await findInstance(here.data))!
  ;({ round } = await connection.ask<{ round: string }>('/rounds/open', { questions, grace: 0 }))
  // The page tells the time by the service's Date header, in whole seconds.
  await setTimeout(1000)
})

const linksOf = async (members: string[]) => {
  const { links } = await connection.ask<{ links: { url: string }[] }>('/links', { members })
  return links.map(({ url }) => url)
}

/** To the question from 0 to 10, which stands last for who manages nobody. */
async function toRating(page: Page, link: string): Promise<void> {
  await page.goto(link)
  for (let i = 1; i < everybody.length; i++) {
    await page.waitForFunction((beginning) => document.title.startsWith(beginning), `Question ${i} `)
    await page.keyboard.press('Digit4')
    await page.keyboard.press('Enter')
  }
  await page.locator('.ratings').waitFor()
}

describe('the question from 0 to 10', () => {
  it.each([
    ['fr-FR', 'light', phone, french!, '10 sur 10', /Sans hésiter/],
    ['en-GB', 'dark', phone, english!, '10 out of 10', /Without hesitation/],
    ['fr-FR', 'dark', desk, french!, '10 sur 10', /Certainement pas/],
  ] as const)('is fit for everybody (%s, %s)', async (locale, colorScheme, size, who, said, end) => {
    const context = await here.browser.newContext({ ...size, locale, colorScheme })
    const page = await context.newPage()
    await toRating(page, (await linksOf([who.id]))[0]!)
    await expectAccessible(page)
    expect(await page.getByRole('radio').count()).toBe(12)
    expect(await page.getByRole('radio', { name: end }).count()).toBe(1)
    for (const label of await page.locator('.ratings label').all()) {
      const { width, height } = (await label.boundingBox())!
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )

    // Without an answer the page stays and says so; digits and arrows choose, 1 then 0 is ten.
    await page.getByRole('button', { name: /^(Question suivante|Next question)$/ }).click()
    await page.locator('#missing:not(:empty)').waitFor({ state: 'attached' })
    const chosen = () =>
      page
        .locator('.ratings input')
        .evaluateAll((inputs) => inputs.findIndex((input) => (input as HTMLInputElement).checked))
    for (const [key, value] of [
      ['Digit0', 0],
      ['Digit7', 7],
      ['ArrowRight', 8],
      ['Digit1', 1],
      ['Digit0', 10],
    ] as const) {
      await page.keyboard.press(key)
      expect(await chosen()).toBe(value)
    }
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^(Relire mes réponses|Review my answers)$/ }).click()
    await page.getByText(said, { exact: true }).waitFor({ state: 'attached' })
    await expectAccessible(page)
    await context.close()
  })

  it('says 0 in the review, as an answer and not as none', async () => {
    const context = await here.browser.newContext({ ...phone, locale: 'en-GB' })
    const page = await context.newPage()
    await toRating(page, (await linksOf([english!.id]))[0]!)
    await page.keyboard.press('Digit0')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Review my answers' }).click()
    await page.getByText('0 out of 10', { exact: true }).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    expect(await page.locator('.receipt').textContent()).toMatch(/[0-9a-f]{4}/)
    await context.close()
  })
})

describe('what comes of it', () => {
  /** By hand: one 0 above; of 60 others every third says 10, every third 7 and every third 3. */
  const ratings = (i: number) => [10, 7, 3][i % 3]!

  it('is one number of the whole organisation, with its week', async () => {
    const voters = others.slice(0, 60)
    const endpoints = { app: here.quorum.app, box: here.quorum.box }
    for (const [i, url] of (await linksOf(voters.map(({ id }) => id))).entries()) {
      const answers = everybody.map(({ id, scale }, j) => [id, scale ? ratings(i) : ((i + j) % 5) + 1])
      await vote(endpoints, { link: readLink(url), answers: Object.fromEntries(answers) as never })
    }
    await here.command('round', 'close')
    await here.command('round', 'publish')
    const published = await connection.ask<{ organisation: { enps: number } }>(`/rounds/${round}/published`)
    // 20 promoters less 21 detractors of 61 are −1.6 %.
    expect(published.organisation.enps).toBe(0)

    const context = await here.browser.newContext({ ...desk, locale: 'fr-FR' })
    const page = await context.newPage()
    await signIn(page, here.quorum.app, manager.email, '/team')
    await page.goto(`${here.quorum.app}/team?group=organisation`)
    const section = page.getByRole('region', { name: /eNPS/ })
    expect(await section.textContent()).toContain('environ 0')
    await expectAccessible(page)
    await page.goto(`${here.quorum.app}/team?group=team:${manager.id}`)
    await page.locator('#charts').waitFor()
    expect(await section.count()).toBe(0)
    await context.close()
  })

  it('can be taken away, each by who may see it', async () => {
    const fileBehind = async (page: Page, name: RegExp) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ])
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
    }
    const context = await here.browser.newContext({ ...phone, locale: 'fr-FR' })
    const page = await context.newPage()
    await signIn(page, here.quorum.app, manager.email, '/team')
    const csv = await fileBehind(page, /^CSV, semaine \d+$/)
    expect(csv.name).toBe(`quorum-${round}.csv`)
    expect(csv.bytes.toString('utf8')).toContain(`team:${manager.id}`)
    expect((await fileBehind(page, /^XLSX, semaine \d+$/)).bytes.subarray(0, 2).toString()).toBe('PK')
    await context.close()

    const wide = await here.browser.newContext({ ...desk, locale: 'en-GB', colorScheme: 'dark' })
    const table = await wide.newPage()
    await signIn(table, here.quorum.app, hr.email, '/table')
    await table.getByText('eNPS', { exact: false }).first().waitFor()
    await expectAccessible(table)
    const json = await fileBehind(table, /^JSON, (week|semaine) \d+$/)
    expect(JSON.parse(json.bytes.toString('utf8'))).toMatchObject({
      version: 1,
      round,
      organisation: { enps: 0 },
    })
    await wide.close()
  })
})
