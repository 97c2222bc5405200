/** What a rep does on a device, in the layout with all questions on one page. */
import type { Page } from 'playwright-core'

/** Pressed without moving the focus, so that no ring stands in a picture. */
export const press = (page: Page, name: RegExp) =>
  page.getByRole('button', { name }).evaluate((button: HTMLElement) => button.click())

export const open = async (page: Page, link: string) => {
  await page.goto(link)
  await page.locator('fieldset').first().waitFor()
}

export async function onOnePage(page: Page): Promise<void> {
  if ((await page.locator('.whole').count()) > 0) return
  await press(page, /^(Toutes les questions sur une page|All questions on one page)$/)
  await page.locator('.whole').waitFor()
}

/** @param answers of the first questions; the others are answered like the last of them */
export async function answer(page: Page, answers: number[]): Promise<void> {
  const groups = await page.locator('fieldset').all()
  for (const [i, group] of groups.entries()) {
    const answered = answers[i] ?? answers.at(-1)!
    await group
      .locator('input')
      .nth(answered - 1)
      .evaluate((input: HTMLElement) => input.click())
  }
}

/** Presses Send, and waits for what the screen then says: the receipt, or that the answer waits. */
export async function send(page: Page, until = '.receipt'): Promise<void> {
  await press(page, /^(Envoyer|Send)$/)
  await page.locator(until).waitFor()
}

export async function answerWeek(page: Page, link: string, answers: number[]): Promise<void> {
  await open(page, link)
  await onOnePage(page)
  await answer(page, answers)
  await send(page)
}
