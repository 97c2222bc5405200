/** One POST of a webhook: no redirect, no endless wait, and no private network, whatever a name resolves to at this moment. */
import type { lookup } from 'node:dns'
import { afterEach, describe, expect, it } from 'vitest'
import { reasonOf } from '../../functions/courier/channels/failure.ts'
import { postWebhook, type WebhookPost } from '../../functions/courier/webhook-post.ts'
import { closedPort, never, type Receiver, receiver } from './receiver.fixture.ts'

const here = 'http://localhost:4870'
const organisation = 'https://quorum.example'

let hook: Receiver | undefined
let other: Receiver | undefined
afterEach(async () => {
  await Promise.all([hook?.close(), other?.close()])
  hook = other = undefined
})

const post = (url: string, more: Partial<WebhookPost> = {}) =>
  postWebhook({ url, headers: { 'x-one': 'é' }, body: '{"a":"é"}', appOrigin: here, ...more })
const refusal = (asked: Promise<unknown>) => asked.then(() => 'answered', reasonOf)

/** A name server that answers with these addresses. */
function names(...addresses: string[]) {
  const asked: string[] = []
  const resolve = ((name: string, _options: object, done: (...given: unknown[]) => void) => {
    asked.push(name)
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }) as unknown as typeof lookup
  return { asked, resolve }
}

describe('a receiver', () => {
  it('gets the body and the headers, and its status is what is known of its answer', async () => {
    hook = await receiver(() => new Response('thanks', { status: 503, headers: { 'retry-after': '120' } }))
    expect(
      await post(`${hook.origin}/in?key=1`, { headers: { 'content-type': 'application/json' } }),
    ).toEqual({
      status: 503,
      retryAfter: '120',
    })
    expect(hook.posts).toMatchObject([{ method: 'POST', path: '/in?key=1', body: '{"a":"é"}' }])
    expect(hook.posts[0]!.headers.get('content-type')).toBe('application/json')
  })

  it('that sends it elsewhere is not followed', async () => {
    other = await receiver(() => new Response())
    const elsewhere = other.origin
    for (const status of [301, 302, 303, 307, 308]) {
      hook = await receiver(() => new Response(null, { status, headers: { location: elsewhere } }))
      expect((await post(hook.origin)).status).toBe(status)
      await hook.close()
    }
    expect(other.posts).toEqual([])
  })

  it('that says nothing is waited for no longer than it may take', async () => {
    hook = await receiver(never)
    expect(await refusal(post(hook.origin, { timeout: 200 }))).toBe('timeout')
    expect(hook.posts).toHaveLength(1)
  })

  it('that does not listen is no answer', async () => {
    expect(await refusal(post(`http://127.0.0.1:${await closedPort()}`))).toBe('ECONNREFUSED')
  })
})

describe('a name', () => {
  it.each([
    ['127.0.0.1'],
    ['10.0.0.8'],
    ['169.254.169.254'],
    ['::1'],
    ['fd00:ec2::254'],
    ['93.184.216.34', '192.168.0.1'],
    [],
  ])('that resolves to %s %s is not connected to', async (...addresses: string[]) => {
    const { asked, resolve } = names(...addresses)
    const url = 'https://hooks.example/'
    expect(await refusal(post(url, { appOrigin: organisation, resolve }))).toBe('ADDRESS_REFUSED')
    expect(asked).toEqual(['hooks.example'])
  })

  it('is connected to at the very addresses that were looked at', async () => {
    hook = await receiver(() => new Response(null, { status: 204 }))
    const { asked, resolve } = names('127.0.0.1')
    const { port } = new URL(hook.origin)
    expect(await post(`http://localhost:${port}/`, { resolve })).toMatchObject({ status: 204 })
    expect(asked).toEqual(['localhost'])
  })

  it('of another machine beside it is refused to an instance on somebody’s own machine too', async () => {
    const { resolve } = names('192.168.1.20')
    expect(await refusal(post('https://printer.example/', { resolve }))).toBe('ADDRESS_REFUSED')
  })
})

it('an address that may no longer be entered is not posted to either', async () => {
  hook = await receiver(() => new Response())
  for (const url of [
    hook.origin,
    hook.origin.replace('http:', 'https:'),
    'https://127.0.0.1/',
    'http://example.org/',
  ])
    expect(await refusal(post(url, { appOrigin: organisation }))).toBe('ADDRESS_REFUSED')
  expect(hook.posts).toEqual([])
})
