/** Holds CloudFront's page paths to what the local origin answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

interface Answer {
  uri?: string
  statusCode?: number
  headers?: { location: { value: string } }
}

const code = readFileSync(join(import.meta.dirname, 'page-paths.js'), 'utf8')
const handler = runInNewContext(`${code}; handler`) as (event: { request: { uri: string } }) => Answer
const ask = (uri: string) => handler({ request: { uri } })

test.each(['/', '/team/M204', '/balance', '/rounds/2026-W47-7f3a'])(
  '%s is a page of the application',
  (path) => {
    expect(ask(path).uri).toBe('/index.html')
  },
)

test.each([
  '/index.html',
  '/assets/main-a1b2.js',
  '/config.json',
  '/answer/assets/main.css',
  '/answer/index.html',
  '/answer/worker.js',
  '/answer/manifest.webmanifest',
])('%s is a file', (path) => {
  expect(ask(path).uri).toBe(path)
})

test('/answer/ is the answer page, and /answer leads there for good', () => {
  expect(ask('/answer/').uri).toBe('/answer/index.html')
  const { statusCode, headers } = ask('/answer')
  expect([statusCode, headers?.location.value]).toEqual([308, '/answer/'])
})

test('a path below /answer/ that is no file does not become the dashboard', () => {
  expect(ask('/answer/elsewhere').uri).toBe('/answer/elsewhere')
})
