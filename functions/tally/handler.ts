/** The tally, on Lambda and on this machine. */
import { onLambda } from '../platform/lambda.ts'
import type { Create } from '../platform/runtime.ts'
import { needs } from './needs.ts'
import { runTally, type TallyEvent } from './run.ts'

export const create: Create = (runtime) => ({
  kind: 'schedule',
  run: (event) => runTally(runtime, event as TallyEvent),
})

/** EventBridge Scheduler sends an empty event: every closed round that is due. */
export const handler = onLambda(needs, (runtime) => async () => {
  await runTally(runtime)
})
