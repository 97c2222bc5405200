/** The runtime on AWS: tables, queues and settings from the environment that infra wrote, keys from Parameter Store. */
import { randomBytes } from 'node:crypto'
import { documentClient } from './database.ts'
import { type LambdaLog, lambdaLog } from './log.ts'
import type { Needs, QueueName, TableName } from './needs.ts'
import { parameterStore } from './parameter-store.ts'
import type { Queue, Runtime } from './runtime.ts'

/** Given by the functions that have queues, so that the others carry no client of SQS. */
type QueueAt = (url: string) => Queue

/** Throws an error that names every missing setting. */
function lambdaRuntime(
  needs: Needs,
  queueAt?: QueueAt,
  environment = process.env,
): Runtime & { log: LambdaLog } {
  const tables = Object.keys(needs.tables) as TableName[]
  const queues = Object.keys(needs.queues ?? {}) as QueueName[]
  const wanted = [
    ...tables.map(tableVariable),
    ...queues.map(queueVariable),
    'KEYS_PREFIX',
    ...needs.environment,
  ]
  const missing = wanted.filter((name) => environment[name] === undefined)
  if (missing.length > 0) throw new Error(`${needs.name} lacks these settings: ${missing.join(', ')}`)
  const client = documentClient()
  return {
    environment,
    table: (name) => ({ client, name: environment[tableVariable(name)]! }),
    queue(name) {
      const url = environment[queueVariable(name)]
      if (!queueAt || !url) throw new Error(`${needs.name} has no queue ${name}`)
      return queueAt(url)
    },
    keys: parameterStore(environment.KEYS_PREFIX!),
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    log: lambdaLog(needs.name),
  }
}

/** TABLE_DIRECTORY, TABLE_BALLOTS … */
export const tableVariable = (name: TableName): string => `TABLE_${name.toUpperCase()}`

/** QUEUE_MESSAGES … */
export const queueVariable = (name: QueueName): string => `QUEUE_${name.toUpperCase()}`

/**
 * A handler that makes its runtime at the first call, so that a missing setting is an error of that call. It answers when the log of
 * the call is written: Lambda stops a function that has answered.
 */
export function onLambda<Arguments extends unknown[], Result>(
  needs: Needs,
  make: (runtime: Runtime) => (...given: Arguments) => Promise<Result>,
  queueAt?: QueueAt,
): (...given: Arguments) => Promise<Result> {
  let made: { handler: (...given: Arguments) => Promise<Result>; log: LambdaLog } | undefined
  return async (...given) => {
    if (!made) {
      const runtime = lambdaRuntime(needs, queueAt)
      made = { handler: make(runtime), log: runtime.log }
    }
    try {
      return await made.handler(...given)
    } finally {
      await made.log.written()
    }
  }
}
