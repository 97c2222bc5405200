/** The local mailbox in a real browser: on a phone, in both schemes, by keyboard, and with a message that means harm. */
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Listening, listen } from '../../infra/local/http.ts'
import { type Mailbox, startMailbox } from '../../infra/local/mailbox.ts'
import { launchBrowser } from '../browser.ts'
import { expectAccessible, phone } from './pages.fixture.ts'

let browser: Browser
let mailbox: Mailbox
let application: Listening
beforeAll(async () => {
  browser = await launchBrowser()
  application = await listen(
    () =>
      new Response('<!doctype html><html lang="fr"><title>Répondre</title>', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      }),
    0,
    'a test',
  )
})
afterAll(async () => {
  await browser?.close()
  await application?.close()
})
beforeEach(async () => {
  mailbox = await startMailbox(0, () => new Date('2026-11-26T09:00:00Z'))
  return () => mailbox.close()
})

const paragraphs = '<p>Cinq questions, deux minutes.</p>'.repeat(40)
const letter = (): SendMailOptions => ({
  from: 'Quorum <quorum@lumen.example>',
  to: 'lea.martin@lumen.example',
  subject: 'L’enquête de la semaine est ouverte',
  text: 'Répondez avant dimanche.',
  html: `<!doctype html><html lang="fr"><head><title>Enquête</title></head><body><p><a href="http://localhost:${application.port}/answer/#link">Répondre</a></p>${paragraphs}</body></html>`,
  headers: {
    'List-Unsubscribe': { prepared: true, value: `<http://localhost:${application.port}/api/stop>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
})

async function send(more: SendMailOptions = {}): Promise<void> {
  const transport = createTransport({ url: mailbox.smtp, ignoreTLS: true })
  await transport.sendMail({ ...letter(), ...more })
  transport.close()
}

async function opened(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...phone, locale: 'fr-FR', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(mailbox.origin + path)
  return page
}

/** The sandbox lets axe run as little as anything else: it gets the frame without it, and without the message. */
const emptyFrame = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector('iframe')
    if (!frame) return
    const empty = frame.cloneNode() as HTMLIFrameElement
    for (const name of ['sandbox', 'src']) empty.removeAttribute(name)
    empty.srcdoc = '<!doctype html><html lang="fr"><title>.</title><p>.'
    const loaded = new Promise((resolve) => empty.addEventListener('load', resolve))
    frame.replaceWith(empty)
    return loaded
  })

describe.each(['light', 'dark'] as const)('on a phone, %s', (colorScheme) => {
  it('every view has nothing that axe finds, and fits', async () => {
    await send()
    const page = await opened('/', { colorScheme })
    for (const path of [
      '/fr/',
      '/en/?person=nobody',
      '/fr/messages/1',
      '/en/messages/1/text',
      '/fr/messages/1/headers',
      '/en/messages/9',
    ]) {
      await page.goto(mailbox.origin + path)
      await emptyFrame(page)
      await expectAccessible(page)
      const [wide, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(wide, path).toBeLessThanOrEqual(has!)
    }
    await page.context().close()
  })
})

it('shows a whole message, whose link opens the application in a new tab', async () => {
  await send()
  const page = await opened('/')
  await page.getByRole('link', { name: /L’enquête de la semaine/ }).press('Enter')
  const inside = page.frameLocator('iframe')
  await inside.getByText('Cinq questions').last().waitFor()
  await page.waitForFunction(() => {
    const frame = document.querySelector('iframe')!
    return (
      frame.clientHeight >= frame.contentDocument!.documentElement.scrollHeight && frame.clientHeight > 1000
    )
  })
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    inside.getByRole('link', { name: 'Répondre' }).click(),
  ])
  await tab.waitForURL(`http://localhost:${application.port}/answer/#link`)
  expect(await tab.title()).toBe('Répondre')
  expect(await tab.evaluate(() => window.opener)).toBeNull()
  await page.context().close()
})

it('shows a new message without a reload, and leaves the keyboard where it is', async () => {
  await send({ subject: 'Premier' })
  const page = await opened('/fr/')
  await page.getByRole('link', { name: /Premier/ }).focus()
  await send({ subject: 'Deuxième' })
  await page.getByRole('link', { name: /Deuxième/ }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Premier')
  expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1)
  await page.context().close()
})

it('stops messages with one press', async () => {
  await send()
  const page = await opened('/fr/messages/1')
  await page.getByRole('button', { name: 'Se désabonner en un clic' }).click()
  await page.getByText('C’est fait').waitFor()
  await emptyFrame(page)
  await expectAccessible(page)
  await page.context().close()
})

it('runs nothing of a hostile message, whichever way it is opened', async () => {
  const harm = 'window.top.harmed=1;window.harmed=1'
  await send({
    html: `<!doctype html><html lang="fr"><head><title>x</title><script>${harm}</script><meta http-equiv="refresh" content="0;url=http://localhost:${application.port}/"></head><body>
      <img src="x" onerror="${harm}"><svg onload="${harm}"></svg><a href="javascript:${harm}">press</a>
      <form action="http://localhost:${application.port}/"><button>send</button></form><iframe srcdoc="<script>${harm}</script>"></iframe><p>the last line</p></body></html>`,
  })
  for (const path of ['/fr/messages/1', '/letters/1']) {
    const page = await opened(path)
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(mailbox.origin)) elsewhere.push(request.url())
    })
    const inside = path === '/letters/1' ? page.mainFrame() : page.frames()[1]!
    await inside.getByText('the last line').waitFor()
    await inside.getByText('press').click({ noWaitAfter: true })
    await inside.getByText('send').click({ noWaitAfter: true })
    await page.reload()
    await page.waitForLoadState('networkidle')
    for (const frame of page.frames())
      expect(await frame.evaluate(() => 'harmed' in window), frame.url()).toBe(false)
    expect(elsewhere).toEqual([])
    await page.context().close()
  }
})
