/**
 * What did not arrive, for administrators: GET /api/deliveries · POST …/replay — one message or all again · POST …/unblock —
 * an address again, with what was given up for it.
 */
import { Hono } from 'hono'
import * as v from 'valibot'
import { auditStore } from '../platform/audit-store.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import type { Runtime } from '../platform/runtime.ts'
import { deliveryStore } from './delivery-store.ts'
import type { Called, Describe } from './guard.ts'

const bodyLimit = 2048
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(600))
const replayed = v.union([v.strictObject({ id }), v.strictObject({ all: v.literal(true) })])
const unblocked = v.object({ member: id })

export function deliveryRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const audit = auditStore(runtime)
  const store = deliveryStore(runtime)

  app.get('/deliveries', operation('listDeliveries'), async (c) => {
    return c.json(await store.view())
  })
  app.all('/deliveries', methodNotAllowed('GET'))

  app.post('/deliveries/replay', operation('replayDeliveries'), jsonBody(replayed, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const asked = c.req.valid('json')
    // Round and kind, not to whom.
    const what = 'id' in asked ? asked.id.split('#').slice(0, 2).join(' ') : 'all'
    await audit.changes(by, 'deliveries.replay', what)
    await ('id' in asked ? store.replay(asked.id) : store.replayAll())
    return c.json(await store.view())
  })
  app.all('/deliveries/replay', methodNotAllowed('POST'))

  app.post('/deliveries/unblock', operation('unblockAddress'), jsonBody(unblocked, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const { member } = c.req.valid('json')
    await audit.changes(by, 'deliveries.unblock', member)
    await store.unblock(member)
    return c.json(await store.view())
  })
  app.all('/deliveries/unblock', methodNotAllowed('POST'))
  return app
}
