/** HR keeps the directory: a file with errors, mended, looked at, imported and undone; and people one by one. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoCsv, demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { Held } from '../../shared/org/held.ts'
import { desk, expectAccessible, phone, signIn, tablet } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const nantes = people.find(({ team }) => team === 'Nantes')!
const [first, second, third] = people.filter(({ manager }) => manager === nantes.id)
const rennes = people.find(({ team }) => team === 'Rennes')!

const here = useInstance()

async function opened(locale: 'fr-FR' | 'en-GB', options: BrowserContextOptions): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await signIn(page, here.quorum.app, hr.email, '/directory')
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** A file of the directory as it is, changed. */
async function fileOf(change: (csv: string) => string): Promise<string> {
  const file = join(here.data, `people-${Math.random()}.csv`)
  await writeFile(file, change(demoCsv()))
  return file
}
const rowOf = (csv: string, id: string) => csv.split('\n').find((row) => row.startsWith(`${id},`))!

describe('an import by HR', () => {
  let page: Page
  /** One leaves, one moves to Rennes, one gets another address, and somebody new comes to Nantes. */
  const changes = (csv: string) =>
    [
      ...csv
        .trim()
        .split('\n')
        .filter((row) => !row.startsWith(`${first!.id},`))
        .map((row) =>
          row.startsWith(`${second!.id},`)
            ? row.replace(`,${nantes.id},`, `,${rennes.id},`)
            : row.startsWith(`${third!.id},`)
              ? row.replace(third!.email, 'new.address@lumen.example')
              : row,
        ),
      rowOf(csv, second!.id)
        .replace(`${second!.id},`, 'N001,')
        .replace(second!.name, 'Nina Nouvelle')
        .replace(second!.email, 'nina@lumen.example'),
    ].join('\n')
  const wrong = (csv: string) =>
    changes(csv)
      .replace('new.address@lumen.example', 'nowhere')
      .replace(/^(N001,.*),fr(?=,|$)/m, '$1,de')
      .replace(new RegExp(`^(${second!.id},.*),${rennes.id},`, 'm'), '$1,Z999,')

  it('with three errors is refused, each named by line and column (fr, 360 px, dark)', async () => {
    page = await opened('fr-FR', { ...phone, colorScheme: 'dark' })
    await expectFit(page)
    await page.getByRole('button', { name: 'Regarder ce qui changerait' }).click()
    await page.getByText('Choisissez d’abord un fichier.').waitFor()
    await page.getByLabel('Fichier CSV').setInputFiles(await fileOf(wrong))
    await page.getByRole('button', { name: 'Regarder ce qui changerait' }).click()
    await page.getByRole('heading', { name: '3 erreurs, et rien n’est importé' }).waitFor()
    const said = await page
      .getByRole('list', { name: /^Erreurs du fichier/ })
      .getByRole('listitem')
      .allTextContents()
    expect(said).toHaveLength(3)
    expect(said.join('\n')).toMatch(/manager.*Z999/s)
    expect(said.join('\n')).toMatch(/email.*nowhere/s)
    expect(said.join('\n')).toMatch(/language.*de/s)
    await expectFit(page)
  })

  it('mended shows who leaves, comes, moves and changes, and what becomes of the lines', async () => {
    await page.getByLabel('Fichier CSV').setInputFiles(await fileOf(changes))
    expect(await page.getByText('3 erreurs').count()).toBe(0)
    await page.getByRole('button', { name: 'Regarder ce qui changerait' }).click()
    for (const name of [
      'Une personne part',
      'Une personne arrive',
      'Une personne change de responsable',
      'Une fiche change',
    ])
      await page.getByRole('heading', { name, exact: true }).waitFor()
    await page.getByText(`${first!.name} (${first!.id})`).waitFor()
    await page.getByText(`${second!.name} (${second!.id}), de ${nantes.name} à ${rennes.name}`).waitFor()
    await page.getByText(`${third!.name} (${third!.id}) : adresse`).waitFor()
    await page.getByText('Nantes', { exact: true }).waitFor()
    expect(await page.locator('.lines').textContent()).toContain('avec un raccord')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ce qui changerait')
    await expectFit(page)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'One person leaves' }).waitFor()
    await page.getByRole('button', { name: 'Français' }).click()
  })

  it('is applied', async () => {
    const { total } = await got<{ total: number }>(page, '/api/people')
    await page.getByRole('button', { name: 'Importer', exact: true }).click()
    await page.getByText(`Importé : ${total} personnes sont dans l’annuaire.`).waitFor()
    expect((await got<{ total: number }>(page, '/api/people?search=nina')).total).toBe(1)
    expect((await got<{ total: number }>(page, `/api/people?search=${first!.id}`)).total).toBe(0)
    await expectFit(page)
  })

  it('is followed by the schedule and a look at the questions on a phone', async () => {
    const area = page.locator('.top nav:not(.pages)').getByRole('link', { name: 'Semaines' })
    const pages = page.locator('.top .pages')
    await area.click()
    await page.getByRole('heading', { level: 1, name: 'Quand vos semaines s’ouvrent' }).waitFor()
    await page.getByLabel('Ouverture, jour').selectOption({ label: 'mercredi' })
    const coming = page.getByRole('region', { name: 'Les huit prochaines' })
    await coming.getByText('Aperçu de ce qui n’est pas encore enregistré.').waitFor()
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.getByText('Enregistré.', { exact: true }).waitFor()
    const { settings } = await got<{ settings: { opens: { weekday: number } } }>(page, '/api/schedule')
    expect(settings.opens.weekday).toBe(3)

    await pages.getByRole('link', { name: 'Questions' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ce que vous demandez' }).waitFor()
    await page
      .getByRole('button', { name: /^Modifier/ })
      .first()
      .click()
    const screen = page.frameLocator('iframe')
    const text = await page.getByLabel('En français').inputValue()
    await screen.getByText(text).waitFor()
    expect(await screen.getByRole('radio').count()).toBeGreaterThanOrEqual(5)
    await expectFit(page)
    await page.locator('.top nav:not(.pages)').getByRole('link', { name: 'Organisation' }).click()
    await page.getByRole('heading', { level: 1, name: /nnuaire/ }).waitFor()
  })

  it('is undone: everybody is where they were', async () => {
    const { total } = await got<{ total: number }>(page, '/api/people')
    await page.getByRole('button', { name: 'Annuler cet import' }).click()
    await page.getByRole('heading', { name: 'Annuler le dernier import ?' }).waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Oui, l’annuler' }).click()
    await page.getByText(`Annulé : ${total} personnes sont dans l’annuaire.`).waitFor()
    expect((await got<{ total: number }>(page, `/api/people?search=${first!.id}`)).total).toBe(1)
    // Once the page has looked again at what can be undone.
    await page.getByRole('button', { name: 'Annuler cet import' }).waitFor({ state: 'detached' })
    // The file that was undone would change the same again; that of before changes nothing.
    await page.getByLabel('Fichier CSV').setInputFiles(await fileOf((csv) => csv))
    await page.getByRole('button', { name: 'Regarder ce qui changerait' }).click()
    await page.getByText('Rien ne changerait').waitFor()
    await page.context().close()
  })
})

