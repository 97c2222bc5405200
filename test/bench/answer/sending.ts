/** From Send to the receipt on our page, and how much of it is the delay that each envelope waits on purpose. */
import type { Page } from 'playwright-core'

export interface Sent {
  /** Milliseconds from the press: on screen that the answers are sealed, and the receipt, when all have left. */
  sealed: number
  receipt: number
  /** Of the time to the receipt: what the two envelopes waited. */
  delay: number
  /** The longest task over 50 ms after the first answer, and after the press. */
  longestReading: number
  longestSending: number
}

/** Answers the other questions, reads what will leave, and presses. */
export async function answerAndSend(page: Page): Promise<Sent> {
  const questions = await page.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).max)
  for (let step = 2; step <= questions; step++) {
    await page.waitForFunction((title) => document.title.startsWith(title), `Question ${step} `)
    await page.locator('fieldset.scale label').nth(2).tap()
  }
  await page.getByRole('button', { name: /^(Relire|Review)/ }).tap()
  await page.locator('.review').waitFor()
  // People take most of a minute to come here: by then everything has come.
  await page.waitForLoadState('networkidle')
  await page.evaluate(watchSending)
  await page.getByRole('button', { name: /^(Envoyer|Send)$/ }).tap()
  return page.evaluate(() => (globalThis as unknown as { sent: Promise<Sent> }).sent)
}

/** Runs in the page. */
function watchSending(): void {
  const tasks: PerformanceEntry[] = []
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries())
  }).observe({ type: 'longtask', buffered: true })
  let pressed = 0
  addEventListener(
    'click',
    ({ timeStamp }) => {
      pressed = timeStamp
    },
    { capture: true, once: true },
  )
  const isCast = ({ name }: PerformanceEntry) => name.endsWith('/ballots')
  const longest = (some: PerformanceEntry[]) => Math.max(0, ...some.map(({ duration }) => duration))

  const sent = new Promise<Sent>((resolve) => {
    let sealed = 0
    function look() {
      const steps = document.querySelector<HTMLProgressElement>('main > progress:first-child')
      // Of five: kept, prepared, issued, sealed.
      if (!sealed && steps && steps.value >= 3) sealed = performance.now()
      if (!document.querySelector('.receipt')) return void requestAnimationFrame(look)
      const receipt = performance.now()
      const [ballot, comment] = (
        performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      ).filter(isCast)
      const delay = ballot!.startTime - sealed + (comment!.startTime - ballot!.responseEnd)
      setTimeout(() =>
        resolve({
          sealed: sealed - pressed,
          receipt: receipt - pressed,
          delay,
          longestReading: longest(tasks.filter(({ startTime }) => startTime < pressed)),
          longestSending: longest(tasks.filter(({ startTime }) => startTime >= pressed)),
        }),
      )
    }
    requestAnimationFrame(look)
  })
  Object.assign(globalThis, { sent })
}
