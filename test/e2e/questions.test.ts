/** HR words questions anew, adds a driver, looks at it on a phone, and what the next round asks and publishes is just that. */
import { setTimeout } from 'node:timers/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findInstance } from '../../infra/command/connection.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { PublishedRound } from '../../shared/published/published.ts'
import type { BankView, PlanView } from '../../shared/questions/bank-view.ts'
import { questionsFor, weekNumber } from '../../shared/questions/rotation.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { answerQuestions, desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const [rep, ...others] = people.filter(({ level }) => level === 'rep')

const here = useInstance()
let round: string

async function open(
  locale: 'fr-FR' | 'en-GB',
  options: BrowserContextOptions,
  path = '/questions',
): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  await signIn(page, here.quorum.app, hr.email, path)
  return page
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const section = (page: Page, name: string) =>
  page.locator('section.section', { has: page.getByRole('heading', { level: 2, name }) })
const planOf = (page: Page) =>
  page.evaluate(async () => (await fetch('/api/questions/plan')).json() as Promise<PlanView>)
const idsOf = (opens: string, bank: BankView) => questionsFor(weekNumber(opens), bank).map(({ id }) => id)

/** In both languages, and only this: what a round of ours asks from now on. */
const why = { fr: 'Je comprends les décisions de cette semaine.', en: 'I understand this week’s decisions.' }
const heard = {
  fr: 'Nous avons écouté nos clients cette semaine.',
  en: 'We listened to our clients this week.',
}

describe('the bank', () => {
  it('is worded anew by keyboard, seen on a phone in both languages first (fr, 360 px, dark)', async () => {
    const page = await open('fr-FR', { ...phone, colorScheme: 'dark' })
    await page.getByRole('heading', { level: 1, name: 'Ce que vous demandez' }).waitFor()
    await expectFit(page)
    // Both, whichever of the two the next week asks.
    for (const before of ['Je sais pourquoi les décisions', 'J’ai reçu à temps']) {
      const edit = page.getByRole('button', { name: `Modifier\u202f: ${before}` })
      await edit.press('Enter')
      const french = page.getByLabel('En français')
      expect(await french.evaluate((field) => field === document.activeElement)).toBe(true)
      await french.fill('')
      await page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
      await page.getByText('Remplissez ce champ.').waitFor()
      await expectFit(page)
      await french.fill(why.fr)
      await page.getByLabel('En anglais').fill(why.en)
      const screen = page.frameLocator('iframe')
      await screen.getByText(why.fr).waitFor()
      await screen.getByText('Tout à fait').waitFor()
      await page.getByLabel('Langue de l’aperçu').selectOption('en')
      await screen.getByText(why.en).waitFor()
      await screen.getByText('Entirely').waitFor()
      expect(await screen.locator('fieldset').evaluate((box) => getComputedStyle(box).display)).toBeTruthy()
      await expectFit(page)
      await page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
      await page.getByText('Enregistré.').waitFor()
    }
    const worded = section(page, 'Communication descendante').getByText(why.fr)
    await expect.poll(() => worded.count(), { timeout: 10_000 }).toBe(2)
    await page.context().close()
  })

  it('takes a driver and its question, and retires another with what it means said (en, 1440 px)', async () => {
    const page = await open('en-GB', desk)
    await page.getByRole('button', { name: 'Add a driver' }).click()
    await page.getByLabel('Name of the driver, in french').fill('Écoute des clients')
    await page.getByLabel('Name of the driver, in english').fill('Morale')
    await page.keyboard.press('Enter')
    await page.getByText('Another driver has this name already.').waitFor()
    await page.getByLabel('Name of the driver, in english').fill('Customer focus')
    await page.keyboard.press('Enter')
    const own = section(page, 'Customer focus')
    await own.getByText('No question yet').waitFor()
    await own.getByRole('button', { name: 'Add a question to Customer focus' }).click()
    await page.getByLabel('In French').fill(heard.fr)
    await page.getByLabel('In English').fill(heard.en)
    await page.getByRole('button', { name: 'Save' }).click()
    await own.getByText(/Asked in the week of/).waitFor()

    // Its driver's other question stays: this one is asked no longer.
    const morale = section(page, 'Morale')
    await morale.getByRole('button', { name: 'Edit: In my team, the mood was good this week.' }).click()
    await page.getByRole('button', { name: 'Retire' }).click()
    await page.getByText('What was published stays on the lines').waitFor()
    await expectFit(page)
    await page.getByRole('button', { name: 'Yes, retire it' }).click()
    await morale.getByText('Retired: it is asked no longer, its past stays readable.').waitFor()
    // The last of a driver that is asked every week stays.
    await morale.getByRole('button', { name: 'Edit: This week, I enjoyed doing my job.' }).click()
    await page.getByRole('button', { name: 'Retire' }).click()
    await page.getByRole('button', { name: 'Yes, retire it' }).click()
    await page.getByText('it needs one question at least').waitFor()
    await page.context().close()
  })

  it('shows both versions to whoever was slower, who loses nothing (en, 360 px)', async () => {
    const [first, second] = [await open('en-GB', phone), await open('fr-FR', phone)]
    const edit = { first: 'Edit: Somebody helped me', second: 'Modifier\u202f: Quelqu’un m’a aidé' }
    await first.getByRole('button', { name: edit.first }).click()
    await second.getByRole('button', { name: edit.second }).click()
    await second.getByLabel('En anglais').fill('Theirs.')
    await second.getByRole('button', { name: 'Enregistrer' }).click()
    await second.getByText('Enregistré.').waitFor()
    await first.getByLabel('In English').fill('Mine.')
    await first.getByRole('button', { name: 'Save' }).click()
    await first.getByRole('heading', { name: 'Two versions' }).waitFor()
    const both = first.locator('.confirm')
    for (const text of ['Theirs.', 'Mine.']) await both.getByText(text).waitFor()
    await expectFit(first)
    await first.getByRole('button', { name: 'Save mine' }).click()
    await section(first, 'Coaching').getByText('Mine.').waitFor()
    await section(first, 'Coaching')
      .getByText(/Version 3/)
      .waitFor()
    await first.context().close()
    await second.context().close()
  })
})

