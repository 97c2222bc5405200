/** HR's whole path on the dashboard without a mouse, in both languages and at three widths. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { MirrorView } from '../../shared/insight/mirror-view.ts'
import type { DriverScore, PublishedView, RoundView } from '../../shared/insight/view.ts'
import { desk, phone, tablet } from '../e2e/pages.fixture.ts'
import {
  choose,
  download,
  expectSteady,
  expectWell,
  go,
  isFocused,
  pagesOf,
  press,
  reach,
  settled,
  speak,
  visit,
  walk,
} from './keyboard.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const unitOf = (team: string) => `unit:${people.find((person) => person.team === team)!.id}`

const { app } = inject('demonstration')
const opened = pagesOf(app)

/** The reasons as the table must say them, spelled out here a second time. */
function said(score: DriverScore): string {
  if (score.kind !== 'hidden') throw new Error('nothing is hidden')
  return {
    few: 'Masqué\u202f: moins de 5 réponses',
    'protects-another': 'Masqué\u202f: permettrait de déduire les réponses d’un autre groupe',
    season: 'Masqué cette saison\u202f: la liste des groupes affichés est fixée pour le trimestre',
    uniform: 'Masqué\u202f: les réponses se ressemblent trop, le chiffre trahirait chacune',
  }[score.reason]
}

describe('every page of HR', () => {
  it.each([
    ['en', 'light', phone],
    ['fr', 'dark', tablet],
  ] as const)('is fit for everybody (%s, %s)', async (language, colorScheme, size) => {
    const page = await opened(hr, { ...size, colorScheme, locale: language === 'fr' ? 'fr-FR' : 'en-GB' })
    await speak(page, language)
    // The letter's frame runs no script, not even axe's: test/e2e/messages.test.ts looks at that page; others at theirs.
    const elsewhere = [
      /^Messages$/,
      /^(Rôles|Roles)$/,
      /^(Réglages|Settings)$/,
      /^(Clés d’accès|API keys)$/,
      /^Questions$/,
      /^(Calendrier|Schedule)$/,
      /^(Annuaire|Directory)$/,
      /^(Journal|Log)$/,
    ]
    const pages = [
      /^(Mes groupes|My groups)$/,
      /^(Équilibre|Balance)$/,
      /^(Comparer|Compare)$/,
      /^(Tableau|Table)$/,
      /^(Masqués|Hidden)$/,
      /^(Saison|Season)$/,
    ]
    await walk(page, pages, elsewhere)
    await page.context().close()
  })
})

