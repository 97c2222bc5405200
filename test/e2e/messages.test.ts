/** The page about messages: read in both languages, tried out, channels set, and what did not arrive sent again. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findInstance } from '../../infra/command/connection.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { receiver } from '../functions/receiver.fixture.ts'
import { desk, expectAccessible, phone, signIn, tablet } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const administrator = people.find(({ role }) => role === 'administrator')!
const hr = people.find(({ role }) => role === 'hr')!
const manager = people.find(({ team }) => team === 'Nantes')!

const here = useInstance()

async function open(email: string, locale: 'fr' | 'en', options: BrowserContextOptions): Promise<Page> {
  const context = await here.browser.newContext(options)
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale)
  const page = await context.newPage()
  page.setDefaultTimeout(40_000)
  await signIn(page, here.quorum.app, email, '/messages')
  await settled(page)
  return page
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'))
}

/** The sandbox lets axe run as little as anything else: it gets the page with an empty frame. */
async function expectFit(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')!
    const empty = frame.cloneNode() as HTMLIFrameElement
    for (const name of ['sandbox', 'src']) empty.removeAttribute(name)
    empty.srcdoc = '<!doctype html><html lang="fr"><title>.</title><p>.'
    frame.replaceWith(empty)
  })
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider).toBeLessThanOrEqual(0)
}

const letterOf = (page: Page) => page.frameLocator('iframe')

describe.each([
  ['phone', phone, 'fr', 'dark'],
  ['tablet', tablet, 'en', 'light'],
  ['desk', desk, 'fr', 'light'],
] as const)('on a %s', (_, device, locale, colorScheme) => {
  it('has everything in its place, and nothing that axe finds', async () => {
    const page = await open(administrator.email, locale, { ...device, colorScheme })
    const h1 = locale === 'fr' ? 'Ce que Quorum écrit' : 'What Quorum writes'
    expect(await page.locator('h1').textContent()).toBe(h1)
    expect(await page.locator('h2').count()).toBe(3)
    await letterOf(page).locator('h1').waitFor()
    await expectFit(page)
    await page.context().close()
  })
})

it('each message is read in both languages, by keyboard, with its own styles and without a script', async () => {
  const page = await open(administrator.email, 'fr', desk)
  const refused: string[] = []
  page.on('console', (line) => {
    if (/Content Security Policy|sandbox/i.test(line.text())) refused.push(line.text())
  })
  const message = page.getByLabel('Message', { exact: true })
  const subjects = new Set<string>()
  for (const kind of ['invitation', 'reminder', 'publication', 'digest', 'report']) {
    await message.selectOption(kind)
    for (const code of ['fr', 'en']) {
      await page.getByLabel('Langue', { exact: true }).selectOption(code)
      await page.waitForURL(new RegExp(`language=${code}`))
      await settled(page)
      subjects.add((await page.locator('.subject strong').textContent()) ?? '')
      expect(await letterOf(page).locator('html').getAttribute('lang')).toBe(code)
    }
  }
  expect(subjects.size).toBe(10)
  // Its inline styles hold: under the page's own policy they would not.
  const button = letterOf(page).locator('.btn')
  expect(await button.evaluate((cell) => getComputedStyle(cell).backgroundColor)).toBe('rgb(11, 90, 74)')
  expect(refused).toEqual([])
  await message.focus()
  await page.keyboard.press('Home')
  await page.waitForURL(/message=invitation/)
  await page.getByText('La même en texte seul').press('Enter')
  await page.locator('.plaintext').getByText('Hello Sam Sample,').waitFor()
  await page.context().close()
})

it('a trial arrives in the mailbox of whoever asked, marked as one', async () => {
  const page = await open(administrator.email, 'en', phone)
  await page.getByRole('button', { name: 'Send me this one to try' }).press('Enter')
  await page.getByText('The test has been sent.').waitFor()
  const { mailbox } = (await findInstance(here.data))!.status as { mailbox?: string }
  const box = await page.context().newPage()
  await box.goto(`${mailbox}/en/`)
  await box.getByText(/\[Test\] Week 47/).waitFor()
  expect(await box.locator('body').textContent()).toContain(administrator.email)
  await page.context().close()
})

