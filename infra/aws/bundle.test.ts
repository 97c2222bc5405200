/** Holds the bundles to what Lambda asks of them: one module each, loadable by itself, of a size that starts fast. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { functions } from '../parts.ts'
import { bundleFunctions } from './bundle.ts'

let folder: string
beforeAll(async () => {
  folder = await bundleFunctions(await mkdtemp(join(tmpdir(), 'quorum-bundles-')))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = promisify(execFile)

/** What the handler says in a process of its own, outside the repository, without one setting. */
async function callBare(name: string): Promise<string> {
  const module = pathToFileURL(join(folder, name, 'index.mjs')).href
  const script = `const { handler } = await import('${module}')
    try { await handler({}, {}) } catch (error) { console.log(error.message) }`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: { PATH: process.env.PATH },
  })
  return stdout.trim()
}

describe.each(functions.map(({ needs }) => [needs.name, needs] as const))('%s', (name, needs) => {
  test('loads alone and asks for exactly the settings that the stacks give', async () => {
    const tables = Object.keys(needs.tables).map((table) => `TABLE_${table.toUpperCase()}`)
    const queues = Object.keys(needs.queues ?? {}).map((queue) => `QUEUE_${queue.toUpperCase()}`)
    const settings = [...tables, ...queues, 'KEYS_PREFIX', ...needs.environment]
    expect(await callBare(name)).toBe(`${name} lacks these settings: ${settings.join(', ')}`)
  }, 20_000)

  test('carries no optional dependency of a validator (the TypeScript compiler alone is 9 MB)', async () => {
    expect((await stat(join(folder, name, 'index.mjs'))).size).toBeLessThan(3_000_000)
  })
})
