/** HR makes a key on the page, a program uses it over HTTP, and the page ends it; a POST whose answer was lost is done once. */
import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { AuditView } from '#shared/operation/audit.ts'
import type { KeysView } from '#shared/operation/key-view.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const administrator = people.find(({ role }) => role === 'administrator')!
const hr = people.find(({ role }) => role === 'hr')!
const rep = people.find(({ level, role }) => level === 'rep' && !role)!

const here = useInstance()

async function open(
  locale: 'fr-FR' | 'en-GB',
  options: BrowserContextOptions,
  email = hr.email,
  path = '/keys',
): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  await signIn(page, here.quorum.app, email, path)
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const asProgram = (path: string, key: string, init: RequestInit = {}) =>
  fetch(here.quorum.app + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } })
const spaceless = (text: string) => text.replaceAll('\u202f', ' ')

describe('a key', () => {
  let key = ''

  it('is asked for in words where something is missing (fr, 360 px, dark)', async () => {
    const page = await open('fr-FR', { ...phone, colorScheme: 'dark' })
    await page.getByText('Aucune clé pour le moment.').waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Faire la clé' }).press('Enter')
    await page.getByRole('alert').getByText('Donnez un nom à la clé.').waitFor()
    await page.getByLabel('Nom').fill('Rapport du lundi')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Choisissez au moins un droit.').waitFor()
    expect(await page.getByLabel('Nom').inputValue()).toBe('Rapport du lundi')
    await expectFit(page)
    await page.context().close()
  })

  it('is made by keyboard, shown once, and lets a program in (en, 360 px)', async () => {
    const page = await open('en-GB', phone)
    // HR gives what HR may.
    expect(await page.getByRole('checkbox').count()).toBe(10)
    await page.getByLabel('Name').fill('Monday report')
    for (const scope of ['results:read', 'season:read', 'season:write'])
      await page.getByRole('checkbox', { name: scope }).press('Space')
    await page.getByLabel('How long').selectOption({ label: '30 days' })
    await page.getByRole('button', { name: 'Make the key' }).press('Enter')
    const shown = page.getByRole('region', { name: 'Your key, shown this once only' })
    await shown.waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('shown this once only')
    key = await shown.getByLabel('Key').inputValue()
    expect(key).toMatch(/^quorum_[0-9a-f]{16}_[0-9a-f]{72}$/)
    await expectFit(page)
    await shown.getByRole('button', { name: 'I have copied it' }).press('Enter')
    await shown.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByText('Monday report').waitFor()
    expect(await page.content()).not.toContain(key.slice(24))

    expect((await asProgram('/api/season', key)).status).toBe(200)
    expect((await asProgram('/api/directory', key)).status).toBe(403)
    await page.reload()
    await page.getByText(/last used on/).waitFor()
    await page.context().close()
  })

  it('stands in no file of the instance', async () => {
    const log = await readFile(`${here.data}/quorum-data.json`, 'utf8')
    expect(log + here.quorum.said()).not.toContain(key.slice(24))
  })

  it('is seen and ended by an administrator, at once (fr, 1440 px)', async () => {
    const page = await open('fr-FR', desk, administrator.email)
    await page.getByText('Monday report').waitFor()
    await page.getByText(new RegExp(`Faite le .* par ${hr.name}`)).waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Révoquer la clé Monday report' }).press('Enter')
    const question = page.getByRole('region', { name: /Révoquer la clé Monday report/ })
    await question.waitFor()
    await expectFit(page)
    await question.getByRole('button', { name: 'Révoquer' }).press('Enter')
    await page.getByRole('status').getByText('La clé Monday report est révoquée.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Clés en cours')
    const refused = await asProgram('/api/season', key)
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="quorum", error="invalid_token"',
    ])
    await page.getByText('1 clé terminée').click()
    await page.getByText('Révoquée', { exact: true }).waitFor()
    await expectFit(page)

    await page.goto(`${here.quorum.app}/audit`)
    await page.getByText('A révoqué une clé d’accès').waitFor()
    await page.context().close()
  })

  it('is nothing that a rep makes', async () => {
    const page = await open('fr-FR', phone, rep.email, '/')
    await page.goto(`${here.quorum.app}/keys`)
    await page.getByRole('heading', { level: 1, name: /rien à cette adresse/ }).waitFor()
    expect(await page.getByRole('link', { name: 'Clés d’accès' }).count()).toBe(0)
    await page.context().close()
  })
})

it('a POST whose answer was lost on the way is sent again by the page, and done once', async () => {
  const page = await open('fr-FR', phone)
  let lost = 0
  await page.route('**/api/keys/*/revoke', async (route) => {
    lost += 1
    if (lost > 1) return route.continue()
    // The api has it; the answer never comes.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.getByLabel('Nom').fill('Perdue')
  await page.getByRole('checkbox', { name: 'audit:read' }).press('Space')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Je l’ai copiée' }).press('Enter')
  await page.getByRole('button', { name: 'Révoquer la clé Perdue' }).press('Enter')
  const question = page.getByRole('region', { name: /Révoquer la clé Perdue/ })
  expect(spaceless((await question.getByRole('heading').textContent()) ?? '')).toBe(
    'Révoquer la clé Perdue ?',
  )
  const again = page.waitForResponse('**/api/keys/*/revoke')
  await question.getByRole('button', { name: 'Révoquer' }).press('Enter')
  await page.getByRole('status').getByText('La clé Perdue est révoquée.').waitFor()
  expect([lost, (await again).headers()['idempotency-replayed']]).toEqual([2, 'true'])
  const { keys } = (await (await page.request.get(`${here.quorum.app}/api/keys`)).json()) as KeysView
  const { id } = keys.find(({ name }) => name === 'Perdue')!
  const asked = await page.request.get(`${here.quorum.app}/api/audit?action=keys.revoke`)
  const { lines } = (await asked.json()) as AuditView
  expect(lines.filter(({ object }) => object === id)).toHaveLength(1)
  await page.context().close()
})
