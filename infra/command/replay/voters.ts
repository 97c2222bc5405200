/** Casts every ballot through the endpoints, in threads beside the instance's own. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Endpoints, Voter } from './voter.ts'

/** Requests under way in one thread: enough that the instance never waits for the network. */
const atOnce = 4

export interface Cast {
  /** Ballots that the box said it stored, now or before. */
  accepted: number
  stored: number
}

/** @throws Error at the first ballot that is refused */
export async function castAll(
  endpoints: Endpoints,
  voters: Voter[],
  progress: (done: number) => void,
): Promise<Cast> {
  const threads = Math.min(voters.length, Math.max(1, availableParallelism() - 1))
  const cast: Cast = { accepted: 0, stored: 0 }
  const work = Array.from({ length: threads }, (_, thread) => {
    const share = voters.filter((_, i) => i % threads === thread)
    return runThread({ endpoints, voters: share, atOnce }, ([ballot]) => {
      cast.accepted += 1
      if (ballot === 201) cast.stored += 1
      progress(cast.accepted)
    })
  })
  await Promise.all(work)
  return cast
}

interface Message {
  statuses?: number[]
  done?: true
  failed?: string
}

const runThread = (workerData: object, voted: (statuses: number[]) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./voters-worker.mjs', import.meta.url), { workerData })
    worker.on('error', reject)
    worker.on('message', ({ statuses, done, failed }: Message) => {
      if (statuses) voted(statuses)
      else if (done) resolve()
      else reject(new Error(failed))
    })
  })
