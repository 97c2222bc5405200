/** The upgrade, on Lambda, where CloudFormation asks for it, and on this machine at each start. */
import { onLambda } from '../platform/lambda.ts'
import type { Create } from '../platform/runtime.ts'
import { answer, isRequest } from './cloudformation.ts'
import { needs } from './needs.ts'
import { upgrade } from './upgrade.ts'

export const create: Create = (runtime) => ({ kind: 'deployment', run: () => upgrade(runtime) })

const run = onLambda(needs, (runtime) => async (replaces?: string) => {
  try {
    return await upgrade(runtime, replaces)
  } catch (error) {
    runtime.log.error('The upgrade failed', { name: (error as Error).name })
    throw error
  }
})

/** Without an address to answer to, whoever called it by hand hears what went wrong. */
export const handler = async (event: unknown): Promise<unknown> =>
  isRequest(event) ? answer(event, async (replaces) => run(replaces)) : run()
