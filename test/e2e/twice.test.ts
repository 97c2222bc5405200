/** One link answered twice: in two tabs, on two devices, or by going back. The first answer stands, and that is said. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type BallotAnswers, readBallot } from '../../shared/ballot/plaintext.ts'
import {
  expectSentOnce,
  heading,
  inOtherLanguage,
  reached,
  send,
  somebody,
  tabOf,
  useAnswerPage,
  type Week,
} from './answer-page.fixture.ts'
import { answerQuestions, expectAccessible } from './pages.fixture.ts'

const world = useAnswerPage()

const mine: BallotAnswers = { q1: 4, q2: 2, q3: 5, q4: 3, q5: 1 }
const all = (answer: 1 | 5) => Object.fromEntries(Object.keys(mine).map((id) => [id, answer]))

async function answer(page: Page, week: Week, answers: BallotAnswers) {
  await page.goto(week.link)
  await answerQuestions(page, Object.values(answers) as number[])
}

/** What the one ballot in the box says. */
async function inBox(week: Week) {
  const ballots = week.stored('ballot')
  expect(ballots).toHaveLength(1)
  return readBallot(week.round.manifest.questions, await week.opened(ballots[0]!))
}

describe.concurrent('one link', () => {
  it('in two tabs at once sends the first answers once, and tells the other tab so', async () => {
    const week = await world.week()
    const { page, context } = await somebody(world.browser)
    const { page: other } = await tabOf(context)
    await answer(page, week, all(5))
    // The second tab begins where the draft of the first ends: it changes an answer there.
    await other.goto(week.link)
    await other.getByRole('button', { name: 'Modifier : q1' }).click()
    await other.waitForFunction(() => document.title.startsWith('Question 1 '))
    await other.keyboard.press('Digit1')
    await other.keyboard.press('Enter')
    await other.locator('.review').waitFor()
    await send(page)
    await heading(page, 'Votre réponse est partie.')
    await send(other)
    await heading(other, 'Votre réponse est partie.')
    await other
      .getByText('Un autre onglet avait déjà envoyé une réponse avec ce lien : c’est elle qui compte')
      .waitFor()
    await inOtherLanguage(other, () =>
      other.getByText('Another tab had already sent an answer with this link: that one counts').waitFor(),
    )
    await expectAccessible(other)
    expect(await page.getByText('Un autre onglet').count()).toBe(0)
    expect(await page.locator('.receipt').textContent()).toBe(await other.locator('.receipt').textContent())
    expect(await inBox(week)).toEqual(all(5))
    await expectSentOnce(week)
    await context.close()
  })

  it('on two devices counts the first, and tells the second what to do', async () => {
    const week = await world.week()
    const first = await somebody(world.browser)
    const second = await somebody(world.browser)
    await answer(first.page, week, all(5))
    await answer(second.page, week, all(1))
    await send(first.page)
    await heading(first.page, 'Votre réponse est partie.')
    await send(second.page)
    const { page } = second
    await heading(page, 'Ce lien a déjà servi à répondre.')
    await page.getByText('Si ce n’était pas vous, signalez-le').waitFor()
    await inOtherLanguage(page, async () => {
      await heading(page, 'This link has already served to answer.')
      await page.getByText('the first answer is the one that counts. This one was not sent').waitFor()
    })
    await expectAccessible(page)
    // It is over there, also when it is opened again.
    await page.reload()
    await heading(page, 'Ce lien a déjà servi à répondre.')
    expect(reached(week)).toEqual(['issue', 'ballot', 'comment', 'issue'])
    expect(await inBox(week)).toEqual(all(5))
    await Promise.all([first.context.close(), second.context.close()])
  })

  it('is not answered again by going back after sending, nor by a second press', async () => {
    const week = await world.week()
    const { page, context } = await somebody(world.browser)
    await page.goto('about:blank')
    await answer(page, week, mine)
    const [button] = await page.getByRole('button', { name: 'Envoyer' }).elementHandles()
    await button!.evaluate((send: HTMLElement) => {
      send.click()
      send.click()
    })
    await heading(page, 'Votre réponse est partie.')
    // Through all that the tab remembers, out of the page and in again.
    for (;;) {
      await page.goBack()
      if (page.url() === 'about:blank') break
      await heading(page, 'Votre réponse est partie.')
      expect(await page.locator('fieldset, .review').count()).toBe(0)
    }
    await page.goForward()
    await heading(page, 'Votre réponse est partie.')
    await page.goForward()
    await page.reload()
    await heading(page, 'Votre réponse est partie.')
    await expectSentOnce(week)
    expect(await inBox(week)).toEqual(mine)
    await context.close()
  })
})
