/** Every route under /api, one area a file; nothing of it is ever cached. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { notFound, onError } from '../platform/http.ts'
import { linkSecrets } from '../platform/link.ts'
import type { Runtime } from '../platform/runtime.ts'
import { balanceRoutes } from './balance-routes.ts'
import { channelRoutes } from './channel-routes.ts'
import { compareRoutes } from './compare-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { groupsRoutes } from './groups-routes.ts'
import { linkReader } from './link-reader.ts'
import { meRoutes } from './me-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { fromTheApplication } from './origin.ts'
import { publishedReader } from './published.ts'
import { questionRoutes } from './question-routes.ts'
import { reader } from './reader.ts'
import { roundsRoutes } from './rounds-routes.ts'
import { sealedCookies } from './sealed-cookie.ts'
import { seasonRoutes } from './season-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { stopRoutes } from './stop-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

export function apiRoutes(runtime: Runtime): Hono {
  const cookies = sealedCookies({ ...runtime, now: runtime.wallClock ?? runtime.now })
  const signedIn = reader(runtime, cookies)
  const published = publishedReader(runtime)
  const links = linkSecrets(runtime)
  const withLink = linkReader(runtime, links, published.results, signedIn)
  const writtenTo = linkReader(runtime, links, published.results, signedIn, { alsoNotAsked: true })
  const app = new Hono()
  app.onError(onError(runtime.log))
  app.notFound(notFound)
  // Here, since CloudFront compresses only what it may cache. No answer repeats free text of a request beside a secret
  // (BREACH): sessions travel in headers, no body holds a token, and an id is repeated only where a group has it.
  app.use(compress())
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  app.use(fromTheApplication(runtime.environment.APP_ORIGIN ?? ''))
  app.route('/api', signInRoutes(runtime, cookies))
  app.route('/api', meRoutes(runtime, { signedIn, withLink }, links, published))
  app.route('/api', contactRoutes(runtime, writtenTo, published))
  app.route('/api', stopRoutes(runtime, links))
  app.route('/api', roundsRoutes(signedIn, withLink, published))
  app.route('/api', exportRoutes(runtime, signedIn, published))
  app.route('/api', groupsRoutes(runtime, signedIn, withLink, published))
  app.route('/api', balanceRoutes(runtime, signedIn, published))
  app.route('/api', compareRoutes(signedIn, published))
  app.route('/api', directoryRoutes(runtime, signedIn))
  app.route('/api', seasonRoutes(runtime, signedIn))
  app.route('/api', questionRoutes(runtime, signedIn))
  app.route('/api', messageRoutes(runtime, signedIn))
  app.route('/api', deliveryRoutes(runtime, signedIn))
  app.route('/api', channelRoutes(runtime, signedIn))
  app.route('/api', webhookRoutes(runtime, signedIn))
  return app
}
