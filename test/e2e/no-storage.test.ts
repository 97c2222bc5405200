/** A browser that keeps nothing, being full or forbidden to: one answers all the same, and it is said what closing loses. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  button,
  expectSentOnce,
  heading,
  inOtherLanguage,
  type Person,
  send,
  somebody,
  useAnswerPage,
  type Week,
} from './answer-page.fixture.ts'
import { answerQuestions } from './pages.fixture.ts'

const world = useAnswerPage()

/** As in a private window: whatever would keep something throws. */
async function forbidden({ context }: Person) {
  await context.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage', 'caches'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('forbidden', 'SecurityError')
        },
      })
  })
}

/** As Chromium does it where its quota is used up: whatever writes is undone. Its own limit lets small records through. */
async function fills({ context }: Person) {
  await context.addInitScript(fillUp)
}

function fillUp() {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...given) {
    const request = put.apply(this, given)
    this.transaction.abort()
    return request
  }
}

const without: [string, (person: Person) => Promise<void>][] = [
  ['forbidden', forbidden],
  ['full', fills],
]

const passing = (page: Page) =>
  page
    .getByText('Rien n’est gardé ici : laissez cette page ouverte jusqu’à ce que votre réponse soit partie.')
    .waitFor()

/** Up to Send, where the issuer is down. */
async function answered(person: Person, week: Week) {
  week.instead = () => new Response(null, { status: 503, headers: { 'retry-after': '3600' } })
  await person.page.goto(week.link)
  await answerQuestions(person.page, [4, 2, 5, 3, 4])
  await send(person.page)
  await heading(person.page, 'L’envoi n’a pas abouti. Rien n’est perdu, nous réessayons.')
}

describe.concurrent.each(without)('storage that is %s', (_, take) => {
  it('lets one answer, says that the page must stay open, and sends once', async () => {
    const week = await world.week()
    const person = await somebody(world.browser)
    const { page, errors, context } = person
    await take(person)
    await answered(person, week)
    await passing(page)
    await inOtherLanguage(page, () =>
      page.getByText('Nothing is kept here: leave this page open until your answer has left.').waitFor(),
    )
    week.instead = undefined
    await button(page, 'Réessayer maintenant').click()
    await heading(page, 'Votre réponse est partie.')
    await page.getByText('Rien n’est gardé ici : notez le reçu').waitFor()
    await expectSentOnce(week)
    expect(errors).toEqual([])
    await context.close()
  })

  it('is not said to keep an answer that the service refuses', async () => {
    const week = await world.week()
    const person = await somebody(world.browser)
    const { page, context } = person
    await take(person)
    await answered(person, week)
    week.instead = () => Response.json({ code: 'body-invalid', status: 400 }, { status: 400 })
    await button(page, 'Réessayer maintenant').click()
    await heading(page, 'Le service a refusé l’envoi.')
    await passing(page)
    expect(await page.getByText('gardée sur cet appareil').count()).toBe(0)
    week.instead = undefined
    await button(page, 'Réessayer').click()
    await heading(page, 'Votre réponse est partie.')
    await expectSentOnce(week)
    await context.close()
  })
})

it('storage that fills up between two steps costs no answer', async () => {
  const week = await world.week()
  const person = await somebody(world.browser)
  const { page, context } = person
  await answered(person, week)
  await page.evaluate(fillUp)
  week.instead = undefined
  await button(page, 'Réessayer maintenant').click()
  await heading(page, 'Votre réponse est partie.')
  await page.getByText('Rien n’est gardé ici : notez le reçu').waitFor()
  await expectSentOnce(week)
  await context.close()
})
