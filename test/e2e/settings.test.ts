/** The organisation names itself and its levels, and says how long things last; of two who save, none undoes the other. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const administrator = people.find(({ role }) => role === 'administrator')!
const hr = people.find(({ role }) => role === 'hr')!

const here = useInstance()

async function open(
  who: { email: string },
  locale: 'fr-FR' | 'en-GB',
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await signIn(page, here.quorum.app, who.email, '/settings')
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

it('names and periods are set by keyboard, and a fault stands at its field (fr, 360 px, dark)', async () => {
  const page = await open(hr, 'fr-FR', { ...phone, colorScheme: 'dark' })
  await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor()
  await expectFit(page)
  await page.getByLabel('Nom, affiché en haut de chaque page').fill('Lumen')
  const rep = page.getByLabel('Délégués commerciaux en français')
  await rep.fill('')
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await page.getByText('Remplissez ce champ.').waitFor()
  expect(await rep.getAttribute('aria-invalid')).toBe('true')
  await expectFit(page)
  await rep.fill('Équipiers')
  await page.getByLabel('Langue de qui n’en a pas dans le fichier importé').selectOption({ label: 'Anglais' })
  await page.getByLabel('Déconnecter après').selectOption({ label: '15 minutes' })
  await page.getByLabel('Les semaines publiées').selectOption({ label: '3 ans' })
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await page.getByText('Enregistré.', { exact: true }).waitFor()
  await page.getByText('Quorum · Lumen').waitFor()
  await expectFit(page)
  await page.reload()
  const language = page.getByLabel('Langue de qui n’en a pas dans le fichier importé')
  await expect.poll(() => language.inputValue()).toBe('en')
  await page.goto(`${here.quorum.app}/directory`)
  await page.getByText(/^\d+ Équipiers$/).waitFor()
  await page.context().close()
})

it('whoever was slower sees what the other changed, and loses nothing (en, 1440 px)', async () => {
  const [first, second] = [await open(hr, 'en-GB', desk), await open(administrator, 'en-GB', desk)]
  await first.getByLabel('Sign out after').selectOption({ label: '4 hours' })
  await second.getByLabel('The log').selectOption({ label: '3 years' })
  await second.getByRole('button', { name: 'Save', exact: true }).click()
  await second.getByText('Saved.', { exact: true }).waitFor()
  await first.getByRole('button', { name: 'Save', exact: true }).click()
  await first.getByText(/^Somebody else has saved meanwhile: .*how long the log is kept/).waitFor()
  await expectFit(first)
  expect(await first.getByLabel('Sign out after').inputValue()).toBe('240')
  await first.getByRole('button', { name: 'Take theirs' }).click()
  await expect.poll(() => first.getByLabel('The log').inputValue()).toBe('1096')
  await first.getByLabel('Sign out after').selectOption({ label: '4 hours' })
  await first.getByRole('button', { name: 'Save', exact: true }).click()
  await first.getByText('Saved.', { exact: true }).waitFor()
  await expectFit(first)
  for (const page of [first, second]) await page.context().close()
})
