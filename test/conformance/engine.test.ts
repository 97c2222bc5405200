/** What the stores rely on, asked of whichever engine runs them: dynalite, and Amazon's in the project `dynamodb-local`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { held } from '../../functions/platform/conditional.ts'
import { documentClient } from '../../functions/platform/database.ts'
import { getPages, putPages } from '../../functions/platform/pages.ts'
import { queryAll } from '../../functions/platform/query.ts'
import type { Table } from '../../functions/platform/runtime.ts'
import { clientConfig, type Engine, startEngine } from '../../infra/local/engine.ts'

const TableName = 'conformance'
let folder: string
let engine: Engine
let table: Table

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-conformance-'))
  engine = await startEngine(join(folder, 'engine'), [TableName])
  table = { client: documentClient(clientConfig(engine.endpoint)), name: TableName }
})
afterAll(async () => {
  table?.client.destroy()
  await engine?.close()
  await rm(folder, { recursive: true, force: true })
})

const put = (Item: object) => table.client.send(new PutCommand({ TableName, Item: Item as { pk: string } }))
const get = async (pk: string, sk: string) =>
  (await table.client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.name,
  )

it('keeps every kind of value as it was: empty texts and bytes, nested lists, sets, whole and broken numbers', async () => {
  const item = {
    pk: 'kinds',
    sk: 'a',
    empty: '',
    nothing: new Uint8Array(),
    bytes: Uint8Array.of(0, 255, 128),
    nested: { list: [1, 'two', { three: [] }], none: null, yes: true },
    told: new Set(['open', 'closed']),
    numbers: [0, -1, 0.1, 2 ** 53 - 1, 1e-7],
    accents: 'é\u202f😀',
  }
  await put(item)
  expect(await get('kinds', 'a')).toEqual(item)
})

it('leaves out what is undefined, and refuses an empty set and an empty key', async () => {
  await put({ pk: 'kinds', sk: 'b', left: undefined })
  expect(await get('kinds', 'b')).toEqual({ pk: 'kinds', sk: 'b' })
  expect(await refusal(put({ pk: 'kinds', sk: '' }))).toBe('ValidationException')
  expect(await refusal(put({ pk: 'kinds', sk: 'c', none: new Set() }))).not.toBe('done')
})

it('refuses an item of more than 400 kB, and takes the pages that longer things are cut into', async () => {
  expect(await refusal(put({ pk: 'large', sk: 'a', part: new Uint8Array(400 * 1024) }))).toBe(
    'ValidationException',
  )
  // Bytes that do not compress.
  const bytes = Uint8Array.from(
    { length: 900_000 },
    (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 13) & 0xff,
  )
  await putPages(table, 'large', 'long', bytes)
  expect(await getPages(table, 'large', 'long')).toEqual(bytes)
})

it('gives a partition whole and in the order of its bytes, over more than one answer of a megabyte', async () => {
  const names = ['a', 'B', 'é', 'z', '😀', '￦', '10', '9', 'a#1']
  for (const sk of names) await put({ pk: 'order', sk, part: new Uint8Array(300_000) })
  const byBytes = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  expect(await queryAll(table, 'order', ({ sk }) => sk)).toEqual(byBytes)
  expect(await queryAll(table, 'order', ({ sk }) => sk, 'a')).toEqual(byBytes.slice(byBytes.indexOf('a')))
})

it('finds what begins with a text, backwards and by a limit', async () => {
  for (const sk of ['team#a', 'team#b', 'team', 'teams']) await put({ pk: 'begins', sk })
  const found = await table.client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :team)',
      ExpressionAttributeValues: { ':pk': 'begins', ':team': 'team#' },
      ScanIndexForward: false,
      Limit: 1,
    }),
  )
  expect(found.Items).toEqual([{ pk: 'begins', sk: 'team#b' }])
  expect(found.LastEvaluatedKey).toEqual({ pk: 'begins', sk: 'team#b' })
})

it('writes once, moves from one state to the next, and says whose condition did not hold', async () => {
  const first = () =>
    held(
      table.client.send(
        new PutCommand({
          TableName,
          Item: { pk: 'state', sk: 'a', value: { state: 'open' } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    )
  expect([await first(), await first()]).toEqual([true, false])
  const move = (from: string, to: string) =>
    held(
      table.client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: 'state', sk: 'a' },
          UpdateExpression: 'SET #value = :next',
          ConditionExpression: '#value.#state = :from',
          ExpressionAttributeNames: { '#value': 'value', '#state': 'state' },
          ExpressionAttributeValues: { ':next': { state: to }, ':from': from },
        }),
      ),
    )
  expect([await move('open', 'closed'), await move('open', 'closed')]).toEqual([true, false])
  expect(await get('state', 'a')).toMatchObject({ value: { state: 'closed' } })
})

it('counts and gathers in an item that was not there, and deletes one that is not', async () => {
  const add = (what: string) =>
    table.client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'add', sk: 'a' },
        UpdateExpression: 'ADD told :what, many :one',
        ExpressionAttributeValues: { ':what': new Set([what]), ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      }),
    )
  await add('open')
  expect((await add('closed')).Attributes).toEqual({ told: new Set(['open', 'closed']), many: 2 })
  const Key = { pk: 'add', sk: 'never' }
  expect(await refusal(table.client.send(new DeleteCommand({ TableName, Key })))).toBe('done')
})

it('takes 25 writes at a time, not 26, and no two of one place', async () => {
  const write = (...keys: string[]) =>
    table.client.send(
      new BatchWriteCommand({
        RequestItems: { [TableName]: keys.map((sk) => ({ PutRequest: { Item: { pk: 'batch', sk } } })) },
      }),
    )
  const keys = Array.from({ length: 26 }, (_, i) => `k${i}`)
  expect(await refusal(write(...keys))).toBe('ValidationException')
  expect(await refusal(write('k1', 'k1'))).toBe('ValidationException')
  expect(await refusal(write(...keys.slice(0, 25)))).toBe('done')
  expect(await queryAll(table, 'batch', ({ sk }) => sk)).toHaveLength(25)
})

it('is empty and in order again once it is made anew', async () => {
  await put({ pk: 'anew', sk: 'a' })
  await engine.recreate()
  expect(await get('anew', 'a')).toBeUndefined()
  await put({ pk: 'anew', sk: 'a' })
  expect(await get('anew', 'a')).toBeDefined()
})
