/** HR sees what is hidden and why, and plans, keeps and begins a season, by keyboard in both languages. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findInstance } from '../../infra/command/connection.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { SeasonStatus } from '../../shared/insight/season-view.ts'
import { reasonSentence } from '../../shared/language/reasons.ts'
import type { PublishedRound, Reason } from '../../shared/published/published.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const administrator = people.find(({ role }) => role === 'administrator')!
const manager = people.find(({ team }) => team === 'Nantes')!

const here = useInstance()

const command = <T>(...args: string[]) => here.command<T>('round', ...args)
const reasons: Reason[] = ['few', 'protects-another', 'season', 'uniform']

const repsOf = (team: string) => {
  const lead = people.find((person) => person.team === team)!
  return people.filter((person) => person.manager === lead.id).map(({ id }) => id)
}

/** These people answer the open round, each differently. */
async function answer(members: string[]): Promise<void> {
  const connection = (await findInstance(here.data))!
  const { links } = await connection.ask<{ links: { url: string }[] }>('/links', { members })
  const all = links.map(({ url }) => readLink(url))
  const address = `${here.quorum.box}/rounds/${all[0]!.round}/manifest.json`
  const { questions } = (await (await fetch(address)).json()) as Manifest
  for (const [i, link] of all.entries()) {
    const asked = questions.filter(({ asked }) => asked === 'all')
    const answers = Object.fromEntries(asked.map(({ id }, j) => [id, ((i + j) % 5) + 1]))
    await vote({ app: here.quorum.app, box: here.quorum.box }, { link, answers: answers as never })
  }
}

