/** The demonstration as a newcomer opens it: 26 weeks behind, one round open, and what it tells. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { launchBrowser } from '../browser.ts'
import { answerPulse, answerQuestions, desk, expectAccessible, phone, signIn } from '../e2e/pages.fixture.ts'
import { quorumJson } from '../e2e/quorum.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const administrator = people.find(({ role }) => role === 'administrator')!
const southEast = people.find(({ team }) => team === 'Sud-Est')!

const { app, data, said } = inject('demonstration')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser?.close())

describe('the demonstration', () => {
  it('has 240 people, 26 published weeks and one open round, and prints three links', async () => {
    expect(people).toHaveLength(240)
    const context = await browser.newContext(desk)
    const page = await context.newPage()
    await signIn(page, app, hr.email, '/table')
    const { rounds } = (await (await page.request.get(`${app}/api/rounds`)).json()) as {
      rounds: { state: string; published: string | null }[]
    }
    expect(rounds.filter(({ published }) => published)).toHaveLength(26)
    expect(rounds.filter(({ state }) => state === 'open')).toHaveLength(1)
    expect(said.match(/\/answer\/#/g)).toHaveLength(3)
    await context.close()
  })

  it('tells its story: bottom-up communication collapses in one area', async () => {
    const context = await browser.newContext({ ...desk, locale: 'fr-FR' })
    const page = await context.newPage()
    await signIn(page, app, southEast.email, '/team')
    const unit = `unit:${southEast.id}`
    const response = await page.request.get(`${app}/api/groups/${encodeURIComponent(unit)}/trend?weeks=26`)
    const { weeks } = (await response.json()) as {
      weeks: { drivers: Record<string, { kind: string; score?: number }> }[]
    }
    const scores = weeks.map(({ drivers }) => drivers['bottom-up']?.score ?? null)
    const mean = (some: (number | null)[]) => {
      const shown = some.filter((score) => score !== null)
      expect(shown.length).toBeGreaterThan(4)
      return shown.reduce((sum, score) => sum + score, 0) / shown.length
    }
    expect(mean(scores.slice(0, 10)) - mean(scores.slice(-6))).toBeGreaterThan(15)
    await expectAccessible(page)
    await context.close()
  })

  it('keeps in the address where the table stands, and gives the drawing as a file', async () => {
    const context = await browser.newContext({ ...desk, locale: 'fr-FR' })
    const page = await context.newPage()
    await signIn(page, app, hr.email, '/table')
    const heatmap = page.getByRole('table').first()
    const rows = heatmap.locator('tbody').getByRole('row')
    await rows.first().waitFor()
    const all = await rows.count()

    await page.getByRole('link', { name: 'Lignes sous Unité Ouest' }).click()
    await expect.poll(() => rows.count()).toBeLessThan(all)
    const folded = await rows.count()
    await page.getByRole('link', { name: 'Unité Sud-Est', exact: true }).click()
    const heading = page.getByRole('heading', { name: 'Unité Sud-Est, par équipe et par thème' })
    await heading.waitFor()
    expect(await heading.evaluate((here) => here === document.activeElement)).toBe(true)
    expect(new URL(page.url()).searchParams.get('under')).toBe(`unit:${southEast.id}`)
    const unit = await rows.count()
    expect(await rows.first().textContent()).toContain('Unité Sud-Est')
    await expectAccessible(page)

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger en SVG – Unité Sud-Est' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^quorum-2026-W\d\d-teams\.svg$/)
    const { title, scores } = await page.evaluate(readDrawing, await readFile(await file.path(), 'utf8'))
    expect(title).toContain('Unité Sud-Est')
    const shown = await heatmap.locator('tbody td[class^="h"]:not(.hid)').allTextContents()
    expect(scores).toEqual(shown.map((text) => text.split(',')[0]!.replace(/\s+/g, ' ').trim()))

    await page.reload()
    await rows.first().waitFor()
    expect(await rows.count()).toBe(unit)
    await page.goBack()
    await expect.poll(() => rows.count()).toBe(folded)
    await page.goto(`${app}/table?under=unit:gone`)
    await page.getByText('n’est pas dans le tableau de cette semaine').waitFor()
    expect(await rows.count()).toBe(all)
    await context.close()
  })

  it('shows an administrator no result, and says why', async () => {
    const context = await browser.newContext({ ...desk, locale: 'en-GB' })
    const page = await context.newPage()
    await signIn(page, app, administrator.email, '/')
    await expectAccessible(page)
    const { rounds } = (await (await page.request.get(`${app}/api/rounds`)).json()) as {
      rounds: { id: string }[]
    }
    for (const { id } of rounds.slice(-2)) {
      expect((await page.request.get(`${app}/api/rounds/${id}`)).status()).toBe(403)
      expect((await page.request.get(`${app}/api/rounds/${id}/published.json`)).status()).toBe(403)
    }
    await context.close()
  })

  it('takes an answer in English through a printed link, and a second device no second one', async () => {
    const [, english] = said.match(/http\S+\/answer\/#\S+/g)!
    const context = await browser.newContext({ ...phone, locale: 'en-GB', colorScheme: 'dark' })
    const page = await context.newPage()
    expect(await answerPulse(page, english!, [1, 2, 3, 4, 5])).toMatch(/^[0-9a-f]{32}$/)
    await context.close()

    const second = await browser.newContext({ ...phone, locale: 'en-GB' })
    const other = await second.newPage()
    await other.goto(english!)
    await answerQuestions(other, [3])
    await other.getByRole('button', { name: 'Send', exact: true }).click()
    await other
      .getByText(/already/)
      .first()
      .waitFor()
    await expectAccessible(other)
    await second.close()
    expect(await quorumJson('round', 'status', '--data', data)).toMatchObject({ round: { state: 'open' } })
  })
})

/** Runs on the page: title and scores of a drawing's file. A document that is not well formed has neither. */
function readDrawing(file: string) {
  const drawing = new DOMParser().parseFromString(file, 'image/svg+xml')
  const onTints = drawing.querySelectorAll('rect[rx]:not([fill^="url"]) + text')
  return {
    title: drawing.querySelector('svg > title')?.textContent,
    scores: [...onTints].map(({ textContent }) => textContent),
  }
}
