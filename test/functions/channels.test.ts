/** The contract of every channel: what is taken is sent, what may pass later is retried, and only a dead address is refused. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Sent } from '../../functions/courier/channels/channel.ts'
import { address, type Edge, edges, type Mood, number, outgoing, type Provider } from './channels.fixture.ts'
import { closedPort, receiver } from './receiver.fixture.ts'

let provider: Provider | undefined
afterEach(async () => {
  await provider?.close()
  provider = undefined
})

async function sent({ start, send }: Edge, mood: Mood, timeout?: number): Promise<Sent> {
  provider = await start(mood)
  return send(provider.port, outgoing, timeout)
}

/** Codes and nothing else: neither whom, nor where, nor by which secret. */
function says(outcome: Sent): string {
  if (outcome.outcome === 'sent') return ''
  expect(outcome.reason).toMatch(/^[\w .]{2,60}$/)
  expect(outcome.reason).not.toMatch(/SECRET|localhost|lumen|hook|services/i)
  for (const secret of [address, number, number.slice(1)]) expect(outcome.reason).not.toContain(secret)
  return outcome.reason
}

describe.each(Object.values(edges))('$name', (edge) => {
  it('sends what is taken', async () => {
    expect(await sent(edge, 'takes')).toEqual({ outcome: 'sent' })
    expect(provider!.arrived().length).toBeGreaterThan(0)
  })

  it('retries when the provider is busy, after the time it asks for', async () => {
    const outcome = await sent(edge, 'busy')
    const { after } = edge
    expect(outcome).toEqual({
      outcome: 'retry',
      reason: says(outcome),
      ...(after !== undefined && { after }),
    })
    // Once a call: trying again is the queue's, which knows how long to wait.
    expect(provider!.arrived().length).toBeLessThanOrEqual(1)
  })

  it('retries when nobody listens', async () => {
    const outcome = await edge.send(await closedPort(), outgoing)
    expect(outcome).toEqual({ outcome: 'retry', reason: 'ECONNREFUSED' })
  })

  it('retries when no answer comes', async () => {
    expect(await sent(edge, 'hangs', 200)).toEqual({ outcome: 'retry', reason: 'timeout' })
  })

  it('refuses when the address takes nothing any more', async () => {
    const outcome = await sent(edge, 'unknown')
    expect(outcome).toEqual({ outcome: 'refused', reason: says(outcome) })
  })
})

const overHttp = Object.values(edges).filter(({ name }) => name !== 'smtp')

describe.each(overHttp)('$name, over HTTP', ({ send }) => {
  const answering = async (answer: () => Response) => {
    const server = await receiver(answer)
    provider = { port: Number(new URL(server.origin).port), arrived: () => [], close: server.close }
    return { server, outcome: await send(provider.port, outgoing) }
  }

  it.each([500, 503, 403, 401])('retries after %i', async (status) => {
    const { outcome } = await answering(() => new Response(`no, ${address}`, { status }))
    expect(outcome.outcome).toBe('retry')
    says(outcome)
  })

  it('follows nobody elsewhere', async () => {
    const elsewhere = { status: 307, headers: { location: '/elsewhere' } }
    const { server, outcome } = await answering(() => new Response(null, elsewhere))
    expect(outcome.outcome).toBe('retry')
    expect(says(outcome)).not.toBe('timeout')
    expect(server.posts.map(({ path }) => path)).not.toContain('/elsewhere')
  })
})
