/** The keys that outlive a round: each made where it is missing, never overwritten, never read back. */
import type { Runtime } from '../platform/runtime.ts'
import { needs } from './needs.ts'

const bytes = 32

export async function makeLastingKeys({ keys, random, log }: Pick<Runtime, 'keys' | 'random' | 'log'>) {
  for (const path of Object.keys(needs.keys))
    if (await keys.put(path, Buffer.from(random(bytes)).toString('base64url')))
      log.info('A lasting key was made', { path })
}
