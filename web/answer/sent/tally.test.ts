/** Looking for a receipt in the published list. */
import { describe, expect, it } from 'vitest'
import { inTally } from './tally.ts'

const answering = (response: Response) =>
  (async (url: string) =>
    url === '/config.json' ? Response.json({ box: 'http://box' }) : response) as typeof globalThis.fetch

const list = () => Response.json({ round: 'r', receipts: ['0a', '1b'] })

describe('a receipt', () => {
  it('is counted, or missing, once the list is published', async () => {
    expect(await inTally('r', '1b', answering(list()))).toBe('counted')
    expect(await inTally('r', '2c', answering(list()))).toBe('missing')
  })

  it('waits for the list, and is not called missing when the list cannot be read', async () => {
    expect(await inTally('r', '1b', answering(new Response('{}', { status: 404 })))).toBe('unpublished')
    expect(await inTally('r', '1b', answering(new Response('', { status: 503 })))).toBe('unreachable')
    expect(await inTally('r', '1b', answering(new Response('<html>')))).toBe('unreachable')
  })

  it('is never part of the question', async () => {
    const asked: string[] = []
    const fetch = (async (url: string, options?: RequestInit) => {
      asked.push(`${url} ${JSON.stringify(options ?? {})}`)
      return url === '/config.json' ? Response.json({ box: 'http://box' }) : list()
    }) as typeof globalThis.fetch
    await inTally('r', '1b', fetch)
    expect(asked[1]).toContain('http://box/rounds/r/receipts.json')
    expect(asked.join()).not.toContain('1b')
  })
})
