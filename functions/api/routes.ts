/** Every route under /api, one area a file; nothing of it is ever cached. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { healthz } from '../platform/health.ts'
import { methodNotAllowed, notFound, onError } from '../platform/http.ts'
import { linkSecrets } from '../platform/link.ts'
import type { Runtime } from '../platform/runtime.ts'
import { auditRoutes } from './audit-routes.ts'
import { auditStore } from './audit-store.ts'
import { balanceRoutes } from './balance-routes.ts'
import { callers } from './caller.ts'
import { channelRoutes } from './channel-routes.ts'
import { compareRoutes } from './compare-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { groupsRoutes } from './groups-routes.ts'
import { idempotency } from './idempotency.ts'
import { keyRoutes } from './key-routes.ts'
import { linkReader } from './link-reader.ts'
import { meRoutes } from './me-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { openedResults } from './opened.ts'
import { fromTheApplication } from './origin.ts'
import { peopleRoutes } from './people-routes.ts'
import { publishedReader } from './published.ts'
import { questionRoutes } from './question-routes.ts'
import { rateLimit } from './rate-limit.ts'
import { reader } from './reader.ts'
import { roundsRoutes } from './rounds-routes.ts'
import { sealedCookies } from './sealed-cookie.ts'
import { seasonRoutes } from './season-routes.ts'
import { sessions } from './session.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { statusRoutes } from './status-routes.ts'
import { stopRoutes } from './stop-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

export function apiRoutes(runtime: Runtime): Hono {
  const watched = { ...runtime, now: runtime.wallClock ?? runtime.now }
  const cookies = sealedCookies(watched)
  const held = sessions(watched, cookies)
  const callerOf = callers(runtime, held)
  const signedIn = reader(callerOf)
  const published = publishedReader(runtime)
  const opened = openedResults(auditStore(runtime))
  const links = linkSecrets(runtime)
  const withLink = linkReader(runtime, links, published.results, signedIn)
  const writtenTo = linkReader(runtime, links, published.results, signedIn, { alsoNotAsked: true })
  const app = new Hono()
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
  app.get('/api/healthz', healthz(runtime, 'api'))
  app.all('/api/healthz', methodNotAllowed('GET'))
  app.route('/api', signInRoutes(runtime, cookies, held))
  app.route('/api', meRoutes(runtime, { signedIn, withLink }, links, published))
  app.route('/api', contactRoutes(runtime, writtenTo, published))
  app.route('/api', stopRoutes(runtime, links))
  app.route('/api', roundsRoutes(signedIn, withLink, published, opened))
  app.route('/api', exportRoutes(runtime, signedIn, published, opened))
  app.route('/api', groupsRoutes(runtime, signedIn, withLink, published, opened))
  app.route('/api', balanceRoutes(runtime, signedIn, published, opened))
  app.route('/api', compareRoutes(signedIn, published, opened))
  app.route('/api', peopleRoutes(runtime, signedIn))
  app.route('/api', directoryRoutes(runtime, signedIn))
  app.route('/api', seasonRoutes(runtime, signedIn))
  app.route('/api', questionRoutes(runtime, signedIn))
  app.route('/api', messageRoutes(runtime, signedIn))
  app.route('/api', deliveryRoutes(runtime, signedIn))
  app.route('/api', channelRoutes(runtime, signedIn))
  app.route('/api', webhookRoutes(runtime, signedIn))
  app.route('/api', keyRoutes(runtime, signedIn))
  app.route('/api', statusRoutes(runtime, signedIn))
  app.route('/api', auditRoutes(runtime, signedIn))
  return app
}
