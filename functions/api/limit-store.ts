/**
 * How often a program asked in a minute. Key in commons: limit#<id of the API key, or "token"> / <minute>, which deletes itself
 * after some minutes. No person is ever counted here.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Runtime } from '../platform/runtime.ts'

/** Seconds after the minute. */
const kept = 300

export function limitStore(runtime: Pick<Runtime, 'table'>) {
  return {
    /** One write, which tells the sums. */
    async add(
      who: string,
      minute: number,
      writes: boolean,
      abortSignal: AbortSignal,
    ): Promise<{ all: number; writes: number }> {
      const { client, name: TableName } = runtime.table('commons')
      const { Attributes = {} } = await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: `limit#${who}`, sk: String(minute) },
          UpdateExpression: 'ADD #all :one, #writes :writes SET expires = :expires',
          ExpressionAttributeNames: { '#all': 'all', '#writes': 'writes' },
          ExpressionAttributeValues: {
            ':one': 1,
            ':writes': writes ? 1 : 0,
            ':expires': (minute + 1) * 60 + kept,
          },
          ReturnValues: 'ALL_NEW',
        }),
        { abortSignal },
      )
      return { all: Number(Attributes.all), writes: Number(Attributes.writes) }
    },
  }
}
