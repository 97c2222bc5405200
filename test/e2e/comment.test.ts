/** The text at the end: warned about on the device, counted as it will be sealed, and sealed as it was shown. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Comment, readComment } from '../../shared/ballot/plaintext.ts'
import {
  button,
  expectSentOnce,
  heading,
  inOtherLanguage,
  send,
  somebody,
  useAnswerPage,
  type Week,
} from './answer-page.fixture.ts'
import { expectAccessible } from './pages.fixture.ts'

const world = useAnswerPage()

const right = '\u202e'
const strange = {
  /** One person's family: seven code points, of which the joiners stay. */
  family: '👩‍👩‍👧‍👦',
  /** Composed, this is one. */
  decomposed: 'e\u0301',
}

async function commentOf(week: Week): Promise<Comment | null> {
  const [envelope] = week.stored('comment')
  return readComment(await week.opened(envelope!))
}

/** Past the questions, to the field. */
async function toComment(page: Page, week: Week) {
  await page.goto(week.link)
  for (let i = 1; i <= 5; i++) {
    await page.waitForFunction((n) => document.title.startsWith(`Question ${n} `), i)
    await page.keyboard.press('Digit3')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('textbox').waitFor()
}

const field = (page: Page) => page.getByRole('textbox')
const review = (page: Page) => button(page, 'Relire mes réponses').click()
const shown = (page: Page) => page.locator('.review .text').textContent()
/** With plain blanks. */
const leftOver = async (page: Page) =>
  (await page.locator('#comment-left').textContent())!.replaceAll(/\s/g, ' ')

describe.concurrent('the step of the text', () => {
  it('warns of a name, a client and an address without a request, and takes or keeps them as one likes', async () => {
    const week = await world.week()
    const { page, context } = await somebody(world.browser)
    await toComment(page, week)
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    await field(page).pressSequentially('Sophie Bernard part sans prévenir : moi@exemple.fr')
    await page.getByText('« Sophie Bernard » ressemble au nom d’une personne.').waitFor()
    await page.getByText('« moi@exemple.fr » ressemble à un moyen de joindre quelqu’un.').waitFor()
    await expectAccessible(page)
    await inOtherLanguage(page, () =>
      page.getByText('“Sophie Bernard” looks like a person’s name.').waitFor(),
    )
    await button(page, 'Écrire « quelqu’un »').click()
    expect(await field(page).inputValue()).toBe('quelqu’un part sans prévenir : moi@exemple.fr')
    await button(page, 'Garder tel quel, moi@exemple.fr').click()
    await page.waitForFunction(() => !document.querySelector('.warn'))
    expect(asked).toEqual([])

    await review(page)
    const text = 'quelqu’un part sans prévenir : moi@exemple.fr'
    expect(await shown(page)).toBe(text)
    expect(asked).toEqual([])
    await send(page)
    await heading(page, 'Votre réponse est partie.')
    expect((await commentOf(week))?.text).toBe(text)
    await expectSentOnce(week)
    await context.close()
  })

  it('counts characters as they will be sealed: emoji, accents and marks that nobody sees', async () => {
    const week = await world.week()
    const { page, context } = await somebody(world.browser)
    await toComment(page, week)
    await field(page).fill(`${strange.family}${strange.decomposed}\u200b${right}🙂  `)
    expect(await leftOver(page)).toContain(`Encore ${280 - 9} caractères`)
    await field(page).fill('🙂'.repeat(280))
    expect(await leftOver(page)).toContain('Encore 0 caractères')
    await field(page).fill(`  \u202d${'🙂'.repeat(280)}\u2069`)
    await review(page)
    const text = '🙂'.repeat(280)
    expect(await shown(page)).toBe(text)
    await send(page)
    await heading(page, 'Votre réponse est partie.')
    expect((await commentOf(week))?.text).toBe(text)
    await context.close()
  })

  it('takes ten thousand characters, says how many are too many, cuts nothing and lets none leave', async () => {
    const week = await world.week()
    const { page, context } = await somebody(world.browser)
    await toComment(page, week)
    const long = 'Marc Dubois de chez Renault, 06 12 34 56 78. '.repeat(223).slice(0, 10_000)
    await field(page).fill(long)
    const tooLong = long.trim().length - 280
    expect(await leftOver(page)).toContain(`${tooLong} caractères de trop : rien n’est coupé`)
    await page.getByText('« Renault » ressemble à un client ou à une entreprise.').waitFor()
    // One warning for each passage, however often it stands there.
    expect(await page.locator('.warn').count()).toBeLessThanOrEqual(5)
    await review(page)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    expect(await page.locator('.review').count()).toBe(0)
    expect(await field(page).inputValue()).toBe(long)
    await inOtherLanguage(page, () =>
      page.getByText(`${tooLong} characters too many: nothing is cut`).waitFor(),
    )
    await field(page).fill(long.slice(0, 280))
    await review(page)
    expect(await shown(page)).toBe(long.slice(0, 280).trim())
    expect(week.requests).toEqual([])
    await context.close()
  })

  it('lets no mark of direction turn the words around it, and seals none', async () => {
    const week = await world.week()
    const { page, context } = await somebody(world.browser)
    await toComment(page, week)
    await field(page).fill(`Voir avec Sophie${right} Bernard ${right}demain`)
    await page.locator('.warn').waitFor()
    const outside = await page.evaluate(
      () =>
        [...document.querySelectorAll('main :not(textarea)')].map((element) => element.textContent).join('') +
        [...document.querySelectorAll('main [aria-label]')]
          .map((element) => element.getAttribute('aria-label'))
          .join(''),
    )
    expect(outside).toContain('Sophie Bernard')
    expect(outside).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
    await review(page)
    expect(await shown(page)).toBe('Voir avec Sophie Bernard demain')
    await send(page)
    await heading(page, 'Votre réponse est partie.')
    expect((await commentOf(week))?.text).toBe('Voir avec Sophie Bernard demain')
    await context.close()
  })
})
