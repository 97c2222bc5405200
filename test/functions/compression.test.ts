/**
 * What travels compressed: the api's words and the pages' files. A manifest too, which is the same for
 * everybody; whatever else issuer and box say keeps its length.
 */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Round } from '#shared/round/round.ts'
import { type Listening, listen } from '../../infra/local/http.ts'
import { boxSite, pages } from '../../infra/local/pages.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { cookieOf } from './signed-in.fixture.ts'
import { startWeek, type Week } from './week.fixture.ts'

let week: Week
let round: Round
const servers: Listening[] = []
let app: string
let box: string

beforeAll(async () => {
  week = await startWeek()
  await week.people(smallOrganisation())
  round = await week.open()
  const built = join(week.directory, 'built')
  await mkdir(join(built, 'app', 'assets'), { recursive: true })
  await mkdir(join(built, 'answer'))
  const text = 'const quorum = 5\n'.repeat(200)
  for (const file of [
    'app/index.html',
    'app/assets/a.js',
    'app/assets/a.css',
    'answer/index.html',
    'app/assets/a.woff2',
  ])
    await writeFile(join(built, file), text)
  const site = pages({ built, boxOrigin: 'http://box.test', api: week.api, issuer: week.issuer })
  app = await serve((request) => site.fetch(request))
  box = await serve(boxSite(week.box).fetch)
})
afterAll(async () => {
  for (const server of servers) await server.close()
  await week?.close()
})

async function serve(fetch: Parameters<typeof listen>[0]): Promise<string> {
  const server = await listen(fetch, 0, 'a test')
  servers.push(server)
  return `http://localhost:${server.port}`
}

/** The bytes on the wire, which fetch would have unpacked. */
async function ask(url: string, encodings = 'gzip, deflate, br') {
  const cookie = await cookieOf(week, 'd')
  const headers = { cookie, ...(encodings && { 'accept-encoding': encodings }) }
  return new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>(
    (resolve, reject) => {
      get(url, { headers }, async (answer) => {
        const parts: Buffer[] = []
        for await (const part of answer) parts.push(part)
        const { 'content-encoding': encoding, vary } = answer.headers
        resolve({ encoding, vary, bytes: Buffer.concat(parts) })
      }).on('error', reject)
    },
  )
}

describe('compressed, and the same once unpacked', () => {
  it.each([
    ['/api/me'],
    ['/api/rounds'],
    ['/api/nothing-here'],
    ['/'],
    ['/assets/a.js'],
    ['/assets/a.css'],
    ['/answer/'],
  ])('%s', async (path) => {
    const zipped = await ask(app + path)
    const plain = await ask(app + path, '')
    expect([zipped.encoding, plain.encoding]).toEqual(['gzip', undefined])
    expect(zipped.vary).toMatch(/accept-encoding/i)
    expect(gunzipSync(zipped.bytes)).toEqual(plain.bytes)
    expect(plain.bytes.length).toBeGreaterThan(0)
  })
})

describe('as it is', () => {
  it('is a font, which is packed already', async () => {
    expect((await ask(`${app}/assets/a.woff2`)).encoding).toBeUndefined()
  })

  it('is whatever the issuer says, also a refusal', async () => {
    const { encoding, bytes } = await ask(`${app}/issue/${round.id}`)
    expect(encoding).toBeUndefined()
    expect(JSON.parse(bytes.toString())).toHaveProperty('status')
  })

  it('is whatever the ballot box says of itself', async () => {
    for (const path of [`/rounds/${round.id}`, `/rounds/${round.id}/ballots`, '/nothing'])
      expect((await ask(box + path)).encoding).toBeUndefined()
  })
})

it('a manifest is packed, and its bytes are those that the link’s hash is of', async () => {
  const manifest = await ask(`${box}/rounds/${round.id}/manifest.json`)
  expect(manifest.encoding).toBe('gzip')
  const bytes = gunzipSync(manifest.bytes)
  expect(createHash('sha256').update(bytes).digest('base64url')).toBe(round.manifest)
})
