/** The api, on Lambda and on this machine. */
import { handle } from 'hono/aws-lambda'
import { onLambda } from '../platform/lambda.ts'
import type { Create } from '../platform/runtime.ts'
import { needs } from './needs.ts'
import { apiRoutes } from './routes.ts'

export const create: Create = (runtime) => {
  const app = apiRoutes(runtime)
  return { kind: 'http', fetch: (request) => app.fetch(request) }
}

export const handler = onLambda(needs, (runtime) => handle(apiRoutes(runtime)))
