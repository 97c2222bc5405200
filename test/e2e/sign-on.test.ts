/** Without the message: signing in leads to one's own questions, and to nothing once the week has closed. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import type { PulseView } from '../../shared/insight/pulse-view.ts'
import { weekdayOf } from '../../web/app/day.ts'
import { heading, inOtherLanguage, send, somebody } from './answer-page.fixture.ts'
import { answerQuestions, desk, expectAccessible, signIn } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const people = demoOrganisation()
const manager = people.find(({ team }) => team === 'Nantes')!
const rep = people.find((person) => person.manager === manager.id)!
/** The fragment of a link to another installation. */
const elsewhere = `2026-W47-0f0f/R-7/${'s'.repeat(43)}/${'h'.repeat(43)}`

const here = useInstance()

/** From an address of the application over the provider to wherever that leads. */
async function enter(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: /Se connecter|Sign in/ }).click()
  await page.getByRole('textbox').fill(email)
  await page.keyboard.press('Enter')
}

const way = (page: Page) => page.getByRole('link', { name: 'Se connecter pour répondre' })

async function nextWeek(page: Page): Promise<string | null> {
  const answer = await page.request.get(`${here.quorum.app}/api/me/pulse`)
  return ((await answer.json()) as PulseView).next
}

/** Nothing to answer, with the day on which the next week opens. */
async function expectNothing(page: Page): Promise<void> {
  let next: string | null = null
  // The clock plans the coming weeks on its first tick after there are people.
  await expect.poll(async () => (next = await nextWeek(page)), { timeout: 15_000 }).not.toBeNull()
  await page.reload()
  await heading(page, 'Rien à répondre pour l’instant.')
  await page.getByText(`Les prochaines questions arrivent ${weekdayOf(next!, 'fr')}.`).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'English' }).click()
  await heading(page, 'Nothing to answer at the moment.')
  await page.getByText(`The next questions come on ${weekdayOf(next!, 'en')}.`).waitFor()
  await page.getByRole('button', { name: 'Français' }).click()
}

it('before a week opens there is nothing to answer, and no way there in the navigation', async () => {
  for (const options of [{ colorScheme: 'dark' }, desk] satisfies BrowserContextOptions[]) {
    const { context, page } = await somebody(here.browser, options)
    await signIn(page, here.quorum.app, rep.email, '/pulse')
    await expectNothing(page)
    expect(await page.getByRole('link', { name: 'Répondre' }).count()).toBe(0)
    await context.close()
  }
})

describe('while a week is open', () => {
  beforeAll(() => here.command('round', 'open', '--grace', '0'))

  it('the link of another installation offers to sign in, which leads to the own questions and a sealed answer', async () => {
    const { context, page, errors } = await somebody(here.browser)
    await page.goto(`${here.quorum.app}/answer/#${elsewhere}`)
    await heading(page, 'Cette semaine n’existe pas ici.')
    expect((await way(page).boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await expectAccessible(page)
    await inOtherLanguage(page, () => page.getByRole('link', { name: 'Sign in to answer' }).waitFor())
    await way(page).click()
    await enter(page, rep.email)

    await page.waitForURL(/\/answer\/#/)
    // The very link that the message carries.
    expect(page.url()).toBe((await here.command<{ url: string }>('link', rep.id)).url)
    await answerQuestions(page, [4, 2, 5, 3, 4])
    await send(page)
    await heading(page, 'Votre réponse est partie.')
    expect(errors).toEqual([])

    // The way back is the page one came from, and not the one that led on.
    await page.goBack()
    expect(page.url()).not.toContain('/pulse')
    await context.close()
  })

  it('the navigation leads a manager there by keyboard, with the question of managers', async () => {
    const { context, page } = await somebody(here.browser, desk)
    await signIn(page, here.quorum.app, manager.email, '/')
    const way = page.locator('.top nav').getByRole('link', { name: 'Répondre' })
    await way.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/answer\/#.*\/m$/)
    await page.getByRole('radio').first().waitFor()
    await context.close()
  })

  it('a device of several people offers no way in that would stay open behind them', async () => {
    const { context, page } = await somebody(here.browser)
    await page.goto(`${here.quorum.app}/answer/#${elsewhere}`)
    await way(page).waitFor()
    await page.goto('about:blank')
    await page.goto(`${here.quorum.app}/answer/#${elsewhere}/s`)
    await heading(page, 'Cette semaine n’existe pas ici.')
    expect(await way(page).count()).toBe(0)
    await context.close()
  })
})

it('once it has closed the answer is counted, and there is nothing to answer any more', async () => {
  await here.command('round', 'close')
  const { context, page } = await somebody(here.browser)
  await signIn(page, here.quorum.app, rep.email, '/pulse')
  await expectNothing(page)
  await context.close()
})
