/** Casts ballots through the endpoints, in threads beside the instance's own. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Endpoints, Refusal, type Voter } from './voter.ts'

/** Requests under way in one thread: enough that the instance never waits for the network. */
const atOnce = 4

export interface Cast {
  /** Ballots that the box said it stored, now or before. */
  accepted: number
  stored: number
}

export interface VoterThread {
  /** Statuses of the two envelopes. @throws Refusal */
  vote(voter: Voter): Promise<number[]>
  close(): Promise<unknown>
}

/** @throws Refusal at the first ballot that is refused */
export async function castAll(
  endpoints: Endpoints,
  voters: Voter[],
  progress: (done: number) => void,
): Promise<Cast> {
  const threads = Math.min(voters.length, Math.max(1, availableParallelism() - 1))
  const cast: Cast = { accepted: 0, stored: 0 }
  const work = Array.from({ length: threads }, async (_, i) => {
    const share = voters.filter((_, at) => at % threads === i)
    const thread = voterThread(endpoints)
    try {
      await inTurn(share, async (voter) => {
        const [ballot] = await thread.vote(voter)
        cast.accepted += 1
        if (ballot === 201) cast.stored += 1
        progress(cast.accepted)
      })
    } finally {
      await thread.close()
    }
  })
  await Promise.all(work)
  return cast
}

/** A few at a time. */
export async function inTurn<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < all.length) await work(all[next++]!)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

interface Message {
  id: number
  statuses?: number[]
  failed?: string
  code?: string
}

export function voterThread(endpoints: Endpoints): VoterThread {
  const worker = new Worker(new URL('./voters-worker.mjs', import.meta.url), { workerData: endpoints })
  const waiting = new Map<number, { resolve(statuses: number[]): void; reject(error: Error): void }>()
  let sent = 0
  let broken: Error | undefined
  worker.on('message', ({ id, statuses, failed, code }: Message) => {
    const { resolve, reject } = waiting.get(id)!
    waiting.delete(id)
    if (statuses) resolve(statuses)
    else reject(new Refusal(failed ?? '', code))
  })
  worker.on('error', (error) => {
    broken = error
    for (const { reject } of waiting.values()) reject(error)
  })
  return {
    async vote(voter) {
      if (broken) throw broken
      const id = sent++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, voter })
      })
    },
    close: () => worker.terminate(),
  }
}
