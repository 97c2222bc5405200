/**
 * The results zone: seasons, round states, manifests, published rounds and receipts. Access patterns and keys:
 * every round, newest last        rounds / <round>            Round
 * the calendar's round            round#<opens> / planned     Round, as it was planned; of an extra one round#<its id>
 * a round's manifest              round#<id> / manifest#<hash>#n
 * what was told of it             round#<id> / told
 * what was published of it        round#<id> / result#<hash>#n, receipts#<hash>#n (the state names the hash)
 * one group over the rounds       group#<group> / <round>     GroupRow
 * a season, frozen                seasons / <id> (record), season#<id> / <hash>#n
 * what the next season is to be   season#settings / next      SeasonSettings
 * who opened or changed what      audit#<month> / …           functions/platform/audit-store.ts
 * when clock and tally last ran   health#<function> / last    functions/platform/last-runs.ts
 * which version the data have     schema / data               functions/platform/data-version.ts
 */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type {
  Judged,
  PublishedGroup,
  PublishedQuestion,
  PublishedRound,
} from '#shared/published/published.ts'
import type { Round, RoundState } from '#shared/round/round.ts'
import type { Season, SeasonRecord, SeasonSettings } from '#shared/round/season.ts'
import { held } from './conditional.ts'
import { getPages, putPages } from './pages.ts'
import { queryAll } from './query.ts'
import { decode, roundReads } from './round-reads.ts'
import type { Table } from './runtime.ts'

/** One group of one round, as published, with what was asked. */
export interface GroupRow {
  round: string
  season: string
  questions: PublishedQuestion[]
  group: PublishedGroup
  /** Of the organisation, where it was asked: as published, null where the gate hid it. */
  enps?: number | null
  /** By driver, what moved up to this round; missing in rows of an earlier version. */
  verdicts?: Record<string, Judged>
}

export type ResultsStore = ReturnType<typeof resultsStore>

