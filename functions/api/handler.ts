/** The api, on Lambda and on this machine. */
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda'
import { onLambda } from '../platform/lambda.ts'
import type { Create, Runtime } from '../platform/runtime.ts'
import { sqsQueue } from '../platform/sqs.ts'
import { needs } from './needs.ts'
import { apiRoutes } from './routes.ts'

export const create: Create = (runtime) => {
  const app = apiRoutes(runtime)
  return { kind: 'http', fetch: (request) => app.fetch(request) }
}

/** As text a CSV file would lose its byte order mark, and Excel its accents. */
const inBytes = (type: string) => type.startsWith('text/csv') || defaultIsContentTypeBinary(type)

export const onAws = (runtime: Runtime) => handle(apiRoutes(runtime), { isContentTypeBinary: inBytes })

export const handler = onLambda(needs, onAws, sqsQueue)
