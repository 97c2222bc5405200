/** What the pages may weigh before they show anything, and with everything that comes later. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../infra/local/parts-here.ts'
import { buildWeb } from '../../infra/local/web-build.ts'
import { type Weight, weigh, weightOf } from '../page-weight.ts'

/** Bytes of gzip: page, scripts and styles, without the font. The answer page is for a phone in a basement. */
const budgets: Record<string, Weight> = {
  app: { script: 90_000, first: 90_000, all: 120_000 },
  answer: { script: 25_000, first: 30_000, all: 115_000 },
}

beforeAll(buildWeb)

describe.each(Object.entries(budgets))('the page %s', (page, budget) => {
  it('stays within its budget', async () => {
    const weight = await weightOf(join(root, 'web', 'dist', page))
    expect(weight.script).toBeGreaterThan(1000)
    for (const part of ['script', 'first', 'all'] as const)
      expect(weight[part], part).toBeLessThanOrEqual(budget[part])
  })
})

it('the worker, which comes after the first question, stays within its own', async () => {
  expect(await weigh([join(root, 'web', 'dist', 'answer', 'worker.js')])).toBeLessThanOrEqual(30_000)
})

it('the answer page names what its first question waits for, so that nothing of it comes one after the other', async () => {
  const folder = join(root, 'web', 'dist', 'answer')
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const [device] = page.match(/assets\/device-[^"]+\.js/) ?? []
  expect(device).toBeDefined()
  const imported = (await readFile(join(folder, device!), 'utf8')).matchAll(
    /from\s*["']\.\/([^"']+\.js)["']/g,
  )
  const names = [...imported].map(([, name]) => name!)
  expect(names).not.toEqual([])
  for (const name of [...names, 'config.json']) expect(page).toContain(name)
})