export function resultsStore(table: Table) {
  const { client, name: TableName } = table
  const list = <T>(pk: string, from?: string): Promise<T[]> =>
    queryAll(table, pk, ({ value }) => value as T, from)

  return {
    ...roundReads(table),

    /** Oldest first: ids begin with year, week and hour. Without those that were withdrawn before they opened. */
    async listRounds(): Promise<Round[]> {
      return (await list<Round>('rounds')).filter(({ withdrawn }) => !withdrawn)
    },

    /** False when a round of that id exists. */
    planRound: (round: Round) =>
      conditionally(
        new PutCommand({
          TableName,
          Item: { pk: 'rounds', sk: round.id, value: round },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),

    /**
     * Of several ticks that plan a round for one moment, or one extra round, the first decides; all of them write that one.
     * Where that was withdrawn since, the moment is planned anew.
     */
    async planRoundOnce(round: Round): Promise<void> {
      const Key = { pk: `round#${round.extra ?? round.opens}`, sk: 'planned' }
      const Item = { ...Key, value: round }
      const planned = async () =>
        (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item!.value as Round
      const missing = { ConditionExpression: 'attribute_not_exists(pk)' }
      await conditionally(new PutCommand({ TableName, Item, ...missing }))
      const first = await planned()
      if (!(await this.getRound(first.id))?.withdrawn) return void (await this.planRound(first))
      await conditionally(
        new PutCommand({
          TableName,
          Item,
          ConditionExpression: '#value.#id = :withdrawn',
          ExpressionAttributeNames: { '#value': 'value', '#id': 'id' },
          ExpressionAttributeValues: { ':withdrawn': first.id },
        }),
      )
      await this.planRound(await planned())
    },

    /** One arrow of the state machine: writes `next` if the round still is in `from`; false when somebody was faster. */
    moveRound: (from: RoundState, next: Round) =>
      conditionally(
        new UpdateCommand({
          TableName,
          Key: { pk: 'rounds', sk: next.id },
          UpdateExpression: 'SET #value = :next',
          ConditionExpression: '#value.#state = :from',
          ExpressionAttributeNames: { '#value': 'value', '#state': 'state' },
          ExpressionAttributeValues: { ':next': next, ':from': from },
        }),
      ),

    /** What was told of a round. Beside its state, so that neither undoes the other. */
    async toldOf(round: string): Promise<Set<string>> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { pk: `round#${round}`, sk: 'told' }, ConsistentRead: true }),
      )
      return (Item?.told as Set<string> | undefined) ?? new Set()
    },
    async markTold(round: string, what: string): Promise<void> {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: `round#${round}`, sk: 'told' },
          UpdateExpression: 'ADD told :what',
          ExpressionAttributeValues: { ':what': new Set([what]) },
        }),
      )
    },

    putManifest: (round: string, hash: string, bytes: Uint8Array) =>
      putPages(table, `round#${round}`, `manifest#${hash}`, bytes),

    /** Written before publication under the result's own hash; nobody finds it until the state names that hash. */
    async stageResult(
      round: string,
      hash: string,
      published: Uint8Array,
      receipts: Uint8Array,
    ): Promise<void> {
      await putPages(table, `round#${round}`, `receipts#${hash}`, receipts)
      await putPages(table, `round#${round}`, `result#${hash}`, published)
    },
    async getPublishedBytes(round: Round): Promise<Uint8Array | undefined> {
      return round.result ? getPages(table, `round#${round.id}`, `result#${round.result}`) : undefined
    },
    async getPublished(round: Round): Promise<PublishedRound | undefined> {
      return decode(await this.getPublishedBytes(round))
    },

    async putGroupRow(row: GroupRow): Promise<void> {
      await client.send(
        new PutCommand({
          TableName,
          Item: { pk: `group#${row.group.id}`, sk: row.round, value: row },
        }),
      )
    },
    async getGroupRow(group: string, round: string): Promise<GroupRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { pk: `group#${group}`, sk: round }, ConsistentRead: true }),
      )
      return Item?.value as GroupRow | undefined
    },
    /** Oldest first; `from` is the first round id wanted. */
    groupHistory: (group: string, from?: string) => list<GroupRow>(`group#${group}`, from),

    /** Freezes a season; false when it is frozen already, and then nothing changes. */
    async putSeason(season: Season, hash: string): Promise<boolean> {
      const bytes = new TextEncoder().encode(JSON.stringify(season))
      await putPages(table, `season#${season.id}`, hash, bytes)
      return conditionally(
        new PutCommand({
          TableName,
          Item: { pk: 'seasons', sk: season.id, value: { id: season.id, starts: season.starts, hash } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
    },
    /** In the order in which they began. */
    async listSeasons(): Promise<SeasonRecord[]> {
      const records = await list<SeasonRecord>('seasons')
      return records.sort((a, b) => (a.starts < b.starts ? -1 : 1))
    },
    /** Ends a season before its quarter does; false when that was done already. */
    endSeason: (record: SeasonRecord, ended: string) =>
      conditionally(
        new UpdateCommand({
          TableName,
          Key: { pk: 'seasons', sk: record.id },
          UpdateExpression: 'SET #value = :next',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#value.#ended)',
          ExpressionAttributeNames: { '#value': 'value', '#ended': 'ended' },
          ExpressionAttributeValues: { ':next': { ...record, ended } },
        }),
      ),
    async getSettings(): Promise<SeasonSettings | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { pk: 'season#settings', sk: 'next' }, ConsistentRead: true }),
      )
      return Item?.value as SeasonSettings | undefined
    },
    /** @returns false where they are no longer as they were before */
    async putSettings(value: SeasonSettings, before: SeasonSettings | undefined): Promise<boolean> {
      return conditionally(
        new PutCommand({
          TableName,
          Item: { pk: 'season#settings', sk: 'next', value },
          ...(before
            ? {
                ConditionExpression:
                  '#value.k = :k AND #value.expected = :expected AND #value.#order = :order',
                ExpressionAttributeNames: { '#value': 'value', '#order': 'order' },
                ExpressionAttributeValues: {
                  ':k': before.k,
                  ':expected': before.expected,
                  ':order': before.order,
                },
              }
            : { ConditionExpression: 'attribute_not_exists(pk)' }),
        }),
      )
    },
    async getSeason(id: string): Promise<Season | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { pk: 'seasons', sk: id }, ConsistentRead: true }),
      )
      const record = Item?.value as SeasonRecord | undefined
      return record && decode(await getPages(table, `season#${id}`, record.hash))
    },
  }

  async function conditionally(command: PutCommand | UpdateCommand): Promise<boolean> {
    return held(client.send(command as PutCommand))
  }
}
