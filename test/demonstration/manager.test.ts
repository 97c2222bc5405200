/** A manager's whole path on the dashboard without a mouse, in both languages and at three widths. */
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { SignalsView } from '../../shared/insight/signals-view.ts'
import type { MeView, TrendView } from '../../shared/insight/view.ts'
import { desk, phone, tablet } from '../e2e/pages.fixture.ts'
import {
  choose,
  download,
  expectSteady,
  expectWell,
  pagesOf,
  press,
  reach,
  settled,
  speak,
  visit,
  walk,
} from './keyboard.fixture.ts'

const people = demoOrganisation()
const areaManager = people.find(({ team }) => team === 'Ouest')!
const fieldManager = people.find(({ team }) => team === 'Nantes')!

const { app } = inject('demonstration')
const opened = pagesOf(app)

describe('every page of a manager', () => {
  it.each([
    ['fr', 'dark', phone, fieldManager],
    ['en', 'light', tablet, areaManager],
  ] as const)('is fit for everybody (%s, %s)', async (language, colorScheme, size, who) => {
    const page = await opened(who, { ...size, colorScheme, locale: language === 'fr' ? 'fr-FR' : 'en-GB' })
    await speak(page, language)
    const pages = [/^(Mes groupes|My groups)$/, /^(Équilibre|Balance)$/, /^(Comparer|Compare)$/]
    await walk(page, pages, [/^(Répondre|Answer)$/])
    await page.context().close()
  })
})

