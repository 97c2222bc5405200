/** The clock, on Lambda and on this machine. */
import { onLambda } from '../platform/lambda.ts'
import type { Create } from '../platform/runtime.ts'
import { sqsQueue } from '../platform/sqs.ts'
import { needs } from './needs.ts'
import { type ClockEvent, tick } from './tick.ts'

export const create: Create = (runtime) => ({
  kind: 'schedule',
  run: (event) => tick(runtime, event as ClockEvent),
})

/** EventBridge Scheduler sends an empty event: whatever is due. */
export const handler = onLambda(
  needs,
  (runtime) => async () => {
    await tick(runtime)
  },
  sqsQueue,
)
