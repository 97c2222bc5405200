/**
 * The directory without people: teams and counts, which is all that clock and tally planning need.
 * structure / head → version, levels; structure / team#<id> → name, parent, leader, counts by level;
 * structure / seats#<season> → counts of those who still sit where the season froze them, once somebody left or moved;
 * structure / newcomers#<season> → how many came after it began.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Seats, Structure, Team } from '#shared/org/structure.ts'
import type { Season } from '#shared/round/season.ts'
import { getPages } from './pages.ts'
import { queryPages } from './query.ts'
import type { Table } from './runtime.ts'

/** One team as it is stored. */
export interface TeamItem extends Team {
  pk: 'structure'
  sk: string
  /** Eligible members by level. */
  counts: Record<string, number>
}

/** Version 0 and no team where nothing was imported yet. Addresses and names of members are never read. */
export async function readStructure(table: Table): Promise<{ version: number; structure: Structure }> {
  const head = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { pk: 'structure', sk: 'head' }, ConsistentRead: true }),
  )
  const levels = (head.Item?.levels ?? []) as string[]
  const teams: Team[] = []
  const seats: Seats[] = []
  const pages = queryPages(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :team)',
    ExpressionAttributeValues: { ':pk': 'structure', ':team': 'team#' },
  })
  for await (const page of pages)
    for (const { id, parent, name, leader, counts } of page as unknown as TeamItem[]) {
      teams.push({ id, parent, name, leader })
      for (const level of levels) if (counts[level]) seats.push({ team: id, level, eligible: counts[level] })
    }
  return { version: Number(head.Item?.version ?? 0), structure: { levels, teams, seats } }
}

/** Who of a season's roster is still there, per seat: the season's own counts until an import has written others. */
export async function rosterSeats(table: Table, season: Season): Promise<Seats[]> {
  const bytes = await getPages(table, 'structure', `seats#${season.id}`)
  return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as Seats[]) : season.structure.seats
}

/** How many eligible members came after a season began. */
export async function newcomersOf(table: Table, season: Pick<Season, 'id'>): Promise<number> {
  const bytes = await getPages(table, 'structure', `newcomers#${season.id}`)
  return bytes ? Number(new TextDecoder().decode(bytes)) : 0
}
