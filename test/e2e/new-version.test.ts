/** A new version of the answer page, as a phone meets it that has the old one. */
import { appendFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Listening, listen } from '../../infra/local/http.ts'
import { pages } from '../../infra/local/pages.ts'
import { root } from '../../infra/local/parts-here.ts'
import { buildWeb } from '../../infra/local/web-build.ts'
import { launchBrowser } from '../browser.ts'
import { removeFolder, temporaryFolder } from './quorum.fixture.ts'

let browser: Browser
let server: Listening
let built: string
const source = join(root, 'web', 'dist', 'answer')

beforeAll(async () => {
  ;[browser, built] = await Promise.all([launchBrowser(), temporaryFolder(), buildWeb()])
  await cp(source, join(built, 'answer'), { recursive: true })
  const nowhere = () => new Response(null, { status: 404 })
  const site = pages({ built, boxOrigin: 'http://localhost:1', api: nowhere, issuer: nowhere })
  server = await listen((request) => site.fetch(request), 0, 'the pages')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await removeFolder(built)
})

/** The same page with another script, and the files of the old one gone. */
async function deploy(version: string) {
  const { build } = await import('vite')
  const changed = {
    name: 'changed',
    transform: (code: string, id: string) =>
      id.endsWith('/main.ts')
        ? `${code}\ndocument.documentElement.dataset.version = '${version}'`
        : undefined,
  }
  await build({
    configFile: join(root, 'web', 'answer', 'vite.config.ts'),
    logLevel: 'error',
    plugins: [changed],
    build: { outDir: join(built, 'answer') },
  })
}

/** Whether the newest worker could be installed. */
const update = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const { installing } = await registration.update()
    return new Promise<boolean>((resolve) => {
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'activated') resolve(true)
        if (installing.state === 'redundant') resolve(false)
      })
    })
  })

const version = (page: Page) => page.evaluate(() => document.documentElement.dataset.version)

it('is taken on the next opening, whole or not at all, and never by a page that is open', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`http://localhost:${server.port}/answer/`)
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/answer/worker.js')
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await page.getByRole('heading').waitFor()
  const later = await page.evaluate(
    () => performance.getEntriesByType('resource').find(({ name }) => /Later.*\.js/.test(name))!.name,
  )

  // A deployment that is half way: the worker does not belong to the page.
  await appendFile(join(built, 'answer', 'index.html'), '<!-- of another build -->')
  await appendFile(join(built, 'answer', 'worker.js'), '// newer')
  expect(await update(page)).toBe(false)

  await deploy('2')
  expect((await page.request.get(later)).status()).toBe(404)
  expect(await update(page)).toBe(true)
  expect(await version(page)).toBeUndefined()
  expect(await page.evaluate(async (file) => (await fetch(file)).ok, later)).toBe(true)

  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading').waitFor()
  expect(await version(page)).toBe('2')
})
