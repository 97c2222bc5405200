/** The courier, on Lambda and on this machine. */
import { onLambda, queueVariable } from '../platform/lambda.ts'
import type { Create } from '../platform/runtime.ts'
import { fromSqs, sqsQueue } from '../platform/sqs.ts'
import { needs } from './needs.ts'
import { receiver } from './receive.ts'

export const create: Create = (runtime) => ({ kind: 'queue', receive: receiver(runtime) })

export const handler = onLambda(
  needs,
  (runtime) => fromSqs(receiver(runtime), runtime.environment[queueVariable('messages')]!),
  sqsQueue,
)