describe('a manager without a mouse', () => {
  let page: Page
  const got = async <T>(path: string): Promise<T> => (await (await page.request.get(app + path)).json()) as T
  const asked = (name: string) => new URL(page.url()).searchParams.get(name)
  const list = (name: string) => page.getByRole('combobox', { name, exact: true })
  const chosen = () => Promise.all(['Group', 'Period', 'Compare with'].map((name) => list(name).inputValue()))

  beforeAll(async () => {
    page = await opened(areaManager, { ...desk, colorScheme: 'dark', locale: 'en-GB' })
  })
  afterAll(() => page?.context().close())

  it('changes the language in place, and skips to the content', async () => {
    await speak(page, 'en')
    await page.reload()
    await settled(page)
    await press(page, page.getByRole('link', { name: 'Skip to the content' }))
    expect(await page.locator('main').evaluate((main) => main === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await list('Group').evaluate((first) => first === document.activeElement)).toBe(true)
  })

  it('chooses group, period and what to compare with, which the address keeps', async () => {
    expect(await chosen()).toEqual([`unit:${areaManager.id}`, '26', ''])
    const field = `team:${areaManager.id}`
    await choose(page, list('Group'), field)
    expect(asked('group')).toBe(field)
    for (const weeks of ['8', '52', '26']) {
      await choose(page, list('Period'), weeks)
      expect(asked('weeks')).toBe(weeks)
      const shown = Math.min(Number(weeks), 26)
      await page.getByRole('heading', { name: new RegExp(`^\\d themes, ${shown} weeks$`) }).waitFor()
    }
    for (const [group, weeks, option, legend] of [
      [field, '26', 'above', 'Dashed: Unit Ouest'],
      [field, '26', 'level', 'Dashed: Field managers'],
      [`team:${fieldManager.id}`, '8', 'past', 'Dashed: the group itself, 8 weeks before'],
    ] as const) {
      await choose(page, list('Group'), group)
      await choose(page, list('Period'), weeks)
      await choose(page, list('Compare with'), option)
      expect(await chosen()).toEqual([group, weeks, option])
      expect([asked('group'), asked('weeks'), asked('with')]).toEqual([group, weeks, option])
      const line = () => page.locator('path.compared').first().getAttribute('d')
      await page.getByText(legend, { exact: true }).waitFor()
      const drawn = await line()
      expect(drawn).toMatch(/^M[\d.]+ /)
      await expectSteady(page)
      await page.getByText(legend, { exact: true }).waitFor()
      expect(await chosen()).toEqual([group, weeks, option])
      expect(await line()).toBe(drawn)
    }
    await expectWell(page)
  })

  it('reads a chart week by week, and the same as a table', async () => {
    await page.goto(`${app}/team?weeks=26`)
    await settled(page)
    const trend = await got<TrendView>(`/api/groups/unit:${areaManager.id}/trend?weeks=26`)
    const morale = page.getByRole('slider', { name: 'Morale' })
    // One a theme, and none for the invented line that explains how to read them.
    expect(await page.getByRole('slider').count()).toBe(trend.drivers.length)
    await reach(page, morale)
    /** What the slider says of a week, counted from the last. */
    const says = async (back: number) => {
      const { week, drivers } = trend.weeks.at(-1 - back)!
      const score = drivers.morale
      const value = score?.kind === 'shown' ? `(about |under |over )?${score.score}` : '(hidden|not asked)'
      const spoken = new RegExp(`^Week ${Number(week.slice(-2))}, .*: ${value}`)
      expect(await morale.getAttribute('aria-valuetext')).toMatch(spoken)
      expect(await page.locator('.plot .read').textContent()).toBe(
        await morale.getAttribute('aria-valuetext'),
      )
    }
    await says(0)
    for (const [key, back] of [
      ['ArrowLeft', 1],
      ['ArrowDown', 2],
      ['ArrowRight', 1],
      ['Home', 25],
      ['ArrowUp', 24],
      ['End', 0],
    ] as const) {
      await page.keyboard.press(key)
      await says(back)
    }

    const table = page.getByRole('table').first()
    expect(await table.isVisible()).toBe(false)
    await press(page, page.locator('summary').filter({ hasText: 'The same, as a table' }))
    expect(await table.isVisible()).toBe(true)
    await reach(page, page.getByRole('region', { name: 'Scores by week and theme' }))
    await expectWell(page)
  })

  it('is told the signals of what they lead, and of nothing else', async () => {
    const { groups } = await got<MeView>('/api/me')
    const signals = page.getByRole('region', { name: 'Signals of this week' })
    for (const { id, signals: told } of [
      groups.find(({ signals }) => signals)!,
      groups.find(({ signals }) => !signals)!,
    ]) {
      await choose(page, list('Group'), id)
      expect(await signals.count()).toBe(told ? 1 : 0)
      if (!told) continue
      const { weeks } = await got<SignalsView>(`/api/groups/${id}/signals?weeks=1`)
      const articles = signals.getByRole('article')
      expect(await articles.getByRole('heading').allTextContents()).toEqual(
        weeks.at(-1)!.signals.map(({ title }) => title.en),
      )
      if (weeks.at(-1)!.signals.length === 0)
        expect(await signals.textContent()).toContain('No signal this week.')
    }
  })

  it('takes their groups away as a file, which holds no other', async () => {
    const { groups } = await got<MeView>('/api/me')
    const { name, path } = await download(page, page.getByRole('link', { name: /^CSV, week \d+$/ }))
    expect(name).toMatch(/^quorum-\d{4}-W\d\d-[0-9a-f]+\.csv$/)
    const rows = parse(await readFile(path), { bom: true, columns: true }) as Record<string, string>[]
    expect(new Set(rows.map((row) => row['Group id']))).toEqual(new Set(groups.map(({ id }) => id)))
  })

  it('compares sides and weeks', async () => {
    await visit(page, /^Balance$/)
    const units = page.getByRole('region', { name: 'By unit' })
    await press(page, units.locator('summary'))
    expect(await units.getByRole('table').isVisible()).toBe(true)
    const drawing = await download(page, units.getByRole('button', { name: /^Download as SVG/ }), 'Shift+Tab')
    expect(drawing.name).toMatch(/^quorum-\d{4}-W\d\d-balance-units\.svg$/)

    await visit(page, /^Compare$/)
    const weeks = await list('From week')
      .locator('option')
      .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value))
    await choose(page, list('From week'), weeks[9]!)
    await choose(page, list('To week'), weeks[1]!)
    expect([asked('a'), asked('b')]).toEqual([weeks[9], weeks[1]])
    const rows = page.getByRole('table').first().locator('tbody').getByRole('row')
    const all = await rows.count()
    const fold = page.getByRole('link', { name: 'Rows below Unit Ouest' })
    await press(page, fold)
    await expect.poll(() => rows.count()).toBeLessThan(all)
    expect(await fold.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.count()).toBe(all)
    await expectSteady(page)
  })

  it('is offered neither the table of everything nor what is hidden of others', async () => {
    for (const path of ['/table', '/hidden', '/season']) {
      await page.goto(app + path)
      await settled(page)
      expect(await page.locator('h1').textContent()).toBe('There is nothing at this address.')
    }
    await expectWell(page)
  })
})
