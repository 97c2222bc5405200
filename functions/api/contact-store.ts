/** Writes what a person chose about messages (functions/platform/contact.ts): one update each, which may be done twice. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Contact, contactKey } from '../platform/contact.ts'
import type { Table } from '../platform/runtime.ts'

/** Of older rounds nothing is written any more: whoever was silent then is no longer remembered. */
const keptRounds = 8

export async function choose(
  table: Table,
  member: string,
  choices: { [name in 'language' | 'channel' | 'stopped']?: Contact[name] | undefined },
): Promise<void> {
  const chosen = Object.entries(choices).filter(([, value]) => value !== undefined)
  if (chosen.length === 0) return
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: contactKey(member),
      UpdateExpression: `SET ${chosen.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(chosen.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(chosen.map(([name, value]) => [`:${name}`, value])),
    }),
  )
}

export async function setSilent(table: Table, member: string, round: string, silent: boolean): Promise<void> {
  const stands = await change(table, member, silent ? 'ADD' : 'DELETE', [round])
  // Ids begin with year and week.
  const old = [...stands].sort().slice(0, -keptRounds)
  if (old.length > 0) await change(table, member, 'DELETE', old)
}

/** Adds to the set or takes from it, whatever somebody else changes at the same time. */
async function change(
  { client, name }: Table,
  member: string,
  act: 'ADD' | 'DELETE',
  rounds: string[],
): Promise<Set<string>> {
  const { Attributes } = await client.send(
    new UpdateCommand({
      TableName: name,
      Key: contactKey(member),
      UpdateExpression: `${act} #silent :rounds`,
      ExpressionAttributeNames: { '#silent': 'silent' },
      ExpressionAttributeValues: { ':rounds': new Set(rounds) },
      ReturnValues: 'ALL_NEW',
    }),
  )
  return (Attributes as Contact | undefined)?.silent ?? new Set()
}
