/** HR sets when rounds open, sees what that brings before it is saved, pauses, and plans one more; administrators read it. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findInstance } from '../../infra/command/connection.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { Round } from '../../shared/round/round.ts'
import type { ScheduleView } from '../../shared/round/schedule-view.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const administrator = people.find(({ role }) => role === 'administrator')!
const manager = people.find(({ level }) => level === 'field-manager')!

const here = useInstance()

async function open(
  locale: 'fr-FR' | 'en-GB',
  options: BrowserContextOptions,
  who = hr,
  path = '/schedule',
): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  await signIn(page, here.quorum.app, who.email, path)
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const isFocused = (field: Locator) => field.evaluate((element) => element === document.activeElement)
const stored = (page: Page) =>
  page.evaluate(async () => (await fetch('/api/schedule')).json() as Promise<ScheduleView>)
const rounds = async () => (await (await findInstance(here.data))!.ask<{ rounds: Round[] }>('/rounds')).rounds

/** "2026-12-07T09:00" on a wall in Paris, some minutes from now. */
const inParis = (minutes: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(Date.now() + minutes * 60_000))
    .replace(' ', 'T')
const dayAfter = (days: number) => inParis(days * 24 * 60).slice(0, 10)

describe('the schedule', () => {
  it('is set by keyboard, refused at the field, and previewed before it is saved (fr, 360 px, dark)', async () => {
    const page = await open('fr-FR', { ...phone, colorScheme: 'dark' })
    await page.getByRole('heading', { level: 1, name: 'Quand vos semaines s’ouvrent' }).waitFor()
    await expectFit(page)
    const coming = page.getByRole('region', { name: 'Les huit prochaines' })
    // Where a Thursday is a holiday, it is a Friday.
    expect(await coming.getByText(/^Ouvre le (jeudi|vendredi)/).count()).toBe(8)

    // Every field of the form comes by Tab, in its order.
    const day = page.getByLabel('Ouverture, jour')
    await day.focus()
    await page.keyboard.press('Tab')
    expect(await isFocused(page.getByLabel('Ouverture, heure'))).toBe(true)
    await day.selectOption({ label: 'mercredi' })
    await coming.getByText('Aperçu de ce qui n’est pas encore enregistré.').waitFor()
    expect(await coming.getByText(/^Ouvre le mercredi/).count()).toBeGreaterThanOrEqual(5)
    expect((await stored(page)).settings.opens.weekday).toBe(4)

    await page.getByRole('button', { name: 'Ajouter une fermeture' }).press('Enter')
    const name = page.getByLabel('Nom de la fermeture')
    expect(await isFocused(name)).toBe(true)
    // The second Wednesday from now, and the days after it: a week without a round.
    const second = (await stored(page)).next[1]!
    const thursday = Date.parse(second.opens)
    const on = (days: number) => new Date(thursday + days * 86_400_000).toISOString().slice(0, 10)
    await page.getByLabel('Premier jour').fill(on(-1))
    await page.getByLabel('Dernier jour').fill(on(2))
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter')
    await page.getByText('Remplissez ce champ.').last().waitFor()
    await expect.poll(() => isFocused(name)).toBe(true)
    await expectFit(page)
    expect((await stored(page)).stored).toBe(false)
    await name.fill('Séminaire')
    await name.press('Tab')
    await coming.getByText('fermé (Séminaire)').waitFor()
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter')
    await page.getByText('Enregistré.', { exact: true }).waitFor()
    await coming.getByText('fermé (Séminaire)').waitFor()
    const { settings, next, skipped } = await stored(page)
    expect(settings).toMatchObject({ opens: { weekday: 3 }, own: [{ name: 'Séminaire' }] })
    expect(skipped.map(({ why }) => why)).toContain('closure')
    // The clock follows within seconds.
    await expect
      .poll(async () => (await rounds()).map(({ opens }) => opens), { timeout: 30_000 })
      .toEqual([next[0]!.opens])
    await expectFit(page)
    await page.context().close()
  })

  it('pauses to a day and until somebody resumes, which the banner does at once (en, 1440 px)', async () => {
    const page = await open('en-GB', desk)
    const coming = page.getByRole('region', { name: 'The next eight' })
    await page.getByLabel('Pause').selectOption({ label: 'Until a day' })
    await coming.getByText('Choose a date.').waitFor()
    await page.getByLabel('Resumes on').fill(dayAfter(30))
    await coming.getByText(/^No regular round .*: paused\.$/).waitFor()
    await page.getByLabel('Pause').selectOption({ label: 'Until somebody resumes' })
    await coming.getByText('No regular round is planned.').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Paused until somebody resumes' }).waitFor()
    await expectFit(page)
    await expect.poll(rounds, { timeout: 30_000 }).toEqual([])
    await page.getByRole('button', { name: 'Resume now' }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Paused until somebody resumes' }).waitFor({ state: 'detached' })
    expect(await page.getByLabel('Pause').inputValue()).toBe('none')
    await expect.poll(async () => (await rounds()).length, { timeout: 30_000 }).toBe(1)
    await page.context().close()
  })

  it('shows both versions to whoever was slower, who loses nothing (en and fr, 360 px)', async () => {
    const [first, second] = [await open('en-GB', phone), await open('fr-FR', phone)]
    await first.getByLabel('Public holidays').selectOption('none')
    await second.getByLabel('Fermeture, jour').selectOption({ label: 'samedi' })
    await second.getByLabel('Rappeler une fois').uncheck()
    await second.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await second.getByText('Enregistré.', { exact: true }).waitFor()
    await first.getByRole('button', { name: 'Save', exact: true }).click()
    const heading = first.getByRole('heading', { name: 'Two versions' })
    await heading.waitFor()
    expect(await isFocused(heading)).toBe(true)
    const versions = first.locator('.versions')
    for (const text of ['Saturday 23:59', 'Sunday 23:59', 'No reminder', 'France’s eleven public holidays'])
      await versions.getByText(text).waitFor()
    await expectFit(first)
    await first.getByRole('button', { name: 'Save mine' }).click()
    await first.getByText('Saved.', { exact: true }).waitFor()
    expect((await stored(first)).settings).toMatchObject({ holidays: 'none', closes: { weekday: 7 } })
    // And the other way round: theirs is kept.
    await second.getByLabel('Jours fériés').selectOption('none')
    await second.getByLabel('Annonce des résultats, heure').fill('10:30')
    await second.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await second.getByRole('button', { name: 'Garder la leur' }).click()
    expect(await second.getByLabel('Annonce des résultats, heure').inputValue()).toBe('08:00')
    expect(await second.getByLabel('Fermeture, jour').inputValue()).toBe('7')
    await Promise.all([first.context().close(), second.context().close()])
  })
})

describe('an extra round', () => {
  it('is refused where it overlaps, asks before it is planned, and is cancelled (fr, 360 px)', async () => {
    const page = await open('fr-FR', phone)
    const { next } = await stored(page)
    const regular = inParisOf(next[0]!.opens)
    await page.getByRole('button', { name: 'Prévoir un sondage de plus' }).press('Enter')
    const title = page.getByLabel('Titre en français')
    expect(await isFocused(title)).toBe(true)
    await page.getByRole('button', { name: 'Prévoir', exact: true }).press('Enter')
    await page.getByText('Choisissez une date et une heure.').first().waitFor()
    await expectFit(page)
    await title.fill('Après la réorganisation')
    await page.getByLabel('Titre en anglais').fill('After the reorganisation')
    await page.getByLabel('Ouvre le').fill(regular)
    await page.getByLabel('Ferme le').fill(inParisOf(next[1]!.opens))
    await page.getByRole('button', { name: 'Prévoir', exact: true }).press('Enter')
    await page.getByRole('heading', { name: 'Prévoir ce sondage\u202f?' }).waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Oui, le prévoir' }).press('Enter')
    await page.getByText('On pourrait répondre à deux sondages à la fois').waitFor()
    await page.getByLabel('Ouvre le').fill(`${dayAfter(9)}T09:00`)
    await page.getByLabel('Ferme le').fill(`${dayAfter(10)}T07:30`)
    await page.getByRole('button', { name: 'Prévoir', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Oui, le prévoir' }).press('Enter')
    await page.getByText('On doit pouvoir répondre pendant 24 heures').waitFor()
    // Right after a regular one has closed there is room for a day before the next.
    const from = Date.parse(next[0]!.closes)
    await page.getByLabel('Ouvre le').fill(inParisOf(new Date(from + 60_000).toISOString()))
    await page.getByLabel('Ferme le').fill(inParisOf(new Date(from + 25 * 3_600_000).toISOString()))
    await page.getByRole('button', { name: 'Prévoir', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Oui, le prévoir' }).press('Enter')
    await page.getByText('Prévu.', { exact: true }).waitFor()
    await page.getByText('Sondage de plus\u202f: Après la réorganisation').waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Annuler\u202f: Après la réorganisation' }).press('Enter')
    await page.getByText('Il ne s’ouvre pas, et personne n’en est averti.').waitFor()
    await page.getByRole('button', { name: 'Oui, l’annuler' }).press('Enter')
    await page.getByText('Annulé.', { exact: true }).waitFor()
    expect((await stored(page)).extras).toEqual([])
    await page.context().close()
  })

  it('opens at its moment, also in a pause, and is given up after a question (en, 1440 px)', async () => {
    const page = await open('en-GB', desk)
    await page.getByLabel('Pause').selectOption({ label: 'Until somebody resumes' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Plan an extra round' }).click()
    await page.getByLabel('Title in French').fill('Après la réorganisation')
    await page.getByLabel('Title in English').fill('After the reorganisation')
    await page.getByLabel('Opens on').fill(inParis(new Date().getSeconds() < 40 ? 1 : 2))
    await page.getByLabel('Closes on').fill(inParis(2 * 24 * 60))
    await page.getByRole('button', { name: 'Plan it' }).click()
    await page.getByText('Everybody who is asked will be invited on').waitFor()
    await page.getByRole('button', { name: 'Yes, plan it' }).click()
    await page.getByText('Planned.', { exact: true }).waitFor()
    const opened = async () => (await rounds()).find(({ state }) => state === 'open')
    await expect.poll(opened, { timeout: 90_000, interval: 1000 }).toBeDefined()
    const round = (await opened())!
    expect(round.extra).toBe((await stored(page)).extras[0]!.id)
    await page.reload()
    await page.getByRole('heading', { name: 'Open at the moment' }).waitFor()
    await page.getByRole('button', { name: 'Give it up' }).click()
    await page.getByText('ballots that were sent are destroyed unread').waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Yes, destroy it all' }).click()
    await page.getByText('It is given up within a minute.').waitFor()
    await expectFit(page)
    await expect
      .poll(async () => (await rounds()).find(({ id }) => id === round.id)?.state, { timeout: 30_000 })
      .toBe('void')
    await page.reload()
    await page.getByText('Nothing published: given up, or too few answers').waitFor()
    await page.context().close()
  })
})

it.each([
  ['fr-FR', 'Les ressources humaines règlent le calendrier. Vous le lisez.'],
  ['en-GB', 'Human resources set the schedule. You read it.'],
] as const)('an administrator reads it and can change nothing (%s, 360 px)', async (locale, sentence) => {
  const page = await open(locale, phone, administrator)
  await page.getByText(sentence).waitFor()
  await page.locator('.told').waitFor()
  expect(await page.locator('main button, main input, main select').count()).toBe(0)
  await expectFit(page)
  await page.context().close()
})

it('does not exist for a manager', async () => {
  const page = await open('en-GB', desk, manager)
  expect(await page.locator('h1').textContent()).toContain('not')
  expect(await page.evaluate(async () => (await fetch('/api/schedule')).status)).toBe(403)
  await page.context().close()
})

function inParisOf(instant: string): string {
  return inParis((Date.parse(instant) - Date.now()) / 60_000)
}
