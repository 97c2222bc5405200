/** What is asked for ahead of the page's script: as the page itself would ask, and once. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { begun } from './begun.ts'
import { open, sha256 } from './opening.ts'

const manifest = '{"round":"2026-W47-7f3a","k":5}'
const address = 'http://box/rounds/2026-W47-7f3a/manifest.json'
let asked: { url: string; options: RequestInit | undefined }[]

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (url: string, options?: RequestInit) => {
    asked.push({ url, options })
    return url === '/config.json' ? Response.json({ box: 'http://box' }) : new Response(manifest)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
  globalThis.ahead = undefined
})

async function link() {
  const hash = await sha256(new TextEncoder().encode(manifest))
  return { round: '2026-W47-7f3a', member: 'm', secret: 's', manifest: hash, manages: false }
}

describe('ahead of the page’s script', () => {
  it('configuration and manifest are asked for, once, and by the same requests', async () => {
    await open(await link(), fetch, Date.now)
    const alone = asked
    asked = []
    vi.stubGlobal('location', { hash: '#2026-W47-7f3a/m/s/h' })
    await import('./ahead.ts')
    expect(await open(await link(), begun, Date.now)).toMatchObject({ box: 'http://box' })
    expect(asked).toEqual(alone)
    expect(asked.map(({ url }) => url)).toEqual(['/config.json', address])
    // Trying again asks again.
    await open(await link(), begun, Date.now)
    expect(asked).toHaveLength(4)
  })

  it('nothing is asked for without a link', async () => {
    for (const hash of ['', '#s', '#mine', '#why']) {
      vi.stubGlobal('location', { hash })
      vi.resetModules()
      await import('./ahead.ts')
    }
    expect(asked).toEqual([])
  })

  it('a network that fails is told to whoever waits, and trying again asks anew', async () => {
    const answers = fetch
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed')
    })
    vi.stubGlobal('location', { hash: '#2026-W47-7f3a/m/s/h' })
    await import('./ahead.ts')
    expect(await open(await link(), begun, Date.now)).toBe('unreachable')
    vi.stubGlobal('fetch', answers)
    // The manifest that was asked for ahead failed with the configuration.
    expect(await open(await link(), begun, Date.now)).toMatchObject({ box: 'http://box' })
  })
})