describe('a round', () => {
  it('asks a rep in the new words, and the new question in the week in which the plan has it', async () => {
    const page = await open('en-GB', desk)
    const bank = await page.evaluate(async () => (await fetch('/api/questions')).json() as Promise<BankView>)
    const { rounds } = await planOf(page)
    expect(rounds).toHaveLength(8)
    for (const { opens, questions } of rounds)
      expect(questions.map(({ id }) => id)).toEqual(idsOf(opens, bank))
    expect(rounds.flatMap(({ questions }) => questions.map(({ text }) => text.en))).toContain(heard.en)
    await page.context().close()

    // Of the last weeks, since a round opens by hand now or as one of the past.
    const { id } = bank.questions.find(({ text }) => text.en === heard.en)!
    const opens = Array.from({ length: 8 }, (_, i) =>
      new Date(Date.now() - i * 7 * 24 * 3_600_000).toISOString(),
    )
    const asking = opens.find((one) => idsOf(one, bank).includes(id))!
    const connection = (await findInstance(here.data))!
    ;({ round } = await connection.ask<{ round: string }>('/rounds/open', { opens: asking, grace: 0 }))
    // The page tells the time by the service's Date header, in whole seconds.
    await setTimeout(1000)

    const context = await here.browser.newContext({ ...phone, locale: 'fr-FR' })
    const answering = await context.newPage()
    await answering.goto(await here.linkOf(rep!.id))
    await answerQuestions(answering, [4])
    const review = await answering.locator('.review').textContent()
    for (const { fr } of [why, heard]) expect(review).toContain(fr)
    expect(review).not.toContain('l’ambiance était bonne')
    await answering.getByRole('button', { name: /^Envoyer$/ }).click()
    await answering.getByText('selon le plan du jour de l’ouverture').waitFor()
    await expectAccessible(answering)
    await context.close()
  })

  it('is published with the name of the driver, in both languages, and in its file', async () => {
    const connection = (await findInstance(here.data))!
    const { links } = await connection.ask<{ links: { url: string }[] }>('/links', {
      members: others.slice(0, 60).map(({ id }) => id),
    })
    const first = readLink(links[0]!.url)
    const manifest = (await (
      await fetch(`${here.quorum.box}/rounds/${round}/manifest.json`)
    ).json()) as Manifest
    expect(first.round).toBe(round)
    for (const [i, { url }] of links.entries()) {
      const answers = manifest.questions
        .filter(({ asked }) => asked === 'all')
        .map((question, j) => [question.id, question.scale ? 7 : ((i + j) % 5) + 1])
      await vote(
        { app: here.quorum.app, box: here.quorum.box },
        {
          link: readLink(url),
          answers: Object.fromEntries(answers) as never,
        },
      )
    }
    await here.command('round', 'close')
    await here.command('round', 'publish')

    for (const [locale, name] of [
      ['fr-FR', 'Écoute des clients'],
      ['en-GB', 'Customer focus'],
    ] as const) {
      const page = await open(locale, desk, '/table')
      await page.getByRole('columnheader', { name }).first().waitFor()
      await expectAccessible(page)
      await page.goto(`${here.quorum.app}/team?group=organisation`)
      await page.locator('#charts').waitFor()
      await page.getByRole('heading', { name }).waitFor()
      const language = locale.slice(0, 2)
      const csv = await page.evaluate(
        async (path) => (await fetch(path)).text(),
        `/api/rounds/${round}/export?format=csv&language=${language}`,
      )
      expect(csv).toContain(`"${name}"`)
      const published = await page.evaluate(
        async (path) => (await (await fetch(path)).json()) as PublishedRound,
        `/api/rounds/${round}/published.json`,
      )
      expect(published.questions.map(({ driverName }) => driverName?.[language as 'fr'])).toContain(name)
      await page.context().close()
    }
  })
})
