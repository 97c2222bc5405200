/** A phone whose clock is a day wrong: the week is open or closed as the service's clock has it. */
import { describe, expect, it } from 'vitest'
import {
  expectSentOnce,
  heading,
  inDays,
  inOtherLanguage,
  send,
  somebody,
  useAnswerPage,
} from './answer-page.fixture.ts'
import { answerQuestions } from './pages.fixture.ts'

const world = useAnswerPage()

const hour = 1 / 24
/** By so many days, which is further than the week is open or has been. */
const wrong = [
  ['a day behind', -1],
  ['a day ahead', 1],
] as const

/** A phone that is wrong from before the page is opened. */
async function phoneAt(days: number) {
  const person = await somebody(world.browser)
  await person.page.clock.install({ time: new Date(inDays(days)) })
  return person
}

describe.concurrent.each(wrong)('a clock %s', (_, days) => {
  it('opens an open week, and casts the answer once', async () => {
    const week = await world.week({ manifest: { opens: inDays(-hour), closes: inDays(hour) } })
    const { page, errors, context } = await phoneAt(days)
    await page.goto(week.link)
    await answerQuestions(page, [4, 2, 5, 3, 4])
    await send(page)
    await heading(page, 'Votre réponse est partie.')
    await expectSentOnce(week)
    // Nor does it sweep the receipt away.
    await page.reload()
    await heading(page, 'Votre réponse est partie.')
    await expectSentOnce(week)
    expect(errors).toEqual([])
    await context.close()
  })

  it('still finds a closed week closed, and one to come not open yet', async () => {
    const closed = await world.week({ manifest: { opens: inDays(-2), closes: inDays(-hour) } })
    const later = await world.week({ manifest: { opens: inDays(hour), closes: inDays(2) } })
    const { page, context } = await phoneAt(days)
    await page.goto(closed.link)
    await heading(page, 'Cette semaine est close.')
    await page.getByText('Chaque semaine a son propre lien : ouvrez le plus récent.').waitFor()
    await inOtherLanguage(page, () => heading(page, 'This week is closed.'))
    await page.goto('about:blank')
    await page.goto(later.link)
    await heading(page, 'Cette semaine n’est pas encore ouverte.')
    await inOtherLanguage(page, () => heading(page, 'This week is not open yet.'))
    expect([...closed.requests, ...later.requests]).toEqual([])
    await context.close()
  })
})
