/**
 * What became of messages that were sent to try something out, for whoever waits for them.
 * Key in commons: trial#<id> / outcome
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { TrialView } from '#shared/messages/settings-view.ts'
import type { Table } from './runtime.ts'

/** Seconds. */
const kept = 24 * 3600

export function trials({ client, name: TableName }: Table) {
  const keyOf = (id: string) => ({ pk: `trial#${id}`, sk: 'outcome' })
  return {
    async outcome(id: string): Promise<TrialView> {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true }))
      return (Item?.value as TrialView | undefined) ?? { state: 'waiting' }
    },
    async settle(id: string, value: TrialView, now: Date): Promise<void> {
      const expires = Math.floor(now.getTime() / 1000) + kept
      await client.send(new PutCommand({ TableName, Item: { ...keyOf(id), value, expires } }))
    },
  }
}