async function got<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(here.quorum.app + path)).json()) as T
}

it('a directory that somebody else changed meanwhile is not overwritten (en, 768 px)', async () => {
  const page = await opened('en-GB', tablet)
  await page
    .getByLabel('CSV file')
    .setInputFiles(await fileOf((csv) => csv.replace(third!.email, 'late@lumen.example')))
  await page.getByRole('button', { name: 'Look at what would change' }).click()
  await page.getByRole('heading', { name: 'The details of one person change' }).waitFor()
  await here.command('import', await fileOf((csv) => csv), '--yes')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('The directory changed in the meantime').waitFor()
  await page.getByRole('button', { name: 'Look at what would change' }).click()
  await page.getByRole('heading', { name: 'The details of one person change' }).waitFor()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText(/^Imported: \d+ people are in the directory\.$/).waitFor()
  await page.context().close()
})

it('somebody is found, handed what is held about them, and taken out for good by keyboard (fr, 1440 px)', async () => {
  const page = await opened('fr-FR', desk)
  const search = page.getByRole('searchbox')
  await search.fill(first!.name)
  await page.getByText('Une personne', { exact: true }).waitFor()
  await expectFit(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Tout ce qui est gardé/ }).press('Enter'),
  ])
  const held = JSON.parse(await text(await download.createReadStream())) as Held
  expect(held).toMatchObject({ about: first!.id, member: { email: first!.email }, leads: null })
  expect(held.notHeld.fr).toContain('Aucune réponse')

  await page.getByRole('button', { name: `Retirer ${first!.name}` }).press('Enter')
  await page.getByRole('heading', { name: `Retirer ${first!.name} maintenant ?` }).waitFor()
  await expectFit(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(`${first!.name} n’est plus dans l’annuaire.`).waitFor()
  await search.fill(first!.name)
  await page.getByText('Personne ne correspond.').waitFor()
  await search.fill(nantes.name)
  await page.getByRole('button', { name: `Retirer ${nantes.name}` }).click()
  await page.getByRole('button', { name: 'Oui, retirer' }).click()
  await page.getByText('Cette personne a une équipe').waitFor()
  await page.context().close()
})

