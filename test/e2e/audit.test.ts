/** The log: what was done stands in it with who did it, is filtered, and is taken away as a file. */
import { expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const somebody = people.find(({ level }) => level === 'rep')!

const here = useInstance()

it.each([
  ['fr-FR', 'dark', phone],
  ['en-GB', 'light', desk],
] as const)('tells HR who did what (%s, %s)', async (locale, colorScheme, size) => {
  const french = locale === 'fr-FR'
  const context = await here.browser.newContext({ ...size, colorScheme, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  await signIn(page, here.quorum.app, hr.email, '/audit')
  const line = page
    .getByRole('list', { name: french ? 'Lignes du journal' : 'Lines of the log' })
    .getByRole('listitem')
  await line
    .filter({ hasText: french ? 'A importé l’annuaire' : 'Imported the directory' })
    .filter({ hasText: french ? 'Le jeton de l’installation' : 'The installation’s token' })
    .first()
    .waitFor()
  const held = await page.request.get(`${here.quorum.app}/api/people/${somebody.id}/held`)
  expect(held.status()).toBe(200)
  await page.reload()
  const taken = french ? 'A pris tout ce qui est gardé d’une personne' : 'Took everything held about a person'
  await line
    .filter({ hasText: hr.name })
    .filter({ hasText: taken })
    .filter({ hasText: somebody.name })
    .first()
    .waitFor()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)

  await page.getByRole('combobox').selectOption('season')
  await page.getByText(french ? 'Aucune ligne ne correspond.' : 'No line fits.').waitFor()
  await page.getByRole('combobox').selectOption('directory')
  await line.filter({ hasText: taken }).first().waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: french ? 'Télécharger (CSV)' : 'Download (CSV)' }).click(),
  ])
  let csv = ''
  for await (const chunk of await download.createReadStream()) csv += chunk
  expect(csv).toContain(taken)
  expect(csv).not.toContain(french ? 'A téléchargé ce journal' : 'Downloaded this log')
  await page.getByRole('combobox').selectOption('audit')
  await line
    .filter({ hasText: french ? 'A téléchargé ce journal' : 'Downloaded this log' })
    .first()
    .waitFor()
  await context.close()
})
