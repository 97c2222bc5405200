/** The page that explains differencing: what it shows is what the gate shows, and what it calls a leak is one. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gate } from '../../shared/disclosure/gate.ts'
import { derivableBelow } from '../../shared/disclosure/rank.fixture.ts'
import { cellsFor } from '../../shared/org/cells.ts'
import type { Structure } from '../../shared/org/structure.ts'
import type { Answers } from '../../shared/tally/counts.ts'
import { launchBrowser } from '../browser.ts'
import { desk, expectAccessible, phone } from './pages.fixture.ts'

const address = pathToFileURL(join(import.meta.dirname, '..', '..', 'docs', 'differencing.html')).href

/** The page's area: an area manager who does not answer, four teams of reps and two of key account managers. */
const levels = ['rep', 'rep', 'rep', 'rep', 'key', 'key']
const structure: Structure = {
  levels: ['manager', 'key', 'rep'],
  teams: [
    { id: 'D', parent: null, name: 'Area', leader: 'D' },
    ...levels.map((_, i) => ({ id: `M${i + 1}`, parent: 'D', name: `Team ${i + 1}`, leader: `M${i + 1}` })),
  ],
  seats: levels.map((level, i) => ({ team: `M${i + 1}`, level, eligible: 9 })),
}
const { cells } = cellsFor(structure, 5)
const cellOf = (group: string): number[] => {
  const [kind, id] = group.split(':')
  return levels.flatMap((level, i) =>
    kind === 'organisation' || id === level || id === `M${i + 1}` ? [i] : [],
  )
}

/** The gate's verdict on each group, of one question that everybody answers. */
function gateShows(people: number[]): Record<string, string> {
  const counts = people.map((n, i) => {
    const answers = [0, 1, 2, 3, 4].map((answer) => Math.floor((n + answer) / 5)) as Answers
    const { id } = cells.find(({ teams }) => teams[0] === `M${i + 1}`)!
    return { cell: id, ballots: n, questions: { Q: { answers, skips: 0 } } }
  })
  const published = gate({
    round: 'r',
    season: null,
    k: 5,
    order: 'units',
    structure,
    cells,
    questions: [{ id: 'Q', driver: 'morale', asked: 'all' }],
    counts,
    spoiled: 0,
  })
  return Object.fromEntries(
    published.groups.map(({ id, results }) => {
      const result = results.Q!
      return [id, 'hidden' in result ? result.hidden : 'shown']
    }),
  )
}

const shownIn = (verdicts: Record<string, string>) =>
  Object.keys(verdicts).filter((id) => verdicts[id] === 'shown')

/** What the page shows for a rule and the answers of each team. */
const pageShows = (page: Page, rule: string, people: number[]) =>
  page.evaluate(
    async ([rule, n]) => {
      const turned = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
      location.hash = `rule=${rule}&n=${n}&${Math.random()}`
      await turned
      const rows = [...document.querySelectorAll<HTMLElement>('#groups > li')]
      return {
        verdicts: Object.fromEntries(rows.map((row) => [row.dataset.id!, row.dataset.verdict!])),
        leaks: document.querySelector<HTMLElement>('#verdict')!.dataset.leaks === 'true',
      }
    },
    [rule, people.join()] as const,
  )

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('the page on differencing', () => {
  it('shows by Quorum’s rule what the gate shows, and calls a leak what row reduction finds', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    const settings = fc.sample(fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }), { numRuns: 80, seed: 5 })
    const leaks = { threshold: 0, sibling: 0, quorum: 0 }
    for (const people of [[3, 7, 8, 6, 5, 9], [5, 5, 5, 5, 5, 5], [0, 0, 0, 0, 0, 0], ...settings]) {
      for (const rule of ['threshold', 'sibling', 'quorum'] as const) {
        const told = await pageShows(page, rule, people)
        const shown = shownIn(told.verdicts).map(cellOf)
        expect(told.leaks, `${rule} ${people}`).toBe(derivableBelow(shown, people, 5) !== null)
        if (told.leaks) leaks[rule] += 1
        if (rule === 'quorum') expect(told.verdicts, `${people}`).toEqual(gateShows(people))
      }
    }
    expect(leaks.quorum).toBe(0)
    expect(leaks.threshold).toBeGreaterThan(30)
    expect(leaks.sibling).toBeGreaterThan(5)
    await page.close()
  })

  it.each([
    ['fr-FR', 'light', phone],
    ['en-GB', 'dark', desk],
  ] as const)('is set and read by keyboard (%s, %s)', async (locale, colorScheme, size) => {
    const french = locale === 'fr-FR'
    const context = await browser.newContext({ ...size, locale, colorScheme })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(address)
    await expectAccessible(page)
    const left = page.locator('#left')
    const verdict = page.locator('#verdict')

    await page
      .getByRole('button', { name: french ? 'Montrer la soustraction' : 'Show the subtraction' })
      .press('Enter')
    expect(await left.getAttribute('data-people')).toBe('3')
    expect(await left.textContent()).toContain('Lille')
    await expectAccessible(page)

    // One sibling more does not help; Quorum's rule does.
    const threshold = page.getByRole('radio').first()
    await threshold.focus()
    await page.keyboard.press('ArrowDown')
    expect(await verdict.textContent()).toContain('Lille')
    await page.keyboard.press('ArrowDown')
    expect(await verdict.textContent()).toContain(french ? 'Aucune soustraction' : 'No subtraction')
    expect(await page.locator('[data-id="team:M4"]').getAttribute('data-verdict')).toBe('protects-another')

    // Two more answers in Lille, and every group is shown.
    const lille = page.getByRole('slider', { name: /Lille/ })
    await lille.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await lille.getAttribute('aria-valuetext')).toBe(french ? '5 personnes' : '5 people')
    expect(await verdict.textContent()).toContain(french ? '9 groupes sur 9' : '9 of 9')
    expect(page.url()).toContain('n=5,7,8,6,5,9')

    await page.locator('#language').press('Enter')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(french ? 'en' : 'fr')
    await expectAccessible(page)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    await context.close()
  })

  it('says in both languages, without a script, what it would show', async () => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(address)
    const text = await page.locator('main').textContent()
    expect(text).toContain('La règle de Quorum masque Caen')
    expect(text).toContain('Quorum’s rule hides Caen')
    expect(await page.locator('#example').isVisible()).toBe(false)
    for (const part of await page.locator('main > .said, .unscripted > .said').all())
      expect(await part.isVisible()).toBe(true)
    await context.close()
  })
})
