/** An administrator sets up a webhook on the page, and a real receiver verifies what a real instance sends. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { type Receiver, receiver } from '../functions/receiver.fixture.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const administrator = people.find(({ role }) => role === 'administrator')!
const hr = people.find(({ role }) => role === 'hr')!

const here = useInstance()
let hook: Receiver
let status = 204

beforeAll(async () => {
  hook = await receiver(() => new Response(null, { status }))
})

afterAll(() => hook?.close())

async function open(locale: 'fr-FR' | 'en-GB', options: BrowserContextOptions): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  await signIn(page, here.quorum.app, administrator.email, '/webhooks')
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const verified = (i: number, secret: string) =>
  new Webhook(secret).verify(hook.posts[i]!.body, Object.fromEntries(hook.posts[i]!.headers))

describe('the page', () => {
  let first = ''

  it('refuses an address of a private network in words, and keeps what was entered (fr, 360 px, dark)', async () => {
    const page = await open('fr-FR', { ...phone, colorScheme: 'dark' })
    await page.getByText('Aucun webhook pour le moment.').waitFor()
    await expectFit(page)
    await page.getByLabel('Adresse').fill('https://192.168.0.1/hook')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Cette adresse ne convient pas').waitFor()
    expect(await page.getByLabel('Adresse').inputValue()).toBe('https://192.168.0.1/hook')
    await expectFit(page)
    for (const name of ['Une semaine s’ouvre', 'Des résultats paraissent'])
      await page.getByLabel(name).press('Space')
    await page.getByRole('button', { name: 'Ajouter' }).press('Enter')
    await page.getByText('Choisissez au moins un événement.').waitFor()
    await page.context().close()
  })

  it('shows the secret once, sends a test that it verifies, and tells what became of it (fr, 360 px)', async () => {
    const page = await open('fr-FR', phone)
    await page.getByLabel('Adresse').fill(`${hook.origin}/in`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Copiez ce secret maintenant' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('secret-title')
    first = await page.getByRole('textbox', { name: 'Secret' }).inputValue()
    expect(first).toMatch(/^whsec_/)
    await expectFit(page)
    await page.getByRole('button', { name: /masquer le secret/ }).press('Enter')
    expect(await page.content()).not.toContain(first)

    await page.getByRole('button', { name: 'Envoyer un essai' }).press('Enter')
    await page.getByText('Reçu', { exact: true }).waitFor()
    expect(verified(0, first)).toMatchObject({ type: 'quorum.test', data: {} })
    await expectFit(page)
    await page.reload()
    await page.getByText('Reçu', { exact: true }).waitFor()
    expect(await page.content()).not.toContain(first.slice('whsec_'.length))
    await page.context().close()
  })

  it('sends the opening of a round, and again on demand under the same id (en, 1440 px)', async () => {
    const { round } = await here.command<{ round: string }>('round', 'open')
    await expect.poll(() => hook.posts.length, { timeout: 60_000 }).toBe(2)
    const page = await open('en-GB', desk)
    const opened = page.locator('.deliveries li', { hasText: 'A round opens' })
    await opened.getByText('Taken', { exact: true }).waitFor()
    const at = hook.posts.length - 1
    expect(verified(at, first)).toMatchObject({ type: 'round.opened', data: { round } })
    await opened.getByRole('button', { name: /^Send again/ }).press('Enter')
    await page.getByText('It is on its way.').waitFor()
    await expect.poll(() => hook.posts.length, { timeout: 60_000 }).toBe(at + 2)
    const [before, after] = hook.posts.slice(-2).map(({ headers }) => headers.get('webhook-id'))
    expect(after).toBe(before)
    await expectFit(page)
    await page.context().close()
  })

  it('renews the secret after a question: both sign for a day (en, 1440 px, dark)', async () => {
    const page = await open('en-GB', { ...desk, colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Renew the secret' }).press('Enter')
    await page.getByRole('heading', { name: 'Renew the secret?' }).waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Renew', exact: true }).press('Enter')
    const second = await page.getByRole('textbox', { name: 'Secret' }).inputValue()
    await page.getByText(/^.*The old secret signs too until/).waitFor()
    const before = hook.posts.length
    await page.getByRole('button', { name: 'Send a test' }).press('Enter')
    await expect.poll(() => hook.posts.length, { timeout: 60_000 }).toBe(before + 1)
    verified(before, first)
    verified(before, second)
    await expectFit(page)
    await page.context().close()
  })

  it('tells of a receiver that is gone, resumes it, and removes it after a question (en, 360 px)', async () => {
    const page = await open('en-GB', phone)
    status = 410
    await page.getByRole('button', { name: 'Send a test' }).press('Enter')
    await page.getByText('Refused for good: answer HTTP 410. The webhook was paused.').waitFor()
    await page.getByText(/^Paused: nothing is sent/).waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Resume' }).press('Enter')
    await page.getByText('Active', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'Remove' }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Remove this webhook?')
    await page.getByRole('button', { name: 'Remove for good' }).press('Enter')
    await page.getByText('The webhook is removed.').waitFor()
    await page.getByText('No webhook yet.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.context().close()
  })
})

it('does not exist for HR', async () => {
  const context = await here.browser.newContext({ ...desk, locale: 'en-GB' })
  const page = await context.newPage()
  await signIn(page, here.quorum.app, hr.email, '/')
  await page.goto(`${here.quorum.app}/webhooks`)
  await page.getByRole('heading', { name: /There is nothing at this address|Il n’y a rien/ }).waitFor()
  expect(await page.locator('nav a[href="/webhooks"]').count()).toBe(0)
  expect((await page.request.get(`${here.quorum.app}/api/webhooks`)).status()).toBe(403)
  await context.close()
})
