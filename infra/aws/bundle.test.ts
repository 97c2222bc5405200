/** Holds the bundles to what Lambda asks of them: one module each, loadable by itself, of a size that starts fast. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { functions } from '../parts.ts'
import { bundleFunction, bundleFunctions } from './bundle.ts'
import { weightOf } from './bundle-weight.ts'
import { root } from './root.ts'
import { newestIn, readTrace } from './stack-trace.ts'

let folder: string
let archive: string
beforeAll(async () => {
  const made = await mkdtemp(join(tmpdir(), 'quorum-bundles-'))
  archive = join(made, 'source-maps')
  folder = await bundleFunctions(join(made, 'functions'), archive)
  await bundleFunction('test/bench/bundles/bare.ts', join(folder, 'bare'))
}, 60_000)
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }))

const run = promisify(execFile)

/** What the handler says in a process of its own, outside the repository, without one setting. */
async function callBare(name: string, print: 'message' | 'stack' = 'message'): Promise<string> {
  const module = pathToFileURL(join(folder, name, 'index.mjs')).href
  const script = `const { handler } = await import('${module}')
    try { await handler({}, {}) } catch (error) { console.log(error.${print}) }`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: { PATH: process.env.PATH },
  })
  return stdout.trim()
}

/** Thousands of bytes that importing reads; what is lazy comes with the first request that needs it. */
const budgets: Record<string, number> = {
  issuer: 250,
  'ballot-box': 250,
  clock: 410,
  tally: 285,
  courier: 690,
  api: 745,
  upgrade: 215,
}
const curve = 40
/** Powertools, which a first line of the log needs. */
const logger = 25
/** Workbooks and the description of the api. */
const seldom = 105
const lazy: Record<string, number> = { issuer: curve, 'ballot-box': curve, api: seldom }

describe.each(functions.map(({ needs }) => [needs.name, needs] as const))('%s', (name, needs) => {
  test('loads alone and asks for exactly the settings that the stacks give', async () => {
    const tables = Object.keys(needs.tables).map((table) => `TABLE_${table.toUpperCase()}`)
    const queues = Object.keys(needs.queues ?? {}).map((queue) => `QUEUE_${queue.toUpperCase()}`)
    const settings = [...tables, ...queues, 'KEYS_PREFIX', ...needs.environment]
    expect(await callBare(name)).toBe(`${name} lacks these settings: ${settings.join(', ')}`)
  }, 20_000)

  test('is no heavier than its budget', async () => {
    const { start, all } = await weightOf(join(folder, name))
    expect(start).toBeLessThan(budgets[name]! * 1000)
    expect(all).toBeLessThan((budgets[name]! + logger + (lazy[name] ?? 0)) * 1000)
  })

  test('holds no source map and no word of one; the archive has one for each of its files', async () => {
    const files = await readdir(join(folder, name))
    for (const file of files) {
      expect(file).toMatch(/^(index|chunk-\w+)\.mjs$/)
      expect((await readFile(join(folder, name, file), 'utf8')).includes('sourceMappingURL=')).toBe(false)
    }
    const maps = await readdir(join(archive, newestIn(archive)!, name))
    expect(maps.toSorted()).toEqual(files.map((file) => `${file}.map`).toSorted())
  })

  test('has a stack trace that the archive leads back to the source', async () => {
    const read = readTrace(await callBare(name, 'stack'), join(archive, newestIn(archive)!, name))
    const [, line] = /functions\/platform\/lambda\.ts:(\d+):\d+/.exec(read)!
    const source = await readFile(join(root, 'functions', 'platform', 'lambda.ts'), 'utf8')
    expect(source.split('\n')[Number(line) - 1]).toContain('lacks these settings')
    expect(read).not.toContain('index.mjs')
  }, 20_000)
})

describe('issuer and ballot box, beside a function of hono and the DynamoDB client', () => {
  test.each(['issuer', 'ballot-box'])('%s starts with 1.3 times its bytes at most', async (name) => {
    const [own, bare] = await Promise.all([weightOf(join(folder, name)), weightOf(join(folder, 'bare'))])
    expect(own.start / bare.start).toBeLessThanOrEqual(1.3)
    // The curve comes with the first request that needs it, the logger with the first line.
    expect(own.all / bare.start).toBeLessThanOrEqual(1.65)
  })

  test('carry no queue, no e-mail, no text message, and only the words of their own problems', async () => {
    for (const name of ['issuer', 'ballot-box']) {
      const text = await textOf(name)
      const carried = ['AmazonSQS', 'AmazonSimpleNotificationService', 'SimpleEmailService', 'webhook']
      expect(carried.filter((word) => text.includes(word))).toEqual([])
      expect(text.includes('round-closed')).toBe(true)
    }
  })
})

test('the same source is the same bundle, wherever it is written', async () => {
  const elsewhere = join(folder, '..', 'else', 'where')
  await bundleFunction('functions/issuer/handler.ts', elsewhere)
  const files = await readdir(join(folder, 'issuer'))
  expect(await readdir(elsewhere)).toEqual(files)
  for (const file of files)
    expect(await readFile(join(elsewhere, file))).toEqual(await readFile(join(folder, 'issuer', file)))
})

test('no bundle knows a way to credentials but the environment', async () => {
  for (const { needs } of functions) {
    const text = await textOf(needs.name)
    const ways = [
      'AssumeRoleWithWebIdentity',
      'GetRoleCredentials',
      'credential_process',
      'AWS_CONTAINER_CREDENTIALS',
    ]
    expect(ways.filter((word) => text.includes(word))).toEqual([])
    expect(text.includes('NoCredentials')).toBe(true)
  }
})

/** All files of one bundle: whole bundles in a message of a failed test help nobody. */
async function textOf(name: string): Promise<string> {
  const files = await readdir(join(folder, name))
  return (await Promise.all(files.map((file) => readFile(join(folder, name, file), 'utf8')))).join('\n')
}