/** A page of HR's in a language of its own, whatever the directory says. */
async function asHr(path: string, locale: 'fr-FR' | 'en-GB', options: BrowserContextOptions): Promise<Page> {
  const context = await here.browser.newContext({ ...options, locale })
  await context.addInitScript((code) => localStorage.setItem('quorum-language', code), locale.slice(0, 2))
  const page = await context.newPage()
  await signIn(page, here.quorum.app, hr.email, path)
  await settled(page)
  return page
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'))
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

const status = async (page: Page) =>
  (await (await page.request.get(`${here.quorum.app}/api/season`)).json()) as SeasonStatus

describe('before the first round', () => {
  it('says that nothing is published and no season runs, and shows what one would show', async () => {
    const page = await asHr('/hidden', 'fr-FR', { ...phone, colorScheme: 'dark' })
    expect(await page.locator('h1').textContent()).toBe('Pas encore de résultat.')
    await page.getByText('Aucune saison n’est en cours.').waitFor()
    await expectFit(page)
    await page.getByRole('link', { name: 'Préparer la prochaine saison' }).press('Enter')
    await page.getByRole('heading', { name: /^Commencée maintenant/ }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await expectFit(page)
    expect(await status(page)).toMatchObject({ running: null, history: [] })
    await page.context().close()
  })
})

describe('while a round is open', () => {
  it('previews by keyboard, keeps a choice, and refuses to begin without losing it (fr, 360 px)', async () => {
    await command('open', '--grace', '0')
    const page = await asHr('/season', 'fr-FR', phone)
    const would = page.locator('#would')
    const before = await would.textContent()
    await page.getByLabel('Quorum').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.waitForURL(/k=7&expected=7&order=units/)
    await settled(page)
    expect(await would.textContent()).not.toBe(before)
    await expectFit(page)

    await page.getByRole('link', { name: 'Quorum 6, équipes d’abord' }).press('Enter')
    await page.waitForURL(/k=6&expected=6&order=teams/)
    await settled(page)
    expect(await page.getByLabel('Quorum').inputValue()).toBe('6')
    expect(await page.locator('.compare .chosen').textContent()).toContain('Quorum 6, équipes d’abord')
    const names = await page.locator('section[aria-labelledby="teams"]').textContent()
    for (const town of ['Nantes', 'Équipes Brest + Tours', 'Réunis pour répondre'])
      expect(names).toContain(town)

    await page.getByRole('button', { name: 'Garder pour la prochaine saison' }).press('Enter')
    await page.getByText(/^C’est gardé/).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Garder pour la prochaine saison',
    )
    expect(await status(page)).toMatchObject({
      running: { k: 5, order: 'units' },
      next: { k: 6, expected: 6, order: 'teams' },
    })

    await page.getByRole('button', { name: 'Commencer maintenant' }).press('Enter')
    await page.getByText(/^Cela termine la saison en cours/).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('confirm')
    await expectFit(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Une semaine est en cours').waitFor()
    expect(page.url()).toContain('k=6&expected=6&order=teams')
    expect(await page.getByLabel('Quorum').inputValue()).toBe('6')
    await expectFit(page)
    expect((await status(page)).history).toHaveLength(1)
    await page.context().close()
  })
})

describe('after a round', () => {
  it('names every hidden group under its reason (en, 1440 px)', async () => {
    await answer([...repsOf('Nantes'), ...repsOf('Rennes')])
    const { round } = await command<{ round: string }>('close')
    await command('publish')
    const page = await asHr('/hidden', 'en-GB', { ...desk, colorScheme: 'dark' })
    const file = await page.request.get(`${here.quorum.app}/api/rounds/${round}/published.json`)
    const { groups, questions } = (await file.json()) as PublishedRound
    const asked = questions.filter(({ asked }) => asked === 'all')
    const hidden = groups.map(({ results }) =>
      asked.flatMap(({ id }) => {
        const result = results[id]!
        return 'hidden' in result ? [result.hidden] : []
      }),
    )
    const wholly = hidden.filter((reasons) => reasons.length === asked.length).length
    expect(wholly).toBeGreaterThan(20)
    expect(await page.locator('h1').textContent()).toBe(
      `${groups.length - wholly} groups are shown, ${wholly} stay hidden.`,
    )
    const rows = page.locator('section[aria-labelledby="reasons"] .reason')
    for (const row of await rows.all()) {
      const sentence = await row.locator('h3').textContent()
      const reason = reasons.find((one) => reasonSentence(one, 5).en === sentence)!
      const own = hidden.filter((found) => found.includes(reason))
      expect(await row.locator('li').count(), sentence!).toBe(own.length)
    }
    expect(await rows.count()).toBe(new Set(hidden.flat()).size)
    await page.getByText('The same example, as a table').press('Enter')
    expect(await page.getByRole('cell', { name: 'hidden: protects another group' }).count()).toBe(1)
    await expectFit(page)
    await page.context().close()
  })

  it('begins the season that was confirmed, and never one with a lower quorum', async () => {
    const page = await asHr('/season?k=6&expected=6&order=teams', 'en-GB', desk)
    await page.getByRole('button', { name: 'Begin now' }).press('Enter')
    await page.getByRole('button', { name: 'End it and begin' }).press('Enter')
    await page.getByText(/^The new season has begun: .* season 2, quorum 6/).waitFor()
    expect(await status(page)).toMatchObject({ running: { k: 6, expected: 6, order: 'teams' } })
    await expectFit(page)

    await page.goto(`${here.quorum.app}/season?k=5&order=units`)
    await page.getByRole('alert').getByText('The quorum is never lowered').waitFor()
    expect(await page.getByLabel('Quorum').inputValue()).toBe('5')
    await expectFit(page)
    await page.getByRole('button', { name: 'Français' }).press('Enter')
    await page.getByRole('alert').getByText('Le quorum ne baisse pas').waitFor()
    await page.context().close()
  })
})

it.each([
  ['a manager', manager],
  ['an administrator', administrator],
])('the pages do not exist for %s', async (_, { email }) => {
  const context = await here.browser.newContext({ ...desk, locale: 'en-GB' })
  const page = await context.newPage()
  await signIn(page, here.quorum.app, email, '/')
  for (const path of ['/hidden', '/season']) {
    await page.goto(here.quorum.app + path)
    await page.getByRole('heading', { name: /There is nothing at this address|Il n’y a rien/ }).waitFor()
    expect(await page.locator(`nav a[href="${path}"]`).count()).toBe(0)
  }
  expect((await page.request.get(`${here.quorum.app}/api/season`)).status()).toBe(403)
  await context.close()
})
