/**
 * The directory as a whole, for import and preview. Access patterns and keys:
 * all members                 members#<shard> / <id>, sixteen queries   MemberItem (functions/platform/member.ts)
 * who has an address          email#<lower case> / member               { id }
 * what a person chose         contact#<id> / choices                    functions/platform/contact.ts, only removed here
 * teams, counts, version      structure / …                             functions/platform/directory.ts
 * Nothing is scanned; every write is a put or a delete that may be done twice.
 */
import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Structure } from '#shared/org/structure.ts'
import { held } from '../platform/conditional.ts'
import { contactKey } from '../platform/contact.ts'
import type { TeamItem } from '../platform/directory.ts'
import { type MemberItem, memberKey, memberShards } from '../platform/member.ts'
import { queryPages } from '../platform/query.ts'
import type { Table } from '../platform/runtime.ts'

type Item = Record<string, unknown> & { pk: string; sk: string }
type Write = { PutRequest: { Item: Item } } | { DeleteRequest: { Key: { pk: string; sk: string } } }

/** BatchWriteItem takes 25 items; several at once keep table and engine busy. */
const batchSize = 25
const abreast = 8

export async function readMembers(table: Table): Promise<MemberItem[]> {
  const shards = Array.from({ length: memberShards }, (_, shard) => readShard(table, `members#${shard}`))
  return (await Promise.all(shards)).flat()
}

async function readShard(table: Table, pk: string): Promise<MemberItem[]> {
  const members: MemberItem[] = []
  const pages = queryPages(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  })
  for await (const page of pages)
    for (const { pk: _, sk, ...member } of page) members.push(member as unknown as MemberItem)
  return members
}

const put = (Item: Item): Write => ({ PutRequest: { Item } })
const remove = (Key: { pk: string; sk: string }): Write => ({ DeleteRequest: { Key } })
const addressKey = (email: string) => ({ pk: `email#${email.toLowerCase()}`, sk: 'member' })

export const putMember = (member: MemberItem): Write => put({ ...memberKey(member.id), ...member })
export const removeMember = (id: string): Write => remove(memberKey(id))
export const removeContact = (id: string): Write => remove(contactKey(id))
export const putAddress = (email: string, id: string): Write => put({ ...addressKey(email), id })
export const removeAddress = (email: string): Write => remove(addressKey(email))
export const removeTeam = (id: string): Write => remove({ pk: 'structure', sk: `team#${id}` })

export function putTeams({ teams, seats }: Structure): Write[] {
  const counts = new Map<string, Record<string, number>>()
  for (const { team, level, eligible } of seats) counts.set(team, { ...counts.get(team), [level]: eligible })
  return teams.map((team) => {
    const item: TeamItem = {
      pk: 'structure',
      sk: `team#${team.id}`,
      ...team,
      counts: counts.get(team.id) ?? {},
    }
    return put({ ...item })
  })
}

/** All of them, in no order. What the table did not take is sent again. */
export async function writeAll(table: Table, writes: Write[]): Promise<void> {
  let next = 0
  const sender = async () => {
    while (next < writes.length) {
      const batch = writes.slice(next, next + batchSize)
      next += batchSize
      await writeBatch(table, batch)
    }
  }
  await Promise.all(Array.from({ length: abreast }, sender))
}

async function writeBatch({ client, name }: Table, batch: Write[]): Promise<void> {
  let waiting: Write[] = batch
  for (let pause = 50; waiting.length > 0; pause = Math.min(pause * 2, 2000)) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [name]: waiting } }),
    )
    waiting = (UnprocessedItems?.[name] ?? []) as Write[]
    if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/** The last write of an import, which makes it one; false when another import was faster. */
export async function putHead(table: Table, version: number, levels: string[]): Promise<boolean> {
  const command = new PutCommand({
    TableName: table.name,
    Item: { pk: 'structure', sk: 'head', version: version + 1, levels },
    ConditionExpression: version === 0 ? 'attribute_not_exists(version)' : 'version = :version',
    ...(version === 0 ? {} : { ExpressionAttributeValues: { ':version': version } }),
  })
  return held(table.client.send(command))
}
