/** Messages on a phone: reached from the first question and from the receipt, decided with one press, said when offline. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { answerPulse, expectAccessible } from './pages.fixture.ts'
import { useInstance } from './quorum.fixture.ts'

const reps = demoOrganisation().filter(({ level, language }) => level === 'rep' && language === 'fr')
const narrow = { viewport: { width: 320, height: 640 }, hasTouch: true }

const here = useInstance()

beforeAll(async () => {
  await here.command('round', 'open', '--grace', '0')
})
/** Nothing to scroll sideways for, the reader at the heading, and axe content. */
async function expectInOrder(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await expectAccessible(page)
}

const saved = (page: Page) =>
  page.getByText(/^(Votre choix est enregistré|Your choice is saved)\.$/).waitFor()

describe('messages', () => {
  it('are decided from the first question, and the week goes on where it stood', async () => {
    const context = await here.browser.newContext({ ...narrow, locale: 'fr-FR' })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
    const link = await here.linkOf(reps[0]!.id)
    await page.goto(link)
    await page.locator('fieldset').waitFor()
    await expectAccessible(page)
    const question = await page.locator('h1').textContent()
    await page.getByRole('button', { name: 'Vos messages' }).click()
    await page.getByText('Quorum vous écrit au plus 2 fois par semaine, par e-mail.').waitFor()
    await expectInOrder(page)
    expect(await page.title()).toBe('Vos messages — Quorum')

    await page.getByRole('button', { name: 'Ne plus m’écrire au sujet de cette semaine' }).click()
    await page.getByText('Quorum ne vous écrira plus au sujet de cette semaine.').waitFor()
    await page.getByRole('radio', { name: 'English' }).check()
    await saved(page)
    await page.getByText('Continuer sur un autre appareil').click()
    await page.getByRole('img', { name: 'Code QR de votre lien personnel' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Votre lien personnel' }).inputValue()).toBe(link)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Retour' }).click()
    await page.locator('fieldset').waitFor()
    expect(await page.locator('h1').textContent()).toBe(question)

    // What was pressed is there on another visit; the link stood in no address.
    await page.reload()
    await page.getByRole('button', { name: 'Vos messages' }).click()
    await page.getByRole('button', { name: 'M’écrire de nouveau au sujet de cette semaine' }).waitFor()
    expect(await page.getByRole('radio', { name: 'English' }).isChecked()).toBe(true)
    const secret = link.split('/').at(-2)!
    expect(asked.filter((one) => one.includes('/api/')).length).toBeGreaterThanOrEqual(4)
    expect(asked.filter((one) => one.split('#')[0]!.includes(secret))).toEqual([])
    await context.close()
  })

  it('are opened by the link at the foot of an e-mail, stopped with one press, and taken back', async () => {
    const context = await here.browser.newContext({ ...narrow, locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(`${await here.linkOf(reps[3]!.id)}/c`)
    const stop = page.getByRole('button', { name: 'Ne plus recevoir de messages' })
    await stop.waitFor()
    await expectInOrder(page)
    await stop.click()
    await page.getByText('Quorum ne vous écrit plus.').waitFor()
    await saved(page)
    // About no single week, where nothing is written at all.
    expect(await page.getByText('Cette semaine', { exact: true }).count()).toBe(0)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'M’écrire de nouveau' }).click()
    await page.getByText('Quorum vous écrit au plus 2 fois par semaine, par e-mail.').waitFor()

    await page.getByRole('button', { name: 'Retour' }).click()
    await page.locator('fieldset').waitFor()
    expect(await page.title()).toMatch(/^Question 1 /)
    // The address is that of the questions by now: a reload asks them.
    await page.reload()
    await page.locator('fieldset').waitFor()
    expect(await page.title()).toMatch(/^Question 1 /)
    await context.close()
  })

  it('come by what the person chooses, where there is more than e-mail', async () => {
    const context = await here.browser.newContext({ ...narrow, locale: 'en-GB' })
    const page = await context.newPage()
    // As with a bot of Slack's and a number in the directory, which this instance has not.
    let channel = 'email'
    await page.route('**/api/me/contact', async (route) => {
      const response = await route.fetch(route.request().method() === 'POST' ? { method: 'GET' } : {})
      channel = (route.request().postDataJSON() as { channel?: string } | null)?.channel ?? channel
      const json = { ...(await response.json()), channels: ['email', 'slack', 'sms'], channel }
      await route.fulfill({ response, json })
    })
    await page.goto(`${await here.linkOf(reps[4]!.id)}/c`)
    await page.getByText('Quorum writes to you at most twice a week, by e-mail.').waitFor()
    await expectInOrder(page)
    await page.getByRole('radio', { name: 'On Slack, as a direct message' }).check()
    await page.getByText('Quorum writes to you at most twice a week, on Slack.').waitFor()
    await saved(page)
    await expectAccessible(page)
    await context.close()
  })

  it('say when there is no network, change nothing then, and go on when it is back', async () => {
    const context = await here.browser.newContext({ ...narrow, locale: 'en-GB', colorScheme: 'dark' })
    const page = await context.newPage()
    await page.goto(await here.linkOf(reps[1]!.id))
    await page.getByRole('button', { name: 'Your messages' }).click()
    const silence = page.getByRole('button', { name: 'Do not write to me again about this week' })
    await silence.waitFor()
    await context.setOffline(true)
    await silence.click()
    await page.getByText(/^There is no network.*Nothing is lost/).waitFor()
    await page.getByRole('radio', { name: 'English' }).click()
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[value=fr]')?.checked)
    await silence.waitFor()
    await expectAccessible(page)
    await context.setOffline(false)
    await silence.click()
    await page.getByText('Quorum will not write to you about this week again.').waitFor()
    await saved(page)
    await context.close()
  })

  it('are reached from the receipt, without a word of the answer in what is asked', async () => {
    const context = await here.browser.newContext({ ...narrow, locale: 'en-GB' })
    const page = await context.newPage()
    await answerPulse(page, await here.linkOf(reps[2]!.id), [3, 4, 2, 5, 3])
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Your messages' }).click()
    await page.getByText('Quorum writes to you at most twice a week, by e-mail.').waitFor()
    await expectInOrder(page)
    expect(asked.filter((one) => one.includes('/api'))).toEqual(['GET /api/me/contact'])
    await page.goBack()
    await page.locator('.receipt').waitFor()
    await context.close()
  })
})
