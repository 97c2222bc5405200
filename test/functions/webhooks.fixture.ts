/** A week with one webhook and its receiver: a real server of somebody else, which verifies by the published library. */
import { Webhook } from 'standardwebhooks'
import { expect, vi } from 'vitest'
import type { DeliveryView, EndpointView, NewSecret, WebhooksView } from '#shared/messages/webhook-view.ts'
import { type Post, receiver } from './receiver.fixture.ts'
import { hour, startWeek } from './week.fixture.ts'

/** An instance on somebody's own machine, which may post to it. */
export const app = 'http://localhost:4870'

export type Hooked = Awaited<ReturnType<typeof startHooked>>

/** @param url of a receiver that a test brings itself */
export async function startHooked(url?: string) {
  const week = await startWeek({ APP_ORIGIN: app })
  let answer = () => new Response(null, { status: 204 })
  const hook = await receiver(() => answer())
  const made = async (path: string, body: object = {}): Promise<NewSecret> =>
    (await week.post(`/api/webhooks${path}`, body)).json() as Promise<NewSecret>
  const events = ['round.opened', 'round.published']
  const { id, secret } = await made('', { url: url ?? `${hook.origin}/in`, events })
  const now = () => week.surroundings.now().getTime()

  async function endpoint(): Promise<EndpointView> {
    const authorization = 'Bearer token-of-the-installation'
    const response = await week.api(new Request(`${app}/api/webhooks`, { headers: { authorization } }))
    return ((await response.json()) as WebhooksView).endpoints.find((one) => one.id === id)!
  }

  return {
    week,
    hook,
    id,
    secret,
    now,
    made,
    endpoint,
    /** The latest. */
    delivery: async (): Promise<DeliveryView> => (await endpoint()).deliveries[0]!,
    async done(path: string, body: object = {}): Promise<void> {
      expect((await week.post(`/api/webhooks/${id}${path}`, body)).status).toBe(200)
    },
    answers(status: number, headers = {}) {
      answer = () => new Response(null, { status, headers })
    },
    later: (milliseconds: number) => week.at(now() + milliseconds),
    sent: () => hook.posts.map(({ headers }) => headers.get('webhook-id')),

    /** As a receiver would, at the time of this week. @throws where the library refuses it */
    verified({ body, headers }: Post, by = secret): unknown {
      vi.useFakeTimers({ toFake: ['Date'], now: now() })
      try {
        return new Webhook(by).verify(body, Object.fromEntries(headers))
      } finally {
        vi.useRealTimers()
      }
    },

    /** Hands out jobs hour by hour. @returns hours after which each post came */
    async pass(hours: number): Promise<number[]> {
      const start = now()
      const came: number[] = []
      for (let i = 0; i <= hours; i++) {
        week.at(start + i * hour)
        const before = hook.posts.length
        await week.deliver()
        for (let j = before; j < hook.posts.length; j++) came.push(i)
      }
      return came
    },

    /** The event of a round whose facts the clock wrote. */
    async event(event: 'round.opened' | 'round.published'): Promise<void> {
      const round = '2026-W47-7f3a'
      const value = {
        round,
        opens: '2026-11-19T08:00:00.000Z',
        closes: '2026-11-22T22:59:00.000Z',
        manifest: 'm',
        questions: 5,
        k: 5,
        timeZone: 'Europe/Paris',
        before: true,
      }
      await week.put('commons', { pk: `bulletin#${round}`, sk: 'facts', value })
      const body = { job: 'event', event, round, at: new Date(now()).toISOString() }
      await week.surroundings.queueOf!('messages').send([{ body }])
    },

    async close() {
      await hook.close()
      await week.close()
    },
  }
}
