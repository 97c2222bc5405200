/** Reads the tables of a place whole, and what of them must not move meanwhile. */
import {
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  paginateScan,
  type ScanCommandInput,
} from '@aws-sdk/client-dynamodb'
import { type DataVersion, dataVersionKey } from '#shared/operation/data-version.ts'
import { CommandError } from '../command-error.ts'
import { type Item, isOver, textOf, within } from './item.ts'
import { type BackedUp, isKept } from './partitions.ts'
import type { Place } from './place.ts'

const marshalled = ({ pk, sk }: { pk: string; sk: string }): Item => ({ pk: { S: pk }, sk: { S: sk } })
export const dataVersionItem = marshalled(dataVersionKey)

/** Every item, read consistently. Right for an operator's command; a function never scans. */
export async function* scan(
  client: DynamoDBClient,
  input: Omit<ScanCommandInput, 'ConsistentRead'>,
): AsyncGenerator<Item> {
  for await (const { Items = [] } of paginateScan({ client }, { ...input, ConsistentRead: true }))
    yield* Items
}

export async function getItem(
  { client, tables }: Place,
  table: BackedUp,
  Key: Item,
): Promise<Item | undefined> {
  return (await client.send(new GetItemCommand({ TableName: tables[table], Key, ConsistentRead: true }))).Item
}

export async function getDataVersion(place: Place): Promise<DataVersion | undefined> {
  const { value } = (await getItem(place, 'results', dataVersionItem)) ?? {}
  if (!value) return undefined
  const { version, before, restoring } = within(value)
  return {
    version: Number(version?.N),
    ...(before && { before: textOf(before) }),
    ...(restoring && { restoring: textOf(restoring) }),
  }
}

export interface RoundHere {
  id: string
  state: string
  k: number
  /** Hash of what was published of it. */
  result: string
}

/** What a backup is made by; where it is no longer the same at its end, it is of no one moment. */
export interface Moment {
  rounds: RoundHere[]
  importing: boolean
  /** Of all rounds and the directory. */
  mark: string
}

export async function momentOf(place: Place): Promise<Moment> {
  const { client, tables, now } = place
  const rounds: Item[] = []
  const pages = paginateQuery(
    { client },
    {
      TableName: tables.results,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'rounds' } },
    },
  )
  for await (const { Items = [] } of pages) rounds.push(...Items)
  const structure = (sk: string) => getItem(place, 'directory', marshalled({ pk: 'structure', sk }))
  const [head, turn] = await Promise.all([structure('head'), structure('import')])
  // As functions/api/directory-progress.ts has it: silent for half a minute, it has died.
  const heard = Date.parse(textOf(turn?.at))
  const importing = turn?.over?.BOOL === false && now.getTime() - heard < 30_000
  return {
    rounds: rounds.map(({ sk, value }) => {
      const { state, k, result } = within(value)
      return { id: textOf(sk), state: textOf(state), k: Number(k?.N ?? 5), result: textOf(result) }
    }),
    importing,
    mark: JSON.stringify([rounds, head, turn?.holder]),
  }
}

/**
 * Of a table what is kept: neither what lasts a moment, nor what is over, nor a result that nobody has published yet.
 * @throws CommandError for what it does not know
 */
export async function* keptItems(
  { client, tables, now }: Place,
  table: BackedUp,
  { rounds }: Pick<Moment, 'rounds'>,
): AsyncGenerator<Item> {
  const published = new Map(rounds.map(({ id, result }) => [`round#${id}`, result]))
  for await (const item of scan(client, { TableName: tables[table] })) {
    const [pk, sk] = [textOf(item.pk), textOf(item.sk)]
    const kept = isKept(table, pk)
    if (kept === undefined)
      throw new CommandError(
        `The table ${table} holds what this version does not know (${pk.split('#')[0]}). Use the Quorum that runs there. Nothing was written.`,
      )
    if (!kept || isOver(item, now) || (pk === 'structure' && sk === 'import')) continue
    const [staged, hash] = table === 'results' ? (/^(?:result|receipts)#([\w-]+)#/.exec(sk) ?? []) : []
    if (staged && published.get(pk) !== hash) continue
    yield item
  }
}