it('a channel is set, tried out and stopped, and its address never comes back', async () => {
  const teams = await receiver(() => new Response(null, { status: 202 }))
  try {
    const page = await open(administrator.email, 'en', desk)
    const section = page.getByRole('region', { name: 'Microsoft Teams, in a channel' })
    const field = section.getByLabel('Address of the workflow')
    await field.fill('http://example.org/not-https')
    await page.keyboard.press('Enter')
    await section.getByRole('alert').getByText('This address cannot be used').waitFor()
    expect(await field.inputValue()).toBe('http://example.org/not-https')

    await field.fill(`${teams.origin}/SECRETworkflow`)
    await page.keyboard.press('Enter')
    await section.getByText('It is in use.').waitFor()
    expect(await field.inputValue()).toBe('')
    await section.getByRole('button', { name: /^Send a test/ }).click()
    await section.getByText('The test has been sent.').waitFor()
    expect(teams.posts).toHaveLength(1)
    expect(teams.posts[0]!.body).toMatch(/\[(Test|Essai)\]/)

    await page.reload()
    await settled(page)
    await section.getByText('In use.', { exact: true }).waitFor()
    expect(await page.content()).not.toContain('SECRETworkflow')
    await expectFit(page)
    await section.getByRole('button', { name: /^Stop/ }).press('Enter')
    await section.getByText('It is stopped.').waitFor()
    expect(here.quorum.said()).not.toContain('SECRETworkflow')
    await page.context().close()
  } finally {
    await teams.close()
  }
})

it('what did not arrive is told by name and reason, and goes out again by keyboard', async () => {
  const page = await open(administrator.email, 'fr', phone)
  const dead = {
    id: '2026-W48-1a2b#invitation#x',
    kind: 'invitation',
    round: '2026-W48-1a2b',
    name: 'Léa Martin',
    channel: null,
    reason: 'SMTP 451 4.7.1',
    at: '2026-11-28T09:00:00.000Z',
  }
  const blocked = { member: 'y', name: 'Tom Petit', reason: 'SMTP 550 5.1.1', at: dead.at, messages: 1 }
  let view = { waiting: 3, undeliverable: 0, given: 1, dead: [dead], blocked: [blocked] }
  const asked: unknown[] = []
  // To fail for two days is tried at the api (test/functions/deliveries.test.ts); here is what is seen of it.
  await page.route('**/api/deliveries**', async (route) => {
    if (route.request().method() === 'POST') {
      asked.push(route.request().postDataJSON())
      view = asked.length === 1 ? { ...view, given: 0, dead: [] } : { ...view, blocked: [] }
    }
    await route.fulfill({ json: view })
  })
  await page.getByRole('button', { name: 'Actualiser' }).click()
  await page.getByText('Le service demandait de revenir plus tard (SMTP 451 4.7.1)').waitFor()
  await page.getByText('L’adresse ne prend pas de message (SMTP 550 5.1.1)').waitFor()
  await expectFit(page)
  await page.getByRole('button', { name: /^Renvoyer\s: Léa Martin, Invitation, semaine 48$/ }).press('Enter')
  await page.getByText('Le message repart.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('undelivered')
  await page.getByRole('button', { name: 'Réessayer pour Tom Petit' }).press('Enter')
  await page.getByText('Aucune adresse n’est arrêtée.').waitFor()
  expect(asked).toEqual([{ id: dead.id }, { member: 'y' }])
  await page.context().close()
})

it('HR reads the messages and no more; a manager finds nothing there', async () => {
  const page = await open(hr.email, 'en', desk)
  await letterOf(page).locator('h1').waitFor()
  expect(await page.locator('h2').count()).toBe(1)
  expect(await page.getByRole('button', { name: /test|try/i }).count()).toBe(0)
  await page.context().close()
  const other = await open(manager.email, 'en', desk)
  expect(await other.locator('h1').textContent()).toBe('There is nothing at this address.')
  await other.context().close()
})