describe('HR without a mouse', () => {
  let page: Page
  let round: string
  const got = async <T>(path: string): Promise<T> => (await (await page.request.get(app + path)).json()) as T
  const asked = (name: string) => new URL(page.url()).searchParams.get(name)
  const region = (name: string | RegExp) => page.getByRole('region', { name })

  beforeAll(async () => {
    page = await opened(hr, { ...desk, colorScheme: 'light', locale: 'fr-FR' })
    const { rounds } = await got<{ rounds: RoundView[] }>('/api/rounds')
    round = rounds.find(({ published }) => published !== null)!.id
  })
  afterAll(() => page?.context().close())

  it('folds a unit, goes down into another, and comes back', async () => {
    await go(page, /^Tableau$/)
    const rows = page.getByRole('table').first().locator('tbody').getByRole('row')
    const all = await rows.count()
    const fold = page.getByRole('link', { name: 'Lignes sous Unité Ouest' })
    await press(page, fold)
    await expect.poll(() => rows.count()).toBeLessThan(all)
    expect([asked('folded'), await fold.getAttribute('aria-expanded')]).toEqual([unitOf('Ouest'), 'false'])
    expect(await fold.evaluate(isFocused)).toBe(true)
    const folded = await rows.count()

    await press(page, page.getByRole('link', { name: 'Unité Sud-Est', exact: true }))
    const heading = page.getByRole('heading', { name: 'Unité Sud-Est, par équipe et par thème' })
    await heading.waitFor()
    expect(await heading.evaluate(isFocused)).toBe(true)
    expect(asked('under')).toBe(unitOf('Sud-Est'))
    expect(await rows.count()).toBeLessThan(folded)
    await expectWell(page)
    await expectSteady(page)

    await press(page, page.locator('.crumbs').getByRole('link').first())
    await expect.poll(() => rows.count()).toBe(folded)
    await press(page, fold)
    await expect.poll(() => rows.count()).toBe(all)
  })

  it('chooses a theme of the levels in each unit, and reads why a cell is hidden', async () => {
    await choose(page, page.getByRole('combobox', { name: 'Thème' }), 'bottom-up')
    expect(asked('theme')).toBe('bottom-up')
    await page.getByRole('heading', { name: 'Communication ascendante, par unité et par niveau' }).waitFor()

    const { groups } = await got<PublishedView>(`/api/rounds/${round}`)
    const unseen = groups.filter(
      ({ kind, drivers }) => kind === 'unit-level' && drivers['bottom-up']?.kind === 'hidden',
    )
    const [unit, level] = unseen[0]!.name.fr.split(' – ')
    await reach(page, page.getByRole('button', { name: `${level}, ${unit}, masqué` }))
    const reason = page.getByRole('tooltip').filter({ visible: true })
    expect(await reason.textContent()).toBe(said(unseen[0]!.drivers['bottom-up']!))
    await expectWell(page)
    await page.keyboard.press('Escape')
    await expect.poll(() => reason.count()).toBe(0)
  })

  it('finds where communication breaks, worst first, and both sides of it', async () => {
    await visit(page, /^Équilibre$/)
    const units = region('Par unité')
    expect(await units.getByRole('listitem').first().textContent()).toContain('Unité Sud-Est')
    await press(page, units.locator('summary'))
    expect(await units.getByRole('rowheader').first().textContent()).toBe('Unité Sud-Est')
    const { mirror } = await got<MirrorView>(`/api/rounds/${round}/mirror`)
    const sides = region('Le miroir')
    const questions = new Set(mirror.map(({ question }) => question))
    expect(questions.size).toBeGreaterThan(0)
    expect(await sides.getByRole('heading', { level: 3 }).count()).toBe(questions.size)
    await press(page, sides.locator('summary').first())
    expect(await sides.getByRole('table').first().getByRole('row').count()).toBeGreaterThan(1)
  })

  it('sets two weeks beside each other, and moves one of them past the other', async () => {
    await visit(page, /^Comparer$/)
    const [from, to] = [
      page.getByRole('combobox', { name: 'De la semaine' }),
      page.getByRole('combobox', { name: 'À la semaine' }),
    ]
    const weeks = await from
      .locator('option')
      .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value))
    expect(weeks).toHaveLength(26)
    await choose(page, from, weeks[5]!)
    await choose(page, to, weeks[1]!)
    expect([asked('a'), asked('b')]).toEqual([weeks[5], weeks[1]])
    await expectSteady(page)
    // On the way past the other side's week nothing happens to it.
    await choose(page, from, weeks[0]!)
    await choose(page, from, weeks[3]!)
    expect([asked('a'), asked('b')]).toEqual([weeks[3], weeks[1]])
    await choose(page, from, weeks[0]!)
    expect([asked('a'), asked('b')]).toEqual([weeks[0], weeks[1]])
  })

  it('reads what is hidden and why, and how the week went', async () => {
    await visit(page, /^Masqués$/)
    const { groups } = await got<PublishedView>(`/api/rounds/${round}`)
    const shown = groups.filter(({ drivers }) => Object.values(drivers).some(({ kind }) => kind === 'shown'))
    const counts = [...(await page.locator('h1').textContent())!.matchAll(/\d+/g)].map(Number)
    expect(counts).toEqual([shown.length, groups.length - shown.length])
    expect(await region('État de la semaine').getByRole('heading', { level: 3 }).count()).toBe(4)
    await press(page, page.locator('summary'))
    await reach(page, page.getByRole('link', { name: 'Préparer la prochaine saison' }))
  })

  it('finds the way to the season and to one group', async () => {
    await visit(page, /^Saison$/)
    await visit(page, /^Mes groupes$/)
  })

  it('takes the week away in three formats', async () => {
    await go(page, /^Tableau$/)
    for (const [format, begins] of [
      ['CSV', '\uFEFF"Semaine'],
      ['XLSX', 'PK'],
      ['JSON', '{"version":1,'],
    ] as const) {
      const { name, path } = await download(
        page,
        page.getByRole('link', { name: new RegExp(`^${format}, semaine \\d+$`) }),
      )
      expect(name).toBe(`quorum-${round}.${format.toLowerCase()}`)
      const bytes = await readFile(path)
      expect(bytes.toString('utf8').startsWith(begins)).toBe(true)
      if (format !== 'JSON') continue
      const published = await page.request.get(`${app}/api/rounds/${round}/published.json`)
      expect(bytes.equals(await published.body())).toBe(true)
    }
    await settled(page)
  })
})
