/**
 * What messages of a round are made of, written by the clock and read by the courier, which knows nothing else of rounds.
 * Keys in commons: bulletin#<round> / facts (RoundFacts), leads#n (ids of who leads a team), lead#<member> (DigestFacts),
 * report (ReportFacts).
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DigestFacts, ReportFacts, RoundFacts } from '#shared/messages/messages.ts'
import { put, writeAll } from './batch-write.ts'
import { getPages, putPages } from './pages.ts'
import type { Table } from './runtime.ts'

/** Seconds: as long as personal links open anything. */
const kept = 35 * 24 * 3600

export const bulletinKey = (round: string): string => `bulletin#${round}`

/** Seconds since the epoch at which all of a round's delete themselves. */
export const bulletinExpiry = ({ closes }: Pick<RoundFacts, 'closes'>): number =>
  Math.floor(Date.parse(closes) / 1000) + kept

export function bulletins(table: Table) {
  const { client, name: TableName } = table
  const itemOf = (facts: RoundFacts, sk: string, value: object) => ({
    pk: bulletinKey(facts.round),
    sk,
    value,
    expires: bulletinExpiry(facts),
  })
  async function get<T>(round: string, sk: string): Promise<T | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: { pk: bulletinKey(round), sk }, ConsistentRead: true }),
    )
    return Item?.value as T | undefined
  }

  return {
    /** The same facts again are no harm. Who leads comes first: whoever finds the facts finds them too. */
    async open(facts: RoundFacts, leads: string[]): Promise<void> {
      const bytes = new TextEncoder().encode(JSON.stringify(leads))
      await putPages(table, bulletinKey(facts.round), 'leads', bytes, bulletinExpiry(facts))
      await client.send(new PutCommand({ TableName, Item: itemOf(facts, 'facts', facts) }))
    },
    facts: (round: string) => get<RoundFacts>(round, 'facts'),
    async leads(round: string): Promise<Set<string>> {
      const bytes = await getPages(table, bulletinKey(round), 'leads')
      return new Set(bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as string[]) : [])
    },

    async publish(facts: RoundFacts, digests: Map<string, DigestFacts>, report: ReportFacts): Promise<void> {
      const digest = ([member, value]: [string, DigestFacts]) => put(itemOf(facts, `lead#${member}`, value))
      await writeAll(table, [put(itemOf(facts, 'report', report)), ...[...digests].map(digest)])
    },
    digest: (round: string, member: string) => get<DigestFacts>(round, `lead#${member}`),
    report: (round: string) => get<ReportFacts>(round, 'report'),
  }
}
