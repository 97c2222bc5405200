/**
 * Who is importing, and how far they are: structure / import → holder, done, total, at, over. It is taken before the first
 * write, told twice a second, and given back at the end: two imports never write side by side, also from two Lambdas.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { held } from '../platform/conditional.ts'
import { watchTime } from '../platform/last-runs.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime, Table } from '../platform/runtime.ts'

export interface Progress {
  done: number
  total: number
}

const key = { pk: 'structure', sk: 'import' }
const every = 500
/** An import that has said nothing for so long has died; Lambda ends one after thirty seconds. */
const silence = 30_000

export interface Turn {
  /** So many writes are to be done. */
  writes(total: number): void
  /** So many more are done. @throws Problem import-running when it was silent so long that another began */
  wrote(count: number): void
  /** Lets the next one begin, whatever became of this one. */
  end(): Promise<void>
}

/** @throws Problem import-running while another one is heard of */
export async function takeTurn(runtime: Runtime, table: Table): Promise<Turn> {
  const holder = Buffer.from(runtime.random(12)).toString('base64url')
  let [done, total, lost] = [0, 0, false]
  let heard = watchTime(runtime).getTime()
  const say = async (over: boolean, condition: string, values: object) => {
    const now = watchTime(runtime)
    const command = new PutCommand({
      TableName: table.name,
      Item: { ...key, holder, done, total, at: now.toISOString(), over },
      ConditionExpression: condition,
      ...values,
    })
    const said = await held(table.client.send(command))
    if (said) heard = now.getTime()
    return said
  }
  const still = (over: boolean) =>
    say(over, 'holder = :holder', { ExpressionAttributeValues: { ':holder': holder } })
  const silent = new Date(heard - silence).toISOString()
  const taken = await say(false, 'attribute_not_exists(holder) OR #over = :yes OR #at < :silent', {
    ExpressionAttributeNames: { '#at': 'at', '#over': 'over' },
    ExpressionAttributeValues: { ':yes': true, ':silent': silent },
  })
  if (!taken) throw problem('import-running')
  let saying: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    saying = saying.then(async () => {
      // Progress that cannot be told stops no import.
      lost ||= !(await still(false).catch(() => true))
    })
  }, every)
  return {
    writes(count) {
      total = count
    },
    wrote(count) {
      if (lost || watchTime(runtime).getTime() - heard >= silence) throw problem('import-running')
      done += count
    },
    async end() {
      clearInterval(timer)
      await saying
      if (!lost) await still(true).catch(() => runtime.log.warn('The end of an import was not told'))
    },
  }
}

/** Null where none runs. */
export async function progressOf(table: Table, now: Date): Promise<Progress | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  )
  if (Item?.over !== false || now.getTime() - Date.parse(Item.at) > silence) return null
  return { done: Item.done, total: Item.total }
}
