/** Who sees what: a member two groups and no comparison, whoever manages their part, on the screen and over the api. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoOrganisation, type Person } from '../../infra/local/demo/organisation.ts'
import type { MeView, RoundView } from '../../shared/insight/view.ts'
import { launchBrowser } from '../browser.ts'
import { desk, phone, signIn, tablet } from '../e2e/pages.fixture.ts'
import { choose, expectSteady, expectWell, settled, signInByKeyboard, speak } from './keyboard.fixture.ts'

const people = demoOrganisation()
const leading = (team: string) => people.find((person) => person.team === team)!
const nantes = leading('Nantes')
const ouest = leading('Ouest')
const member = people.find(({ manager }) => manager === nantes.id)!

/** All that is in anybody's navigation and not in a member's, also where there are results. */
const otherPages = [
  ...['/balance', '/compare', '/table', '/hidden', '/season', '/questions', '/schedule', '/directory'],
  ...['/accounts', '/settings', '/audit', '/messages', '/keys', '/webhooks', '/status'],
]

const { app } = inject('demonstration')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('a member', () => {
  it.each([
    ['fr', 'light', phone],
    ['en', 'dark', tablet],
    ['fr', 'dark', desk],
  ] as const)(
    'sees their team and the organisation, without a mouse (%s, %s)',
    async (language, colorScheme, size) => {
      const options: BrowserContextOptions = { ...size, colorScheme, locale: 'fr-FR' }
      const context = await browser.newContext(options)
      const page = await context.newPage()
      await page.goto(`${app}/`)
      await settled(page)
      await expectWell(page)
      await signInByKeyboard(page, app, member.email)
      await speak(page, language)
      await expectWell(page)
      await expectSteady(page)
      expect(await page.locator('.top nav').getByRole('link').allTextContents()).toEqual(
        language === 'fr' ? ['Répondre', 'Mes groupes'] : ['Answer', 'My groups'],
      )
      const list = page.locator('.choices select').first()
      const open = await list
        .locator('option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
      expect(open.toSorted()).toEqual(['organisation', `team:${nantes.id}`])
      for (const group of open) {
        await choose(page, list, group)
        expect(await page.locator('#signals').count()).toBe(0)
      }
      for (const path of otherPages) {
        await page.goto(app + path)
        await settled(page)
        expect(await page.locator('h1').textContent()).toMatch(/^(Il n’y a rien à|There is nothing at) /)
      }
      await context.close()
    },
  )
})

/** Every group that an answer names, and every person whose team it names. Where a group hangs is a place, no result. */
function namedIn(text: string): { groups: Set<string>; teams: Set<string> } {
  const groups = new Set<string>()
  const teams = new Set<string>()
  JSON.parse(text, (key, value: unknown) => {
    if (typeof value !== 'string' || key === 'parent') return value
    if (/^(organisation$|(team|unit|level|unit-level):)/.test(value)) groups.add(value)
    for (const [id] of value.matchAll(/\bL\d{3}\b/g)) teams.add(id)
    return value
  })
  return { groups, teams }
}

describe('what the api answers', () => {
  /** Teams of which a name may appear: those of a unit that somebody sees, and those put together with one of them. */
  const below = (who: Person): string[] => [
    who.id,
    ...people.filter(({ manager, team }) => manager === who.id && team).flatMap(below),
  ]
  const beside = [leading('Direction commerciale').id, leading('Marketing').id]

  /** Asks the api as somebody. */
  async function askingAs({ email }: Person) {
    const page = await browser.newPage()
    await signIn(page, app, email, '/team')
    return async (path: string) => {
      const response = await page.request.get(`${app}/api${path}`)
      return { status: response.status(), text: await response.text() }
    }
  }
  const openTo = async (ask: Awaited<ReturnType<typeof askingAs>>) =>
    (JSON.parse((await ask('/me')).text) as MeView).groups

  it.each([
    ['an area manager', ouest, [...below(ouest), ...beside]],
    ['a field manager', nantes, below(ouest)],
    ['a member', member, [nantes.id]],
  ] as const)('to %s names no group and no team that is not theirs', async (_, who, teams) => {
    const ask = await askingAs(who)
    const { rounds } = JSON.parse((await ask('/rounds')).text) as { rounds: RoundView[] }
    const [b, a] = rounds.filter(({ published }) => published !== null).map(({ id }) => id)
    const own = (await openTo(ask)).map(({ id }) => id)
    const compared = [`/rounds/${b}/balance`, `/rounds/${b}/mirror`, `/compare?a=${a}&b=${b}`]
    const trends = own.map((id) => `/groups/${encodeURIComponent(id)}/trend?weeks=2`)
    for (const path of [`/rounds/${b}`, `/rounds/${b}/export?format=json`, ...trends, ...compared]) {
      const { status, text } = await ask(path)
      const closed = who === member && compared.includes(path)
      expect([path, status]).toEqual([path, closed ? 404 : 200])
      const named = namedIn(text)
      expect([path, [...named.groups].filter((id) => !own.includes(id))]).toEqual([path, []])
      expect([path, [...named.teams].filter((id) => !teams.some((team) => team === id))]).toEqual([path, []])
    }
  })

  it('of a group that is not theirs is the same as of one that does not exist', async () => {
    const groups = await openTo(await askingAs(people.find(({ role }) => role === 'hr')!))
    expect(groups.length).toBeGreaterThan(30)
    for (const who of [nantes, member]) {
      const ask = await askingAs(who)
      const mine = new Map((await openTo(ask)).map((group) => [group.id, group]))
      for (const what of ['trend', 'signals']) {
        const about = (id: string) => ask(`/groups/${encodeURIComponent(id)}/${what}?weeks=1`)
        const gone = await about('team:L999')
        expect(gone).toMatchObject({ status: 404, text: expect.stringContaining('group-not-found') })
        const told = await Promise.all(groups.map(({ id }) => about(id)))
        for (const [i, { id }] of groups.entries()) {
          const open = what === 'trend' ? mine.has(id) : mine.get(id)?.signals
          expect([id, open ? told[i]!.status : told[i]]).toEqual([id, open ? 200 : gone])
        }
      }
    }
  })
})
