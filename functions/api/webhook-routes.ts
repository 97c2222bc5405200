/**
 * For administrators: GET /api/webhooks — the endpoints with their last deliveries · POST — another one · POST …/:id/rotate,
 * /pause, /remove, /test, and …/:id/deliveries/:delivery/replay. A secret is in the answer that made it and in no other.
 */
import { Hono } from 'hono'
import * as v from 'valibot'
import { type Job, webhookEvents } from '#shared/messages/job.ts'
import { testPayload } from '#shared/messages/webhook.ts'
import { webhookUrl } from '#shared/messages/webhook-address.ts'
import { auditStore } from '../platform/audit-store.ts'
import { deliveries } from '../platform/deliveries.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Called, Describe } from './guard.ts'
import { shownOnce } from './idempotency.ts'
import { webhookStore } from './webhook-store.ts'

const bodyLimit = 4096
const added = v.object({
  url: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
  events: v.pipe(v.array(v.picklist(webhookEvents)), v.minLength(1), v.maxLength(webhookEvents.length)),
})
const pausing = v.object({ paused: v.boolean() })

export function webhookRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const store = webhookStore(runtime)
  const audit = auditStore(runtime)

  app.get('/webhooks', operation('listWebhooks'), async (c) => {
    return c.json(await store.view())
  })
  app.post('/webhooks', operation('addWebhook'), jsonBody(added, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const { url: asked, events } = c.req.valid('json')
    const url = webhookUrl(asked, runtime.environment.APP_ORIGIN ?? '')
    if (url === null) throw problem('webhook-address-refused')
    // Not its path, which may be a secret.
    await audit.changes(by, 'webhooks.add', new URL(url).host)
    return shownOnce(c).json(await store.add(url, events), 201)
  })
  app.all('/webhooks', methodNotAllowed('GET', 'POST'))

  app.post('/webhooks/:id/rotate', operation('rotateWebhook'), async (c) => {
    const by = c.get('caller').actor
    const { id } = await store.get(c.req.param('id'))
    await audit.changes(by, 'webhooks.rotate', id)
    return shownOnce(c).json(await store.rotate(id))
  })
  app.all('/webhooks/:id/rotate', methodNotAllowed('POST'))

  app.post('/webhooks/:id/pause', operation('pauseWebhook'), jsonBody(pausing, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const { id } = await store.get(c.req.param('id'))
    const { paused } = c.req.valid('json')
    await audit.changes(by, paused ? 'webhooks.pause' : 'webhooks.resume', id)
    await store.pause(id, paused)
    return c.json(await store.view())
  })
  app.all('/webhooks/:id/pause', methodNotAllowed('POST'))

  app.post('/webhooks/:id/remove', operation('removeWebhook'), async (c) => {
    const by = c.get('caller').actor
    // To remove it again is no error, and nobody’s change.
    const id = c.req.param('id')
    const there = (await store.view()).endpoints.some((endpoint) => endpoint.id === id)
    if (there) await audit.changes(by, 'webhooks.remove', id)
    await store.remove(id)
    return c.json(await store.view())
  })
  app.all('/webhooks/:id/remove', methodNotAllowed('POST'))

  app.post('/webhooks/:id/test', operation('testWebhook'), async (c) => {
    const by = c.get('caller').actor
    const endpoint = await sending(c.req.param('id'))
    await audit.changes(by, 'webhooks.test', endpoint)
    const now = runtime.now()
    const delivery = await deliveries(runtime.table('commons'), endpoint).due(
      testPayload(now.toISOString()),
      now,
    )
    await send(endpoint, delivery)
    return c.json(await store.view())
  })
  app.all('/webhooks/:id/test', methodNotAllowed('POST'))

  app.post('/webhooks/:id/deliveries/:delivery/replay', operation('replayWebhook'), async (c) => {
    const by = c.get('caller').actor
    const endpoint = await sending(c.req.param('id'))
    const delivery = c.req.param('delivery')
    const sent = deliveries(runtime.table('commons'), endpoint)
    if (!(await sent.find(delivery))) throw problem('webhook-not-found')
    await audit.changes(by, 'webhooks.replay', endpoint)
    if (!(await sent.replay(delivery, runtime.now()))) throw problem('webhook-busy')
    await send(endpoint, delivery)
    return c.json(await store.view())
  })
  app.all('/webhooks/:id/deliveries/:delivery/replay', methodNotAllowed('POST'))
  return app

  /** @throws Problem webhook-not-found, webhook-paused */
  async function sending(id: string): Promise<string> {
    if ((await store.get(id)).paused) throw problem('webhook-paused')
    return id
  }

  /** Lost on the way to the queue, it waits, and can be sent again by hand. */
  async function send(endpoint: string, delivery: string): Promise<void> {
    await runtime.queue('messages').send([{ body: { job: 'webhook', endpoint, delivery } satisfies Job }])
  }
}
