/** A question that HR words anew between two rounds: its line has a mark that says so, and so does the comparison. */
import { setTimeout } from 'node:timers/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { type Connection, findInstance } from '../../infra/command/connection.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { weekNumber } from '../../shared/language/weeks.ts'
import type { BankView } from '../../shared/questions/bank-view.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const voters = people.filter(({ level }) => level === 'rep').slice(0, 60)

const here = useInstance()
const rounds: string[] = []

async function open(locale: 'fr-FR' | 'en-GB', options: BrowserContextOptions, path: string): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  await signIn(page, here.quorum.app, hr.email, path)
  return page
}

/** A round that opened so many weeks ago, answered and published. @returns what it asked */
async function play(connection: Connection, weeksAgo: number): Promise<Manifest> {
  const opens = new Date(Date.now() - weeksAgo * 7 * 24 * 3_600_000).toISOString()
  const { round } = await connection.ask<{ round: string }>('/rounds/open', { opens, grace: 0 })
  rounds.push(round)
  // The issuer tells the time in whole seconds.
  await setTimeout(1000)
  const { app, box } = here.quorum
  const manifest = (await (await fetch(`${box}/rounds/${round}/manifest.json`)).json()) as Manifest
  const { links } = await connection.ask<{ links: { url: string }[] }>('/links', {
    members: voters.map(({ id }) => id),
  })
  for (const [i, { url }] of links.entries()) {
    const answers = manifest.questions
      .filter(({ asked }) => asked === 'all')
      .map((question, j) => [question.id, question.scale ? 7 : ((i + j) % 5) + 1])
    await vote({ app, box }, { link: readLink(url), answers: Object.fromEntries(answers) as never })
  }
  await here.command('round', 'close')
  await here.command('round', 'publish')
  return manifest
}

beforeAll(async () => {
  const connection = (await findInstance(here.data))!
  const before = await play(connection, 2)
  const page = await open('en-GB', desk, '/questions')
  // Morale is asked every week by two questions in turn, so this one is asked again two weeks later.
  const { id } = before.questions.find(({ driver }) => driver === 'morale')!
  const status = await page.evaluate(async (id) => {
    const bank = (await (await fetch('/api/questions')).json()) as BankView
    const { driver, tag } = bank.questions.find((question) => question.id === id)!
    const text = { fr: 'J’ai aimé mon travail cette semaine.', en: 'I liked my work this week.' }
    const { status } = await fetch(`/api/questions/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': tag },
      body: JSON.stringify({ driver, text, retired: false }),
    })
    return status
  }, id)
  expect(status).toBe(200)
  await page.context().close()
  const after = await play(connection, 0)
  expect(after.questions.find((question) => question.id === id)?.version).toBe(2)
})

it.each([
  [
    'fr-FR',
    phone,
    'Moral',
    'formulation changée',
    'Semaine {week}\u202f: une question est formulée autrement.',
  ],
  ['en-GB', desk, 'Morale', 'wording changed', 'Week {week}: a question is worded differently.'],
] as const)('is marked on the line and in its table (%s)', async (locale, size, name, short, sentence) => {
  const page = await open(locale, size, '/team?group=organisation')
  const chart = page.locator('figure.line', { has: page.getByRole('heading', { name, exact: true }) })
  const week = String(weekNumber(rounds[1]!.slice(0, 8)))
  await chart.getByText(sentence.replace('{week}', week)).waitFor()
  const mark = (await chart.locator('.mark.small').boundingBox())!
  expect(mark.height).toBeLessThan(16)
  // No other driver's words changed.
  expect(await page.locator('.mark.small').count()).toBe(1)
  expect(await chart.getByRole('slider').getAttribute('aria-valuetext')).toContain(short)
  await page.locator('details.data summary').first().click()
  const cells = page.getByRole('cell').filter({ hasText: short })
  expect(await cells.count()).toBe(1)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.context().close()
})

it('is told where the two rounds are compared', async () => {
  const path = `/compare?a=${rounds[0]}&b=${rounds[1]}`
  const english = await open('en-GB', desk, path)
  await english.getByText(/^A question was not worded alike in week \d+ and in week \d+: Morale\./).waitFor()
  await expectAccessible(english)
  await english.context().close()
  const french = await open('fr-FR', phone, path)
  await french.getByText(/^Une question n’était pas formulée de la même façon .*\u202f: Moral\./).waitFor()
  await expectAccessible(french)
  await french.context().close()
})
