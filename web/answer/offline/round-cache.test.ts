/** A round kept for an opening without a network: which, how many, and when it is used. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { memoryCaches } from './caches.fixture.ts'
import { fromNetworkFirst, isOfRound, keepRound } from './round-cache.ts'

const box = 'http://box'
const bytes = (text: string) => new TextEncoder().encode(text)
const manifest = (round: string) => new Request(`${box}/rounds/${round}/manifest.json`)
const offline = async (): Promise<Response> => Promise.reject(new TypeError('offline'))

async function keptRounds(...rounds: string[]) {
  const caches = memoryCaches(offline)
  for (const round of rounds) await keepRound(caches, { box, bytes: bytes(round), link: { round } })
  return caches
}

afterEach(() => vi.useRealTimers())

describe('a kept round', () => {
  it('answers where the network does not: gone, broken, or too slow', async () => {
    vi.useFakeTimers()
    const caches = await keptRounds('r1')
    const slow = () => new Promise<Response>(() => {})
    for (const network of [offline, async () => new Response('', { status: 503 }), slow]) {
      const answered = fromNetworkFirst(manifest('r1'), caches, network)
      await vi.advanceTimersByTimeAsync(3000)
      expect(await (await answered).text()).toBe('r1')
    }
  })

  it('gives way to the network, whatever that says', async () => {
    const caches = await keptRounds('r1')
    const gone = async () => new Response('gone', { status: 404 })
    expect((await fromNetworkFirst(manifest('r1'), caches, gone)).status).toBe(404)
  })

  it('leaves failures as they are when nothing is kept', async () => {
    const caches = await keptRounds('r1')
    await expect(fromNetworkFirst(manifest('r2'), caches, offline)).rejects.toThrow('offline')
  })

  it('carries no date, so that an old one never sets the clock', async () => {
    const caches = await keptRounds('r1')
    const configuration = await caches.match('/config.json')
    expect(await configuration?.json()).toEqual({ box })
    expect(configuration?.headers.has('date')).toBe(false)
  })

  it('is one of two at most, those seen last', async () => {
    const caches = await keptRounds('r1', 'r2', 'r1', 'r3')
    const urls = (await (await caches.open('quorum-round')).keys()).map(({ url }) => url)
    expect(urls.filter((url) => url.startsWith(box))).toEqual([manifest('r1').url, manifest('r3').url])
    expect(await caches.match('/config.json')).toBeDefined()
  })
})

it.each([
  ['http://app/config.json', true],
  ['http://box/rounds/r1/manifest.json', true],
  ['http://box/rounds/r1/receipts.json', false],
  ['http://box/rounds/r1/ballots', false],
  ['http://box/config.json', false],
  ['http://app/issue/r1', false],
  ['http://app/api/rounds/r1/manifest.json', false],
])('%s may come from what is kept: %s', (url, may) => {
  expect(isOfRound(new URL(url), 'http://app')).toBe(may)
})
