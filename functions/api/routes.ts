/** Every route under /api, one area a file; nothing of it is ever cached. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { auditStore } from '../platform/audit-store.ts'
import { healthz } from '../platform/health.ts'
import { methodNotAllowed, notFound, onError } from '../platform/http.ts'
import { linkSecrets } from '../platform/link.ts'
import type { Runtime } from '../platform/runtime.ts'
import { accountRoutes } from './account-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { balanceRoutes } from './balance-routes.ts'
import { callers } from './caller.ts'
import { channelRoutes } from './channel-routes.ts'
import { compareRoutes } from './compare-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { groupsRoutes } from './groups-routes.ts'
import { type Called, guards } from './guard.ts'
import { idempotency } from './idempotency.ts'
import { keyRoutes } from './key-routes.ts'
import { linkReader } from './link-reader.ts'
import { meRoutes } from './me-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { openApiRoutes } from './openapi-routes.ts'
import { openedResults } from './opened.ts'
import { fromTheApplication } from './origin.ts'
import { peopleRoutes } from './people-routes.ts'
import { publishedReader } from './published.ts'
import { questionRoutes } from './question-routes.ts'
import { rateLimit } from './rate-limit.ts'
import { roundsRoutes } from './rounds-routes.ts'
import { scheduleRoutes } from './schedule-routes.ts'
import { sealedCookies } from './sealed-cookie.ts'
import { seasonRoutes } from './season-routes.ts'
import { sessions } from './session.ts'
import { settingsRoutes } from './settings-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { statusRoutes } from './status-routes.ts'
import { stopRoutes } from './stop-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

export function apiRoutes(runtime: Runtime): Hono<Called> {
  const watched = { ...runtime, now: runtime.wallClock ?? runtime.now }
  const cookies = sealedCookies(watched)
  const held = sessions(watched, cookies)
  const published = publishedReader(runtime)
  const opened = openedResults(auditStore(runtime))
  const links = linkSecrets(runtime)
  const callerOf = callers(runtime, held)
  const operation = guards(callerOf, {
    asked: linkReader(runtime, links, published.results),
    'written-to': linkReader(runtime, links, published.results, { alsoNotAsked: true }),
  })
  const app = new Hono<Called>()
  app.onError(onError(runtime.log))
  app.notFound(notFound)
  // Here, since CloudFront compresses only what it may cache. No answer repeats free text of a request beside a secret
  // (BREACH): sessions travel in headers, a key or a webhook's secret stands alone in the answer that made it, and an id is
  // repeated only where a group has it.
  app.use(compress())
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.use(fromTheApplication(runtime.environment.APP_ORIGIN ?? ''))
  app.use(held.keepAlive)
  app.use(rateLimit(runtime, callerOf))
  app.use(idempotency(runtime, callerOf))
  app.get('/api/healthz', operation('getHealth'), healthz(runtime, 'api'))
  app.all('/api/healthz', methodNotAllowed('GET'))
  app.route('/api', signInRoutes(runtime, operation, cookies, held))
  app.route('/api', meRoutes(runtime, operation, links, published))
  app.route('/api', contactRoutes(runtime, operation, published))
  app.route('/api', stopRoutes(runtime, operation, links))
  // Before a round's own address, which would take "extra" for an id.
  app.route('/api', scheduleRoutes(runtime, operation))
  app.route('/api', roundsRoutes(operation, published, opened))
  app.route('/api', exportRoutes(runtime, operation, published, opened))
  app.route('/api', groupsRoutes(runtime, operation, published, opened))
  app.route('/api', balanceRoutes(runtime, operation, published, opened))
  app.route('/api', compareRoutes(operation, published, opened))
  app.route('/api', peopleRoutes(runtime, operation))
  app.route('/api', directoryRoutes(runtime, operation))
  app.route('/api', accountRoutes(runtime, operation))
  app.route('/api', settingsRoutes(runtime, operation))
  app.route('/api', seasonRoutes(runtime, operation))
  app.route('/api', questionRoutes(runtime, operation))
  app.route('/api', messageRoutes(runtime, operation))
  app.route('/api', deliveryRoutes(runtime, operation))
  app.route('/api', channelRoutes(runtime, operation))
  app.route('/api', webhookRoutes(runtime, operation))
  app.route('/api', keyRoutes(runtime, operation))
  app.route('/api', statusRoutes(runtime, operation))
  app.route('/api', auditRoutes(runtime, operation))
  app.route(
    '/api',
    openApiRoutes(runtime, operation, () => app),
  )
  return app
}
