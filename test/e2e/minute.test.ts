/** The budget of a minute, in taps and keys: a step more than these, and somebody has to say why. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  expectSentOnce,
  heading,
  questionsOf,
  somebody,
  useAnswerPage,
  type Week,
} from './answer-page.fixture.ts'

const world = useAnswerPage()

const weekOf = (questions: number) => world.week({ manifest: { questions: questionsOf(questions, true) } })

/** Opens the link with a hand that counts. */
async function opened(week: Week) {
  const { page, context } = await somebody(world.browser)
  await page.goto(week.link)
  await page.locator('fieldset').waitFor()
  const hand = { taps: 0, keys: 0 }
  return {
    page,
    context,
    hand,
    async tap(role: 'radio' | 'button', name: string, within = 'main') {
      await page.locator(within).getByRole(role, { name, exact: true }).tap()
      hand.taps++
    },
    async press(key: string) {
      await page.keyboard.press(key)
      hand.keys++
    },
  }
}

/** With plain blanks. */
const progress = async (page: Page) => (await page.locator('#progress').textContent())!.replaceAll(/\s/g, ' ')
const onQuestion = (page: Page, n: number) =>
  page.waitForFunction((n) => document.title.startsWith(`Question ${n} `), n)

describe.concurrent.each([4, 6])('%i questions', (count) => {
  it('one at a time take a tap each and two to send, and the seconds that are left fall', async () => {
    const week = await weekOf(count)
    const { page, context, hand, tap } = await opened(week)
    for (let i = 1; i <= count; i++) {
      await onQuestion(page, i)
      expect(await progress(page)).toBe(`${i} sur ${count} – encore ${10 * (count - i + 1)} s environ`)
      await tap('radio', i === count ? '7' : 'Plutôt oui')
    }
    await page.getByRole('textbox').waitFor()
    await tap('button', 'Relire mes réponses')
    await tap('button', 'Envoyer')
    await heading(page, 'Votre réponse est partie.')
    expect(hand).toEqual({ taps: count + 2, keys: 0 })
    await expectSentOnce(week)
    await context.close()
  })

  it('one at a time take two keys each by keyboard, and as many for the two steps after', async () => {
    const week = await weekOf(count)
    const { page, context, hand, press } = await opened(week)
    for (let i = 1; i <= count; i++) {
      await onQuestion(page, i)
      await press('4')
      await press('Enter')
    }
    await page.getByRole('textbox').waitFor()
    // Over the text and on; then over the way to change each answer.
    const toButton = async (name: string) => {
      while ((await page.evaluate(() => document.activeElement?.textContent?.trim())) !== name)
        await press('Tab')
      await press('Enter')
    }
    await toButton('Relire mes réponses')
    await page.locator('.review').waitFor()
    await toButton('Envoyer')
    await heading(page, 'Votre réponse est partie.')
    expect(hand).toEqual({ taps: 0, keys: 2 * count + 3 + (count + 3) })
    await expectSentOnce(week)
    await context.close()
  })

  it('on one page take a tap each and one to send', async () => {
    const week = await weekOf(count)
    const { page, context, hand, tap } = await opened(week)
    await tap('button', 'Toutes les questions sur une page')
    await heading(page, 'Votre semaine, sur une page')
    hand.taps = 0
    for (let i = 1; i <= count; i++)
      await tap('radio', i === count ? '7' : 'Plutôt oui', `fieldset >> nth=${i - 1}`)
    await tap('button', 'Envoyer')
    await heading(page, 'Votre réponse est partie.')
    expect(hand).toEqual({ taps: count + 1, keys: 0 })
    await expectSentOnce(week)
    await context.close()
  })
})

it('a key that is no answer chooses none, and nothing goes on without one', async () => {
  const { page, context, press } = await opened(await weekOf(4))
  for (const key of ['6', '7', '8', '9', 'a']) await press(key)
  await page.getByRole('button', { name: 'Question suivante' }).click()
  await page.getByText('Choisissez une réponse, ou « Je préfère ne pas répondre ».').waitFor()
  await onQuestion(page, 1)
  expect(await page.locator('input:checked').count()).toBe(0)
  await context.close()
})
