import { describe, expect, it } from 'vitest'
import { findInstance } from '../../infra/command/connection.ts'
import { readLink, vote } from '../../infra/command/replay/voter.ts'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { Manifest } from '../../shared/round/manifest.ts'
import { answerPulse, desk, expectAccessible, phone, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const team = people.find(({ team }) => team === 'Nantes')!
const reps = people.filter(({ manager }) => manager === team.id)
const [rep, ...colleagues] = reps
const neighbours = people.filter(
  ({ manager }) => manager === people.find(({ team }) => team === 'Rennes')!.id,
)
const hr = people.find(({ role }) => role === 'hr')!

const here = useInstance()

describe('a week', () => {
  let round: string
  let link: string

  it('opens', async () => {
    ;({ round } = await here.command<{ round: string }>('round', 'open', '--grace', '0'))
    link = await here.linkOf(rep!.id)
    expect(link).toContain(`${here.quorum.app}/answer/#${round}/`)
  })

  it('is answered by a rep on a phone, who keeps a receipt and later finds it in the tally', async () => {
    const context = await here.browser.newContext({ ...phone, locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(link)
    await page.locator('fieldset').waitFor()
    await expectAccessible(page)
    const receipt = await answerPulse(page, link, [4, 2, 5, 3, 4])
    expect(receipt).toMatch(/^[0-9a-f]{32}$/)
    await expectAccessible(page)
    expect(await context.cookies()).toEqual([])

    // Everybody else of the team, and the team beside it.
    const endpoints = { app: here.quorum.app, box: here.quorum.box }
    const manifest = (await (
      await fetch(`${here.quorum.box}/rounds/${round}/manifest.json`)
    ).json()) as Manifest
    const asked = manifest.questions.filter(({ asked }) => asked === 'all')
    const others = [...colleagues, ...neighbours].map(({ id }) => id)
    const links = await linksOf(others)
    for (const [i, id] of others.entries()) {
      const answers = Object.fromEntries(asked.map((question, j) => [question.id, ((i + j) % 5) + 1]))
      await vote(endpoints, { link: readLink(links.get(id)!), answers: answers as never })
    }
    await here.command('round', 'close')
    expect(await here.command('round', 'publish')).toMatchObject({
      round,
      state: 'shredded',
    })

    const { receipts } = (await (await fetch(`${here.quorum.box}/rounds/${round}/receipts.json`)).json()) as {
      receipts: string[]
    }
    expect(receipts).toContain(receipt)
    await page.reload()
    await page.getByText('Votre réponse est dans le décompte publié.').waitFor()
    await expectAccessible(page)

    // What they said beside what their team said, which the link opens.
    await page.getByRole('button', { name: 'Mon historique' }).click()
    await page.getByText('votre équipe, telle que publiée').first().waitFor()
    await expectAccessible(page)
    await context.close()
  })

  it('shows the manager their team’s trend, with the week in it', async () => {
    const context = await here.browser.newContext({ ...desk, locale: 'fr-FR' })
    const page = await context.newPage()
    await signIn(page, here.quorum.app, team.email, '/team')
    await page.getByRole('heading', { name: 'Moral', exact: true }).waitFor()
    expect(await page.getByText('12 à 19 personnes ont répondu').count()).toBe(1)
    await page.getByText('Les mêmes chiffres, en tableau').click()
    const shown = await page.getByRole('table').first().textContent()
    // MOR1 or MOR2, by the week: 14 answers around the middle.
    expect(shown).toMatch(/environ \d\d|env\. \d\d|\b\d\d\b/)
    await expectAccessible(page)
    await context.close()
  })

  it('shows HR the table with what is hidden in its place, and a manager neither table nor file', async () => {
    const context = await here.browser.newContext({ ...desk, locale: 'en-GB', colorScheme: 'dark' })
    const page = await context.newPage()
    await signIn(page, here.quorum.app, hr.email, '/table')
    await page.getByRole('table').first().waitFor()
    await expectAccessible(page)
    const file = await page.request.get(`${here.quorum.app}/api/rounds/${round}/published.json`)
    expect(await file.json()).toMatchObject({ version: 1, round, k: 5 })
    await context.close()

    const other = await here.browser.newContext({ ...phone })
    const manager = await other.newPage()
    await signIn(manager, here.quorum.app, team.email, '/team')
    const refused = await manager.request.get(`${here.quorum.app}/api/rounds/${round}/published.json`)
    expect(refused.status()).toBe(404)
    await other.close()
  })

  async function linksOf(members: string[]): Promise<Map<string, string>> {
    const connection = (await findInstance(here.data))!
    const told = await connection.ask<{ links: { member: string; url: string }[] }>('/links', { members })
    return new Map(told.links.map(({ member, url }) => [member, url]))
  }
})
