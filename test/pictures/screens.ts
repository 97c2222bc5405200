/** The screens of docs/answering.md, in the order in which somebody comes to them; each visit is another person. */
import type { Page } from 'playwright-core'
import { answer, onOnePage, open, press, send } from './device.ts'
import type { Code, View } from './sheet.ts'

interface Screen extends View {
  name: string
}

/** Where a visit pauses, a picture is taken. */
export type Screens = AsyncGenerator<Screen>

/** The height of a phone; and that of a screen which one scrolls through. */
const phone = 780
const long = 900
const longest = 1480

const answers = [4, 2, 3, 4, 4]
const comments: Record<Code, string> = {
  fr: 'Le plan de tournée change le lundi matin alors que Marc avait validé le nôtre le jeudi.',
  en: 'The call plan changes on Monday morning, although Mark had agreed to ours on Thursday.',
}

/** After the last of several weeks on the same device. */
export async function* own(page: Page): Screens {
  yield { name: 'sent', height: long }
  await press(page, /^(Mon historique|My history)$/)
  await page.locator('.own .team').first().waitFor()
  yield { name: 'history', height: long }
}

async function* answering(page: Page, link: string): Screens {
  await open(page, link)
  await answer(page, answers)
  yield { name: 'question', height: phone }
  await onOnePage(page)
  await answer(page, answers)
  yield { name: 'one-page', height: phone }
  await press(page, /^(Une question à la fois|One question at a time)$/)
  while ((await page.locator('textarea').count()) === 0) {
    const title = await page.title()
    await press(page, /^(Question suivante|Next question)$/)
    await page.waitForFunction((before) => document.title !== before, title)
  }
  yield {
    name: 'comment',
    height: phone,
    async speaking(code) {
      await page.locator('textarea').fill(comments[code])
      await page.locator('.warn').waitFor()
      await page.locator('h1').focus()
    },
  }
  await press(page, /^(Relire mes réponses|Review my answers)$/)
  await page.locator('.review').waitFor()
  yield { name: 'review', height: phone }
}

async function* messages(page: Page, link: string): Screens {
  await open(page, link)
  await press(page, /^(Vos messages|Your messages)$/)
  await page.locator('details').evaluate((details: HTMLDetailsElement) => {
    details.open = true
  })
  await page.locator('svg.code').waitFor()
  yield { name: 'messages', height: longest }
}

async function* proof(page: Page, link: string): Screens {
  await open(page, link)
  await page.getByRole('link', { name: /^(Pourquoi|Why)/ }).evaluate((link: HTMLElement) => link.click())
  await page.locator('.fingerprint').nth(1).waitFor()
  // What is said before them is told in docs/anonymity.md.
  yield { name: 'proof', height: long, from: 'h2:has(~ .fingerprint):not(:has(~ h2 ~ .fingerprint))' }
}

/** A week that this service does not know. */
async function* elsewhere(page: Page, link: string): Screens {
  await page.goto(link.replace(/#[^/]*/, '#2026-W47-0f0f'))
  await page.locator('a.button').waitFor()
  yield { name: 'elsewhere', height: phone }
}

/** Whether worker and round are kept for an opening without a network; runs in the page. */
async function isReadyOffline(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration()
  return registration?.active?.state === 'activated' && (await caches.match('/config.json')) !== undefined
}

/** A first visit with a network, then none. */
async function* offline(page: Page, link: string): Screens {
  // Chromium without a window has no Background Sync of its own: here it takes the request, as on a phone.
  await page.addInitScript(() => {
    const { prototype } = (globalThis as unknown as { SyncManager: { prototype: object } }).SyncManager
    Object.assign(prototype, { register: async () => {} })
  })
  await open(page, link)
  while (!(await page.evaluate(isReadyOffline))) await page.waitForTimeout(50)
  await page.context().setOffline(true)
  await page.reload()
  await onOnePage(page)
  await answer(page, answers)
  await send(page, '.foot .button:not([type=submit])')
  yield { name: 'offline', height: phone }
}

/** Whoever answers on a device of somebody else's. */
async function* shared(page: Page, link: string): Screens {
  await page.clock.install()
  await open(page, link)
  await onOnePage(page)
  await press(page, /^(Cet appareil n’est pas le mien|This is not my device)$/)
  await page.locator('.points').waitFor()
  yield { name: 'not-my-device', height: phone }
  await press(page, /^(Répondre sans rien garder|Answer and keep nothing)$/)
  await page.locator('.whole').waitFor()
  await answer(page, answers)
  await send(page, '.leaving')
  // The countdown stands still while its pictures are taken.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000))
  yield { name: 'shared-end', height: phone }
}

export const screens = [answering, messages, offline, shared, proof, elsewhere]
