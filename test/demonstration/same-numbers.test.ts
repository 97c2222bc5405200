/** What stands on the screen is what the api gave, number for number, spelled out here a second time. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { BalanceView } from '../../shared/insight/balance-view.ts'
import type { CompareView } from '../../shared/insight/compare-view.ts'
import type { MirrorView } from '../../shared/insight/mirror-view.ts'
import type { DriverScore, PublishedView, RoundView, TrendView } from '../../shared/insight/view.ts'
import { launchBrowser } from '../browser.ts'
import { desk, signIn } from '../e2e/pages.fixture.ts'
import { settled } from './keyboard.fixture.ts'

const people = demoOrganisation()
const hr = people.find(({ role }) => role === 'hr')!
const idOf = (team: string) => people.find((person) => person.team === team)!.id

const names: Record<string, string> = {
  autonomy: 'Autonomy',
  'top-down': 'Top-down communication',
  'bottom-up': 'Bottom-up communication',
  alignment: 'Marketing-sales alignment',
  'mutual-help': 'Mutual help',
  coaching: 'Coaching',
  morale: 'Morale',
}
const why = {
  few: 'too few answers',
  'protects-another': 'protects another group',
  season: 'not shown this season',
  uniform: 'answers too much alike',
}

const { app } = inject('demonstration')
let browser: Browser
let page: Page
let rounds: RoundView[]

beforeAll(async () => {
  browser = await launchBrowser()
  const context = await browser.newContext({ ...desk, locale: 'en-GB' })
  await context.addInitScript(() => localStorage.setItem('quorum-language', 'en'))
  page = await context.newPage()
  await signIn(page, app, hr.email, '/team')
  const all = await got<{ rounds: RoundView[] }>('/api/rounds')
  rounds = all.rounds.filter(({ published }) => published !== null)
})
afterAll(() => browser?.close())

const got = async <T>(path: string): Promise<T> => (await (await page.request.get(app + path)).json()) as T
const show = async (path: string) => {
  await page.goto(app + path)
  await settled(page)
}

const inWords = (score: DriverScore | undefined): string => {
  if (!score) return 'no result'
  if (score.kind === 'not-asked') return 'not asked'
  if (score.kind === 'hidden') return `hidden (${why[score.reason]})`
  if (score.clip) return `${score.clip} ${score.score}`
  return score.step >= 5 ? `about ${score.score}` : String(score.score)
}
const inShort = (score: DriverScore): string =>
  score.kind === 'shown'
    ? `${score.clip === 'under' ? '<' : score.clip === 'over' ? '>' : score.step >= 5 ? '≈' : ''}${score.score}`
    : score.kind === 'hidden'
      ? 'hidden'
      : 'not asked'
/** Where a week did not ask, or neither may show anything, one of the two says it all. */
function besideEachOther({ a, b }: { a: DriverScore; b: DriverScore }): string {
  if (b.kind === 'not-asked' || (a.kind === 'hidden' && b.kind === 'hidden')) return inShort(a)
  return a.kind === 'not-asked' ? inShort(b) : `${inShort(a)} → ${inShort(b)}`
}
const signed = (value: number) => (value > 0 ? `+${value}` : String(value).replace('-', '\u2212'))

/** The rows of a table, each with its head; what a field says only to the eye or only to the ear is left out. */
const cellsOf = (table: Locator): Promise<string[][]> =>
  table.evaluate((element) => {
    const said = (cell: Element) => {
      const seen = (cell.querySelector('button > span, .pair') ?? cell).cloneNode(true) as Element
      for (const extra of seen.querySelectorAll('small, .visually-hidden, .fold, [role="tooltip"]'))
        extra.remove()
      return (seen.textContent ?? '').replace(/\s+/g, ' ').trim()
    }
    return [...element.querySelectorAll('tr')].map((row) => [...row.cells].map(said))
  })
const byName = (rows: string[][]) => new Map(rows.map(([name, ...cells]) => [name!, cells]))

/** A name as a row begins with it. */
const titleOf = ({ name: { en } }: { name: { en: string } }) => en.charAt(0).toUpperCase() + en.slice(1)

