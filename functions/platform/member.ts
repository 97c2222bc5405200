/**
 * One member of the directory, and the seat that a season froze for them.
 * Key: members#<shard> / <id>, sixteen shards, so that a list is sixteen queries and no partition holds everybody.
 */
import { createHash } from 'node:crypto'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Member } from '#shared/org/organisation.ts'
import type { Seat } from '#shared/round/manifest.ts'
import type { Table } from './runtime.ts'

export interface MemberItem extends Member {
  /** Instant of joining the directory, ISO. */
  since: string
  /** By season: where somebody sat who has moved within it. Written at the move, so that the season stays frozen. */
  seats?: Record<string, Seat>
}

export const memberShards = 16

export function memberKey(id: string): { pk: string; sk: string } {
  const shard = createHash('sha256').update(id).digest()[0]! % memberShards
  return { pk: `members#${shard}`, sk: id }
}

export async function getMember(table: Table, id: string): Promise<MemberItem | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: memberKey(id), ConsistentRead: true }),
  )
  return Item as MemberItem | undefined
}

/** Where the member sits in a season, or null for somebody who came after it began. The head sits in their own team. */
export function seatOf(member: MemberItem, season: { id: string; starts: string }): Seat | null {
  if (member.since > season.starts) return null
  return member.seats?.[season.id] ?? { team: member.manager ?? member.id, level: member.level }
}
