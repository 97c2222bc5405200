/** What the browser tests do on pages: answer a pulse, sign in, and let axe look. */
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true }
export const tablet: BrowserContextOptions = { viewport: { width: 768, height: 1024 }, hasTouch: true }
export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

/** WCAG 2.2 AA and axe's good practice, nothing left out but rules that do not fit what is looked at. */
export async function expectAccessible(page: Page, without: string[] = []): Promise<void> {
  // What passes is not told: to find words for it takes axe most of its time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .disableRules(without)
    .analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect(told, page.url()).toEqual([])
}

/** Goes through the questions by keyboard. Every fourth week asks one more than usual, which is answered like the last. */
export async function answerQuestions(page: Page, answers: number[]): Promise<void> {
  for (let i = 0; ; i++) {
    await page.waitForFunction(
      (beginning) => document.title.startsWith(beginning) || document.querySelector('textarea, .review'),
      `Question ${i + 1} `,
    )
    if ((await page.locator('textarea').count()) > 0)
      await page.getByRole('button', { name: /^(Relire|Review)/ }).click()
    if ((await page.locator('textarea, .review').count()) > 0) return page.locator('.review').waitFor()
    await page.keyboard.press(`Digit${answers[i] ?? answers.at(-1)}`)
    await page.keyboard.press('Enter')
  }
}

/** Answers, sends, and waits for the receipt. Returns it. */
export async function answerPulse(page: Page, link: string, answers: number[]): Promise<string> {
  await page.goto(link)
  await answerQuestions(page, answers)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^(Envoyer|Send)$/ }).click()
  return ((await page.locator('.receipt').textContent()) ?? '').replace(/\s/g, '')
}

/** Signs in through the OpenID provider and comes back to a path. */
export async function signIn(page: Page, app: string, email: string, path: string): Promise<void> {
  await page.goto(app + path)
  await page.getByRole('link', { name: /Se connecter|Sign in/ }).click()
  await page.getByRole('textbox').fill(email)
  await page.keyboard.press('Enter')
  await page.waitForURL(app + path)
  await page.locator('h1').waitFor()
}
