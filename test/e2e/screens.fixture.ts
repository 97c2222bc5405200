/** A walk over the answer page's screens, from the first question to the history, with a look at each. */
import type { Page } from 'playwright-core'
import { type AnswerPage, button, heading, questionsOf, send } from './answer-page.fixture.ts'

export type Look = (screen: string) => Promise<void>

/** In French; the fifth question is the one from 0 to 10. */
export async function walkScreens(world: AnswerPage, page: Page, look: Look): Promise<void> {
  const week = await world.week({ manifest: { questions: questionsOf(5, true) } })
  await page.goto(week.link)
  await button(page, 'Vos messages').waitFor()
  await look('first question')
  await page.getByRole('link', { name: 'Pourquoi, exactement' }).click()
  await heading(page, 'Pourquoi personne ne peut relier cette réponse à vous')
  await look('why')
  await button(page, 'Revenir').click()
  await button(page, 'Cet appareil n’est pas le mien').click()
  await heading(page, 'Cet appareil n’est pas le mien')
  await look('not my device')
  await button(page, 'C’est mon appareil').click()
  await page.locator('fieldset').waitFor()
  await button(page, 'Toutes les questions sur une page').click()
  await heading(page, 'Votre semaine, sur une page')
  await send(page)
  await look('one page, with answers missing')
  await button(page, 'Une question à la fois').click()

  for (let i = 1; i <= 5; i++) {
    await page.waitForFunction((n) => document.title.startsWith(`Question ${n} `), i)
    await button(page, 'Question suivante').click()
    if (i === 5) await look('question from 0 to 10, with its answer missing')
    await page.keyboard.press('Digit3')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('textbox').fill('Sophie Bernard, 06 12 34 56 78')
  await page.locator('.warn').nth(1).waitFor()
  await look('text, with warnings')
  await button(page, 'Relire mes réponses').click()
  await page.locator('.review').waitFor()
  await look('review')
  week.instead = () => new Response(null, { status: 503, headers: { 'retry-after': '3600' } })
  await send(page)
  await button(page, 'Réessayer maintenant').waitFor()
  await look('waiting')
  week.instead = () => Response.json({ code: 'body-invalid', status: 400 }, { status: 400 })
  await button(page, 'Réessayer maintenant').click()
  await heading(page, 'Le service a refusé l’envoi.')
  await look('refused')
  week.instead = undefined
  await button(page, 'Réessayer').click()
  await heading(page, 'Votre réponse est partie.')
  await look('receipt')
  await button(page, 'Mon historique').click()
  await page.locator('.own').first().waitFor()
  await look('history')
  await button(page, 'Tout effacer ici').click()
  await button(page, 'Oui, tout effacer').waitFor()
  await look('history, about to be erased')
}
