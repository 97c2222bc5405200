/**
 * The directory as a whole, for import and preview. Access patterns and keys:
 * all members                 members#<shard> / <id>, sixteen queries   MemberItem (functions/platform/member.ts)
 * who has an address          email#<lower case> / member               { id }
 * what a person chose         contact#<id> / choices                    functions/platform/contact.ts, only removed here
 * teams, counts, version      structure / …                             functions/platform/directory.ts
 * Nothing is scanned; every write is a put or a delete that may be done twice.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Structure } from '#shared/org/structure.ts'
import { put, remove, type Write } from '../platform/batch-write.ts'
import { held } from '../platform/conditional.ts'
import { type Contact, contactKey } from '../platform/contact.ts'
import type { TeamItem } from '../platform/directory.ts'
import { type MemberItem, memberKey, memberShards } from '../platform/member.ts'
import { queryAll } from '../platform/query.ts'
import type { Table } from '../platform/runtime.ts'

export async function readMembers(table: Table): Promise<MemberItem[]> {
  const shards = Array.from({ length: memberShards }, (_, shard) =>
    queryAll(table, `members#${shard}`, memberOf),
  )
  return (await Promise.all(shards)).flat()
}

const memberOf = ({ pk, sk, ...member }: Record<string, unknown>) => member as unknown as MemberItem

const addressKey = (email: string) => ({ pk: `email#${email.toLowerCase()}`, sk: 'member' })

export const putMember = (member: MemberItem): Write => put({ ...memberKey(member.id), ...member })
export const removeMember = (id: string): Write => remove(memberKey(id))
/** As it was: an empty set is no set in a table. */
export const putContact = (
  id: string,
  { silent, ...contact }: Omit<Contact, 'silent'> & { silent: string[] },
): Write => put({ ...contactKey(id), ...contact, ...(silent.length > 0 ? { silent: new Set(silent) } : {}) })
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
