/** Opening a round against given responses. */
import { describe, expect, it } from 'vitest'
import { open, sha256 } from './opening.ts'

const manifest = '{"round":"2026-W47-7f3a","k":5}'
const noon = Date.parse('2026-11-20T12:00:00Z')

async function opening(responses: Record<string, Response | Error>, vouched = manifest) {
  const asked: { url: string; options: RequestInit | undefined }[] = []
  const link = {
    round: '2026-W47-7f3a',
    member: 'm',
    secret: 's',
    manifest: await sha256(new TextEncoder().encode(vouched)),
    manages: false,
  }
  const fetch = async (url: string | URL | Request, options?: RequestInit) => {
    asked.push({ url: String(url), options })
    const response = responses[String(url)]
    if (!response || response instanceof Error) throw response ?? new TypeError(`unexpected ${url}`)
    return response
  }
  return { result: await open(link, fetch as typeof globalThis.fetch, () => noon), asked }
}

const dated = (difference: number) =>
  Response.json({ box: 'http://box' }, { headers: { date: new Date(noon + difference).toUTCString() } })
const configuration = () => dated(60_000)
const address = 'http://box/rounds/2026-W47-7f3a/manifest.json'

describe('opening a round', () => {
  it('gives the manifest that the link vouches for, and the clock difference', async () => {
    const { result } = await opening({ '/config.json': configuration(), [address]: new Response(manifest) })
    expect(result).toMatchObject({
      box: 'http://box',
      manifest: { round: '2026-W47-7f3a' },
      clockDifference: 60_000,
    })
  })

  it.each([
    [1000, 1000],
    [0, 0],
    [-1000, 0],
    [-2000, -2000],
    [-60_000, -60_000],
  ])(
    'takes a service that says %i ms for one that is %i ms off: its header cuts seconds off',
    async (says, off) => {
      const { result } = await opening({ '/config.json': dated(says), [address]: new Response(manifest) })
      expect(result).toMatchObject({ clockDifference: off })
    },
  )

  it('goes by the device’s clock where a kept configuration has no date', async () => {
    const kept = Response.json({ box: 'http://box' })
    const { result } = await opening({ '/config.json': kept, [address]: new Response(manifest) })
    expect(result).toMatchObject({ clockDifference: 0 })
  })

  it('asks the box without cookie or referrer', async () => {
    const { asked } = await opening({ '/config.json': configuration(), [address]: new Response(manifest) })
    expect(asked[1]?.options).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  })

  it('refuses a manifest with one byte changed', async () => {
    const changed = new Response(manifest.replace('7f3a', '7f3b'))
    expect((await opening({ '/config.json': configuration(), [address]: changed })).result).toBe('differs')
  })

  it('refuses a quorum below five, even when the link vouches for it', async () => {
    const small = manifest.replace('"k":5', '"k":4')
    const { result } = await opening(
      { '/config.json': configuration(), [address]: new Response(small) },
      small,
    )
    expect(result).toBe('quorum')
  })

  it('tells a round that does not exist from a service that does not answer', async () => {
    const missing = new Response('{}', { status: 404 })
    expect((await opening({ '/config.json': configuration(), [address]: missing })).result).toBe(
      'unknown-round',
    )
    const broken = new Response('', { status: 503 })
    expect((await opening({ '/config.json': configuration(), [address]: broken })).result).toBe('unreachable')
    expect((await opening({ '/config.json': new TypeError('offline') })).result).toBe('unreachable')
  })
})