describe('the same numbers', () => {
  it.each([
    'organisation',
    `unit:${idOf('Sud-Est')}`,
    `team:${idOf('Sud-Est')}`,
    `team:${idOf('Nantes')}`,
    'level:marketing',
  ])('stand in the lines of %s', async (group) => {
    await show(`/team?group=${group}&weeks=26`)
    const { weeks, drivers } = await got<TrendView>(`/api/groups/${group}/trend?weeks=26`)
    const [[, ...head] = [], ...rows] = await cellsOf(page.locator('details.data table').first())
    expect(head.toSorted()).toEqual(drivers.map((driver) => names[driver]).toSorted())
    const first = weeks.findIndex((week) => Object.keys(week.drivers).length > 0)
    const told = weeks
      .slice(first)
      .map((week) => [
        Number(week.week.slice(-2)),
        ...head.map((name) => inWords(week.drivers[Object.keys(names).find((id) => names[id] === name)!])),
      ])
    expect(told.length).toBeGreaterThan(20)
    expect(rows.map(([week, ...cells]) => [Number.parseInt(week!, 10), ...cells])).toEqual(told)
  })

  it('stand in the table', async () => {
    await show('/table')
    const { groups, drivers } = await got<PublishedView>(`/api/rounds/${rounds[0]!.id}`)
    for (const [i, wanted] of [
      groups.filter(({ family }) => family === 'T'),
      groups.filter(({ kind }) => kind === 'level'),
    ].entries()) {
      const rows = byName((await cellsOf(page.locator('table.heat').nth(i))).slice(1))
      expect([...rows.keys()].toSorted()).toEqual(wanted.map(titleOf).toSorted())
      for (const group of wanted) {
        const cells = rows.get(titleOf(group))!
        const scores = drivers.map((driver) => group.drivers[driver]!)
        if (cells.length === 1) {
          expect(scores.every(({ kind }) => kind !== 'shown')).toBe(true)
          expect(cells[0]).toMatch(/^Hidden/)
        } else expect(cells).toEqual(scores.map((score) => inWords(score).replace(/ \(.*/, '')))
      }
    }
  })

  it('stand in the balance', async () => {
    await show('/balance')
    const { kinds } = await got<BalanceView>(`/api/rounds/${rounds[0]!.id}/balance`)
    const titles = {
      unit: 'By unit',
      team: 'By team',
      level: 'By level',
      'unit-level': 'By level, within each unit',
    }
    for (const { kind, gaps, hidden } of kinds) {
      if (kind === 'organisation') continue
      const section = page.getByRole('region', { name: titles[kind], exact: true })
      const rows = (await cellsOf(section.locator('table'))).slice(1)
      expect(rows).toHaveLength(gaps.length + hidden.length)
      for (const [i, { group, down, up, gap, band, clip }] of gaps.entries()) {
        const [name, answers, falls, rises, said] = rows[i]!
        expect([name, falls, rises]).toEqual([titleOf(group), inWords(down), inWords(up)])
        expect([down.answers, up.answers]).toContain(answers!.replace('–', '-'))
        const noise = Math.abs(gap) > band ? 'beyond' : 'within'
        if (clip === null) expect(said).toBe(`${signed(gap)} points, ${noise} the noise of ${band}`)
        else expect(said!.match(/\d+/g)).toEqual([String(Math.abs(gap)), String(band)])
      }
    }
  })

  it('stand in the mirror', async () => {
    await show('/balance')
    const { mirror } = await got<MirrorView>(`/api/rounds/${rounds[0]!.id}/mirror`)
    const tables = await page.getByRole('region', { name: 'The mirror' }).locator('table').all()
    const rows = (await Promise.all(tables.map(cellsOf))).flatMap((table) => table.slice(1))
    const numbers = (text: string | undefined) => text!.match(/\d+/g)!.map(Number)
    const shown = rows.map(([, , says, hears, gap]) => [says, hears, gap].flatMap(numbers))
    const given = mirror.map(({ says, hears, gap, band }) => [
      says.result.score,
      hears.result.score,
      Math.abs(gap),
      band,
    ])
    expect(given.length).toBeGreaterThan(0)
    expect(shown.map(String).toSorted()).toEqual(given.map(String).toSorted())
  })

  it('stand beside each other where two weeks are compared', async () => {
    const [b, , , , a] = rounds.map(({ id }) => id)
    await show(`/compare?a=${a}&b=${b}`)
    const { groups, drivers } = await got<CompareView>(`/api/compare?a=${a}&b=${b}`)
    const known = new Map(groups.map((one) => [titleOf(one.group), one]))
    const rows = byName((await cellsOf(page.locator('table.changes').first())).slice(1))
    expect(rows.size).toBeGreaterThan(20)
    for (const [name, cells] of rows) {
      const pairs = drivers.map((driver) => known.get(name)!.drivers[driver]!)
      if (cells.length === 1) {
        expect(pairs.every(({ a, b }) => a.kind !== 'shown' && b.kind !== 'shown')).toBe(true)
        continue
      }
      expect(cells).toEqual(pairs.map(besideEachOther))
    }
    const real = groups.flatMap(({ drivers }) =>
      Object.values(drivers).filter(({ change }) => change?.word === 'rose' || change?.word === 'fell'),
    )
    expect(await page.locator('table.changes td.rose, table.changes td.fell').count()).toBe(real.length)
  })
})