describe('a large file', () => {
  const rows = (count: number, more = '') =>
    Array.from(
      { length: count },
      (_, i) => `X${i},Somebody ${i}${more},x${i}@lumen.example,${nantes.id},rep,fr,,,,true\n`,
    ).join('')

  it('that is too large is told before it is sent (fr, 360 px)', async () => {
    const page = await opened('fr-FR', phone)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await page
      .getByLabel('Fichier CSV')
      .setInputFiles(await fileOf((csv) => csv + rows(60_000, ' '.repeat(50))))
    await page.getByRole('button', { name: 'Regarder ce qui changerait' }).click()
    await page.getByText('Ce fichier dépasse 5\u202fMo').waitFor()
    expect(sent.filter((url) => url.includes('preview'))).toEqual([])
    await expectFit(page)
    await page.getByLabel('Fichier CSV').setInputFiles(await fileOf((csv) => csv))
    expect(await page.getByText('Ce fichier dépasse').count()).toBe(0)
    await page.context().close()
  })

  it('of Excel in UTF-16 is read, and how far its import is can be seen (en, 1440 px)', async () => {
    const page = await opened('en-GB', desk)
    const file = join(here.data, 'utf16.csv')
    const csv = demoCsv() + rows(8000)
    await writeFile(file, Buffer.from(`\uFEFF${csv.replaceAll(',', '\t')}`, 'utf16le'))
    await page.getByLabel('CSV file').setInputFiles(file)
    await page.getByRole('button', { name: 'Look at what would change' }).click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const progress = page.getByRole('progressbar')
    const done = () => progress.evaluate((bar) => (bar as HTMLProgressElement).position)
    await expect.poll(done, { timeout: 30_000, interval: 100 }).toBeGreaterThan(0.1)
    await expectFit(page)
    await page.getByText(/^Imported: 82\d\d people are in the directory\.$/).waitFor({ timeout: 60_000 })
    const [accented] = people.filter(({ name }) => /é/.test(name) && name !== first!.name)
    expect(
      (await got<{ total: number }>(page, `/api/people?search=${accented!.name}`)).total,
    ).toBeGreaterThan(0)
    await page.context().close()
  })
})

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = ''
  for await (const chunk of stream) all += chunk
  return all
}
