/** An administrator sees how the installation fares, on the page and by the command, also when a part of it is out of reach. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { quorum, useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const administrator = people.find(({ role }) => role === 'administrator')!
const hr = people.find(({ role }) => role === 'hr')!

const here = useInstance()

async function open(
  email: string,
  path: string,
  locale: 'fr' | 'en',
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await here.browser.newContext(options)
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale)
  const page = await context.newPage()
  await signIn(page, here.quorum.app, email, path)
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const part = (page: Page, name: string) => page.locator('.parts li', { hasText: name })

describe('the status page', () => {
  it.each([
    ['a phone, dark', { ...phone, colorScheme: 'dark' }, 'fr', 'Va bien', /^La semaine \d+ ouvre$/],
    ['a desk', desk, 'en', 'Well', /^Week \d+ opens$/],
  ] as const)('tells that all is well and what comes next (%s)', async (_, device, locale, well, opens) => {
    await expect
      .poll(async () => (await quorum('doctor', '--data', here.data)).code, {
        timeout: 60_000,
        interval: 2000,
      })
      .toBe(0)
    const page = await open(administrator.email, '/status', locale, device)
    await page.locator('.parts li').nth(8).waitFor()
    expect(await page.locator('.parts .state').allTextContents()).toEqual(Array(9).fill(well))
    expect(await page.locator('.ahead li span:last-child').first().textContent()).toMatch(opens)
    await expectFit(page)
    await page.context().close()
  })

  it('tells which part is out of reach and what to do, and when it is back, without moving the page', async () => {
    const page = await open(administrator.email, '/status', 'en', desk)
    await page.getByRole('heading', { name: 'All is well.' }).waitFor()
    await page.route(`${here.quorum.box}/**`, (route) => route.abort())
    await page.getByRole('button', { name: 'Look now' }).press('Enter')
    await page.getByRole('heading', { name: 'One point needs your attention.' }).waitFor()
    const box = part(page, 'Ballot box')
    expect(await box.locator('.state').textContent()).toBe('Unreachable')
    await box.getByText('Answers wait on the devices.').waitFor()
    await expectFit(page)
    const before = await page.locator('.parts').boundingBox()
    await page.unroute(`${here.quorum.box}/**`)
    await page.getByRole('button', { name: 'Look now' }).press('Enter')
    await page.getByRole('heading', { name: 'All is well.' }).waitFor()
    expect((await page.locator('.parts').boundingBox())?.y).toBe(before?.y)
    await page.context().close()
  })

  it('names the whole api when it does not answer, and goes on', async () => {
    const page = await open(administrator.email, '/status', 'fr', phone)
    await page.getByRole('heading', { name: 'Tout va bien.' }).waitFor()
    await page.route('**/api/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Regarder maintenant' }).press('Enter')
    await page.getByText('Le reste ne peut pas être lu pour le moment.').waitFor()
    expect(await part(page, 'Tableau de bord').locator('.state').textContent()).toBe('Injoignable')
    await expectFit(page)
    await page.context().close()
  })

  it('does not exist for HR', async () => {
    const page = await open(hr.email, '/', 'en', desk)
    await page.goto(`${here.quorum.app}/status`)
    await page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor()
    expect((await page.request.get(`${here.quorum.app}/api/status`)).status()).toBe(403)
    await page.context().close()
  })
})

describe('quorum doctor', () => {
  it('asks a deployment by its address: the rest with the token, the doors without', async () => {
    const { code, out } = await quorum('doctor', '--url', here.quorum.app, '--json')
    const told = JSON.parse(out)
    expect(code).toBe(1)
    expect(told.untold).toContain('QUORUM_TOKEN')
    expect(told.findings.map(({ about, state }: Record<string, string>) => [about, state])).toEqual(
      ['api', 'issuer', 'ballot-box'].map((about) => [about, 'well']),
    )
  })

  it('says where nobody answers', async () => {
    const { code, out } = await quorum('doctor', '--url', 'http://localhost:1', '--json')
    expect(code).toBe(1)
    const states = JSON.parse(out).findings.map(({ state }: { state: string }) => state)
    expect(states).toEqual(['unreachable', 'unreachable', 'unreachable'])
  })
})

describe('the description of the api', () => {
  it.each([
    ['a phone, dark', { ...phone, colorScheme: 'dark' }, 'fr', 'L’API de Quorum'],
    ['a desk', desk, 'en', 'Quorum’s API'],
  ] as const)(
    'is read by whoever writes a program, without signing in (%s)',
    async (_, device, locale, title) => {
      const context = await here.browser.newContext({ ...device, locale })
      const page = await context.newPage()
      await page.goto(`${here.quorum.app}/api/docs`)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      const article = page.locator('#switchTextMessages')
      await article.locator('summary').press('Enter')
      expect(await article.locator('pre').textContent()).toContain('"type": "boolean"')
      await expectFit(page)
      await context.close()
    },
  )
})
