/** Roles are given, hold at once and are taken; somebody without one sees their own team's page and no other. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const administrator = people.find(({ role }) => role === 'administrator')!
const hr = people.find(({ role }) => role === 'hr')!
const [rep, other] = people.filter(({ level }) => level === 'rep')

const here = useInstance()

async function open(
  who: { email: string },
  path: string,
  locale: 'fr-FR' | 'en-GB',
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await signIn(page, here.quorum.app, who.email, path)
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const statusOf = (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address)).status, path)
const holders = (page: Page) => page.getByRole('region', { name: /^(Qui a un rôle|Who holds a role)$/ })

describe('the page of roles', () => {
  it('gives one by keyboard, which holds at once (fr, 360 px, dark)', async () => {
    const theirs = await open(rep!, '/', 'fr-FR', phone)
    expect(await statusOf(theirs, '/api/questions')).toBe(403)
    const page = await open(administrator, '/accounts', 'fr-FR', { ...phone, colorScheme: 'dark' })
    await page.getByRole('heading', { level: 1, name: 'Comptes et rôles' }).waitFor()
    expect(await holders(page).getByRole('listitem').count()).toBe(2)
    await holders(page).getByText('Administrateur\u202f: du fichier importé').waitFor()
    await expectFit(page)
    await page.getByRole('searchbox').fill(rep!.name)
    const give = page.getByRole('button', { name: `Donner le rôle RH\u202f: ${rep!.name}` })
    await give.press('Enter')
    await page.getByRole('heading', { name: `Donner le rôle RH\u202f: ${rep!.name}\u202f?` }).waitFor()
    await expectFit(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(`C’est donné à ${rep!.name}.`).waitFor()
    await holders(page).getByText('RH\u202f: donné ici').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status')
    await expectFit(page)
    expect(await statusOf(theirs, '/api/questions')).toBe(200)
    await theirs.goto(`${here.quorum.app}/questions`)
    await theirs.getByRole('heading', { level: 1, name: 'Ce que vous demandez' }).waitFor()
    await theirs.context().close()
    await page.context().close()
  })

  it('takes it away, and whoever had it is signed out (en, 1440 px)', async () => {
    const theirs = await open(rep!, '/questions', 'en-GB', desk)
    const page = await open(administrator, '/accounts', 'en-GB', desk)
    await page.getByRole('button', { name: `Take the role of HR: ${rep!.name}` }).click()
    await page.getByText('this person is signed out everywhere').waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Yes', exact: true }).click()
    await page.getByText(`Taken from ${rep!.name}.`).waitFor()
    await expect.poll(() => holders(page).getByRole('listitem').count()).toBe(2)
    expect(await statusOf(theirs, '/api/me')).toBe(401)
    await page.getByRole('button', { name: `Sign out everywhere: ${hr.name}` }).click()
    await page.getByRole('button', { name: 'Yes', exact: true }).click()
    await page.getByText(`${hr.name} is signed out everywhere.`).waitFor()
    await expectFit(page)
    await theirs.context().close()
    await page.context().close()
  })

  it('is read by HR, who changes nothing there', async () => {
    const page = await open(hr, '/accounts', 'en-GB', phone)
    await holders(page).getByRole('listitem').first().waitFor()
    expect(await page.locator('main').getByRole('button').count()).toBe(0)
    expect(await page.getByRole('searchbox').count()).toBe(0)
    await expectFit(page)
    await page.context().close()
  })
})

describe('somebody without a role', () => {
  it('has their own page, and at every other address nothing', async () => {
    const page = await open(other!, '/', 'en-GB', phone)
    const links = await page.locator('.top nav').getByRole('link').allTextContents()
    // Before a first round is published and while none is open there is not even a team to read of.
    expect(links.filter((name) => !['My groups', 'Answer'].includes(name))).toEqual([])
    const pages = ['balance', 'compare', 'table', 'hidden', 'season', 'questions', 'schedule']
    const more = ['directory', 'accounts', 'settings', 'audit', 'messages', 'keys', 'webhooks', 'status']
    for (const path of [...pages, ...more]) {
      await page.goto(`${here.quorum.app}/${path}`)
      await page.getByRole('heading', { level: 1, name: /^There is nothing/ }).waitFor()
    }
    const { paths } = await page.evaluate(
      async () => (await (await fetch('/api/openapi.json')).json()) as { paths: Record<string, object> },
    )
    const opened: string[] = []
    for (const [path, methods] of Object.entries(paths)) {
      if (!('get' in methods) || path.includes('{')) continue
      const response = await page.request.get(here.quorum.app + path, { maxRedirects: 0 })
      if (response.status() === 200) opened.push(path)
    }
    expect(opened.toSorted()).toEqual([
      '/api/docs',
      '/api/healthz',
      '/api/me',
      '/api/me/contact',
      '/api/me/pulse',
      '/api/openapi.json',
      '/api/questions/plan',
      '/api/rounds',
    ])
    await page.context().close()
  })
})
