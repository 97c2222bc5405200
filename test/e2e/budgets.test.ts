/** What the pages may weigh before they show anything, and with everything that comes later. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoOrganisation } from '../../infra/local/demo/organisation.ts'
import { root } from '../../infra/local/parts-here.ts'
import { buildWeb } from '../../infra/local/web-build.ts'
import { firstOf, type Weight, weigh, weightOf } from '../page-weight.ts'
import { phone } from './pages.fixture.ts'
import { quorumJson, startWithPeople } from './quorum.fixture.ts'

/**
 * Bytes of brotli: page, scripts and styles, without the font. The answer page is for a phone in a basement. Of the dashboard
 * `all` is every page that comes by itself when it is opened: questions, schedule, directory, log, messages, status.
 */
const budgets: Record<string, Weight> = {
  app: { script: 70_000, first: 78_000, all: 132_000 },
  answer: { script: 18_000, first: 20_000, all: 100_000 },
}

const built = (page: string) => join(root, 'web', 'dist', page)

beforeAll(buildWeb)

describe.each(Object.entries(budgets))('the page %s', (page, budget) => {
  it('stays within its budget', async () => {
    const weight = await weightOf(built(page))
    expect(weight.script).toBeGreaterThan(1000)
    for (const part of ['script', 'first', 'all'] as const)
      expect(weight[part], part).toBeLessThanOrEqual(budget[part])
  })
})

it('the worker, which comes after the first question, stays within its own', async () => {
  expect(await weigh([join(built('answer'), 'worker.js')])).toBeLessThanOrEqual(27_000)
})

it('the answer page asks its first question with what was weighed as first, and nothing else', async () => {
  const first = new Set([...(await firstOf(built('answer')))].map((file) => basename(file)))
  const { data, browser, close } = await startWithPeople()
  try {
    await quorumJson('round', 'open', '--grace', '0', '--data', data)
    const member = demoOrganisation().find(({ level }) => level === 'rep')!.id
    const { url } = await quorumJson<{ url: string }>('link', member, '--data', data)
    const page = await browser.newPage(phone)
    await page.route('**/assets/*', (route) =>
      first.has(basename(route.request().url())) ? route.continue() : route.abort(),
    )
    const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('/assets/'))
    await page.goto(url)
    await page.locator('fieldset').waitFor()
    await refused
  } finally {
    await close()
  }
})

it('the answer page names beside its script what the first question waits for', async () => {
  const page = await readFile(join(built('answer'), 'index.html'), 'utf8')
  expect(page).toMatch(/<link rel="preload" href="\/config.json"[^>]*>/)
  const scripts = [...(await firstOf(built('answer')))].filter((file) => file.endsWith('.js'))
  for (const file of scripts) expect(page).toContain(basename(file))
})
