/** All questions on one page: chosen once and remembered, its own review, and nothing leaves while something is missing. */
import { expect, it } from 'vitest'
import { readBallot, readComment } from '../../shared/ballot/plaintext.ts'
import {
  button,
  expectSentOnce,
  heading,
  inOtherLanguage,
  questionsOf,
  send,
  somebody,
  useAnswerPage,
} from './answer-page.fixture.ts'
import { expectAccessible } from './pages.fixture.ts'

const world = useAnswerPage()

it('asks everything at once, says what is missing, warns of a name, seals what was written, and is remembered', async () => {
  const week = await world.week({ manifest: { questions: questionsOf(5, true) } })
  const { page, context, errors } = await somebody(world.browser)
  await page.goto(week.link)
  await button(page, 'Toutes les questions sur une page').click()
  await heading(page, 'Votre semaine, sur une page')
  expect(await page.title()).toBe('Votre semaine, sur une page — Quorum')
  await page.waitForLoadState('networkidle')
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  const groups = page.getByRole('group')
  expect(await groups.count()).toBe(5)
  for (const i of [0, 1, 3]) await groups.nth(i).getByText('Plutôt oui').click()
  await send(page)
  await page.getByText('2 questions sont encore sans réponse.').waitFor()
  await inOtherLanguage(page, () => page.getByText('2 questions have no answer yet.').waitFor())
  await send(page)
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('q3')
  await groups.nth(2).getByText('Je préfère ne pas répondre').click()
  await groups.nth(4).getByRole('radio', { name: /^10/ }).click()
  await page.getByRole('textbox').fill('Merci à Sophie Bernard')
  await page.getByText('« Sophie Bernard » ressemble au nom d’une personne.').waitFor()
  await expectAccessible(page)
  await button(page, 'Garder tel quel, Sophie Bernard').click()
  await page.waitForFunction(() => !document.querySelector('.warn'))
  expect(asked).toEqual([])

  // Half way it is the person's own device that remembers, and the choice stays for the next visit.
  await page.reload()
  await heading(page, 'Votre semaine, sur une page')
  expect(await page.locator('input:checked').count()).toBe(5)
  expect(await page.getByRole('textbox').inputValue()).toBe('Merci à Sophie Bernard')
  await send(page)
  await heading(page, 'Votre réponse est partie.')
  const sealed = async (kind: 'ballot' | 'comment') => week.opened(week.stored(kind)[0]!)
  expect(readBallot(week.round.manifest.questions, await sealed('ballot'))).toEqual({
    q1: 4,
    q2: 4,
    q3: null,
    q4: 4,
    q5: 10,
  })
  expect(readComment(await sealed('comment'))?.text).toBe('Merci à Sophie Bernard')
  await expectSentOnce(week)

  const next = await world.week()
  await page.goto(next.link)
  await heading(page, 'Votre semaine, sur une page')
  await button(page, 'Une question à la fois').click()
  await heading(page, 'q1')
  await page.goto('about:blank')
  await page.goto(next.link)
  await heading(page, 'q1')
  expect(errors).toEqual([])
  await context.close()
})
