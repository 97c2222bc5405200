/**
 * GET …/healthz: whether a function runs and reaches its database, and of which build it is. Open to everybody, so it tells
 * nothing else; it reads the place of a round that never is, which each of them may read, and writes no line.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Handler } from 'hono'
import { problem } from './problem.ts'
import type { Runtime, Table } from './runtime.ts'

/** Milliseconds after which a database that says nothing is out of reach. */
const patience = 2000

const Key = { pk: 'rounds', sk: 'healthz' }

/** The build of what runs, as whoever started or deployed it says. */
export const versionOf = ({ environment }: Pick<Runtime, 'environment'>): string =>
  environment.QUORUM_VERSION ?? ''

/** hono handler: 200, or the problem database-unreachable. */
export function healthz(runtime: Runtime, name: string): Handler {
  return async (c) => {
    const told = { function: name, version: versionOf(runtime) }
    if (!(await answers(runtime.table('results'), Key))) throw problem('database-unreachable', {}, told)
    return c.json({ ...told, database: 'reachable' }, 200, { 'cache-control': 'no-store' })
  }
}

/** Whether a table answers, whatever stands at that place. */
export async function answers({ client, name: TableName }: Table, place: object): Promise<boolean> {
  const Key = place as Record<string, string>
  const read = (abortSignal: AbortSignal) => client.send(new GetCommand({ TableName, Key }), { abortSignal })
  return (await inTime(read)) !== null
}

/** What was read, or null where that failed or took too long. */
export async function inTime<T>(
  read: (signal: AbortSignal) => Promise<T>,
  waits = patience,
): Promise<T | null> {
  const giveUp = new AbortController()
  let timer: NodeJS.Timeout | undefined
  // The client's own retries wait between their tries whatever is aborted meanwhile.
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      giveUp.abort()
      resolve(null)
    }, waits)
  })
  return Promise.race([read(giveUp.signal).catch(() => null), late]).finally(() => clearTimeout(timer))
}
