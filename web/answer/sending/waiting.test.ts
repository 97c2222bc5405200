/** Sending what waits on a device, without a page that shows it. */
import { describe, expect, it } from 'vitest'
import * as protocol from '#shared/ballot/client.ts'
import { refusal, service } from './issuer-and-box.fixture.ts'
import { type Answers, keyOf, linkOf, memoryStore, type Store, waitingLink } from './kept.ts'
import { keep } from './steps.ts'
import { sendWaiting, surroundingsOf, Unreached } from './waiting.ts'

const answers: Answers = { q1: 1, q2: 2, q3: null, q4: 4, q5: 5 }

/** A device on which one answer waits, the way there, and what else may answer instead. */
async function waitingDevice(instead: (url: string) => Response | undefined = () => undefined) {
  const { round, fetch, stored } = await service()
  const store = memoryStore()
  await keep(round, { answers }, store)
  const key = keyOf(round.link)
  const network = (async (url: string, options: RequestInit) => {
    if (url === '/config.json') return instead(url) ?? Response.json({ box: round.box })
    if (url.endsWith('/manifest.json')) return instead(url) ?? new Response(round.bytes)
    return instead(url) ?? fetch(url, options)
  }) as typeof globalThis.fetch
  const outside = {
    ...surroundingsOf(store, async () => protocol),
    fetch: network,
    wait: async () => {},
  }
  return { round, store, key, stored, outside, step: async () => (await store.read(key))?.step }
}

/** What a page kept that knew no secret. */
const olderPages = async (store: Store, key: string) => {
  await store.remove(key)
  await store.advance(key, undefined, { step: 'answered', answers, closes: '2026-11-22T22:59:00Z' })
}

describe('what waits', () => {
  it('leaves without its link, and the secret of the link with it', async () => {
    const { store, key, stored, outside, step } = await waitingDevice()
    expect(JSON.stringify(await store.read(key))).toContain('"secret":"s"')
    await sendWaiting(outside)
    expect(await step()).toBe('sent')
    expect(stored('ballot')).toHaveLength(1)
    expect(JSON.stringify(await store.entries())).not.toContain('secret')
    await sendWaiting(outside)
    expect(stored('ballot')).toHaveLength(1)
  })

  it('goes on from any step that was kept', async () => {
    for (const failing of ['/issue/', '/ballots']) {
      let broken = true
      const { stored, outside, step } = await waitingDevice((url) =>
        broken && url.includes(failing) ? refusal(503, 'too-busy') : undefined,
      )
      await expect(sendWaiting(outside)).rejects.toThrow(Unreached)
      expect(await step()).toBe(failing === '/issue/' ? 'prepared' : 'sealed')
      broken = false
      await sendWaiting(outside)
      expect(await step()).toBe('sent')
      expect(stored('ballot')).toHaveLength(1)
    }
  })

  it('asks for another attempt when the round itself cannot be reached', async () => {
    const { outside, step } = await waitingDevice(() => new Response(null, { status: 502 }))
    await expect(sendWaiting(outside)).rejects.toThrow(Unreached)
    expect(await step()).toBe('answered')
  })

  it('is given up when the round has closed', async () => {
    const { store, outside, step } = await waitingDevice((url) =>
      url.startsWith('/issue/') ? refusal(410, 'round-closed') : undefined,
    )
    await sendWaiting(outside)
    expect(await step()).toBe('over')
    expect(JSON.stringify(await store.entries())).not.toContain('answers')
  })

  it('stays when it is refused, for the page to say', async () => {
    const { outside, step } = await waitingDevice((url) =>
      url.startsWith('/issue/') ? refusal(403, 'link-invalid') : undefined,
    )
    await sendWaiting(outside)
    expect(await step()).toBe('prepared')
  })

  it('is left to the page that shows it', async () => {
    const { key, outside, step } = await waitingDevice()
    await sendWaiting(outside, key)
    expect(await step()).toBe('answered')
  })

  it('waits for its link where an older page kept no secret', async () => {
    const { store, key, outside, step } = await waitingDevice()
    await olderPages(store, key)
    await sendWaiting(outside)
    expect(await step()).toBe('answered')
    expect(await waitingLink(store)).toBeNull()
  })
})

describe('a page opened without a link', () => {
  it('finds the one that waits, and none once it has left', async () => {
    const { round, store, outside } = await waitingDevice()
    expect(await waitingLink(store)).toEqual(round.link)
    await sendWaiting(outside)
    expect(await waitingLink(store)).toBeNull()
  })

  it('reads names of any spelling back from the key', async () => {
    const { store, key } = await waitingDevice()
    const kept = (await store.read(key))!
    const link = { round: 'r/1', member: 'é %2F', secret: 's', manifest: 'm', manages: false }
    expect(linkOf(keyOf(link), kept)).toEqual(link)
  })
})
