/**
 * When a function that nobody calls last did its work: one item each, written over and over, and nothing of what it did.
 * Key: health#<function> / last, in results for clock and tally, in commons for the courier.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { versionOf } from './health.ts'
import type { Runtime, Table } from './runtime.ts'

export interface LastRun {
  /** By the time of the people who watch, where a demonstration's passes faster. */
  at: string
  version: string
}

const keyOf = (name: string) => ({ pk: `health#${name}`, sk: 'last' })

export async function noteRun(runtime: Runtime, { client, name: TableName }: Table, name: string) {
  const value: LastRun = { at: watchTime(runtime).toISOString(), version: versionOf(runtime) }
  await client.send(new PutCommand({ TableName, Item: { ...keyOf(name), value } }))
}

export async function lastRun(
  { client, name: TableName }: Table,
  name: string,
): Promise<LastRun | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(name), ConsistentRead: true }))
  return Item?.value as LastRun | undefined
}

export const watchTime = ({ wallClock, now }: Pick<Runtime, 'wallClock' | 'now'>): Date =>
  (wallClock ?? now)()
