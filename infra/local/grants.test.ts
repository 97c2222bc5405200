/** A function's clients do what its needs name, and refuse everything else before a request leaves. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needs as api } from '../../functions/api/needs.ts'
import { needs as ballotBox } from '../../functions/ballot-box/needs.ts'
import { needs as clock } from '../../functions/clock/needs.ts'
import { needs as issuer } from '../../functions/issuer/needs.ts'
import type { Needs, TableName } from '../../functions/platform/needs.ts'
import { needs as tally } from '../../functions/tally/needs.ts'
import { type Engine, startEngine } from './engine.ts'
import { grantedKeys, grantedTable } from './grants.ts'
import { keyFiles } from './key-files.ts'

let directory: string
let engine: Engine
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quorum-grants-'))
  engine = await startEngine(
    join(directory, 'database'),
    ['directory', 'issuance', 'ballots', 'results'].map((table) => `t-${table}`),
  )
})
afterAll(async () => {
  await engine?.close()
  await rm(directory, { recursive: true, force: true })
})

const clientOf = (needs: Needs, table: TableName) =>
  grantedTable(needs, table, `t-${table}`, engine.endpoint).client
type Command = Parameters<DynamoDBDocumentClient['send']>[0]
const allowed = (needs: Needs, table: TableName, command: object) =>
  expect(clientOf(needs, table).send(command as Command)).resolves.toBeDefined()
const refused = (needs: Needs, table: TableName, command: object) =>
  expect(clientOf(needs, table).send(command as Command)).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })

const get = (table: string, pk: string) => new GetCommand({ TableName: `t-${table}`, Key: { pk, sk: 'x' } })
const put = (table: string, pk: string) => new PutCommand({ TableName: `t-${table}`, Item: { pk, sk: 'x' } })
const update = (table: string, pk: string) =>
  new UpdateCommand({ TableName: `t-${table}`, Key: { pk, sk: 'x' }, UpdateExpression: 'REMOVE a' })
const query = (table: string, pk: string) =>
  new QueryCommand({
    TableName: `t-${table}`,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  })
const batchPut = (table: string, ...pks: string[]) =>
  new BatchWriteCommand({
    RequestItems: { [`t-${table}`]: pks.map((pk) => ({ PutRequest: { Item: { pk, sk: 'x' } } })) },
  })
const batchDelete = (table: string, pk: string) =>
  new BatchWriteCommand({ RequestItems: { [`t-${table}`]: [{ DeleteRequest: { Key: { pk, sk: 'x' } } }] } })

describe('the ballot box', () => {
  it('puts and gets ballots and reads rounds', async () => {
    await allowed(ballotBox, 'ballots', put('ballots', 'r#1'))
    await allowed(ballotBox, 'ballots', get('ballots', 'r#1'))
    await allowed(ballotBox, 'results', get('results', 'rounds'))
  })
  it('lists, changes and deletes none, writes no result and reads no season', async () => {
    await refused(ballotBox, 'ballots', query('ballots', 'r#1'))
    await refused(ballotBox, 'ballots', update('ballots', 'r#1'))
    await refused(ballotBox, 'ballots', batchDelete('ballots', 'r#1'))
    await refused(
      ballotBox,
      'ballots',
      new DeleteCommand({ TableName: 't-ballots', Key: { pk: 'a', sk: 'b' } }),
    )
    await refused(ballotBox, 'ballots', new ScanCommand({ TableName: 't-ballots' }))
    await refused(ballotBox, 'results', put('results', 'rounds'))
    await refused(ballotBox, 'results', get('results', 'seasons'))
  })
  it('reaches neither directory nor issuance, not even through a client of another table', async () => {
    await refused(ballotBox, 'directory', get('directory', 'members#1'))
    await refused(ballotBox, 'issuance', get('issuance', 'r#1'))
    await refused(ballotBox, 'ballots', get('issuance', 'r#1'))
  })
})

describe('the issuer', () => {
  it('reads one member and keeps one issuance', async () => {
    await allowed(issuer, 'directory', get('directory', 'members#3'))
    await allowed(issuer, 'issuance', put('issuance', 'r#1'))
  })
  it('lists nobody, reads no address book and no structure, and has no way to a ballot', async () => {
    await refused(issuer, 'directory', query('directory', 'members#3'))
    await refused(issuer, 'directory', get('directory', 'email#a@example.org'))
    await refused(issuer, 'directory', get('directory', 'structure'))
    await refused(issuer, 'issuance', query('issuance', 'r#1'))
    for (const command of [get('ballots', 'r#1'), put('ballots', 'r#1'), query('ballots', 'r#1')])
      await refused(issuer, 'ballots', command)
  })
})

describe('the tally', () => {
  it('reads and deletes the sealed zone and stages results', async () => {
    await allowed(tally, 'ballots', query('ballots', 'r#1'))
    await allowed(tally, 'issuance', batchDelete('issuance', 'r#1'))
    await allowed(tally, 'results', put('results', 'round#r'))
    await allowed(tally, 'results', put('results', 'group#organisation'))
  })
  it('writes no season, reads nobody and puts no ballot of its own by the single put', async () => {
    await refused(tally, 'results', put('results', 'season#2026-Q4'))
    await refused(tally, 'results', get('results', 'group#organisation'))
    await refused(tally, 'directory', get('directory', 'structure'))
    await refused(tally, 'ballots', put('ballots', 'r#1'))
  })
})

describe('clock and api', () => {
  it('the clock reads counts, no people, and touches nothing sealed', async () => {
    await allowed(clock, 'directory', query('directory', 'structure'))
    await refused(clock, 'directory', query('directory', 'members#1'))
    await refused(clock, 'ballots', get('ballots', 'r#1'))
    await refused(clock, 'results', put('results', 'group#organisation'))
  })
  it('the api reads results, writes none, and touches nothing sealed', async () => {
    await allowed(api, 'results', query('results', 'group#organisation'))
    await refused(api, 'results', put('results', 'group#organisation'))
    for (const table of ['ballots', 'issuance'] as const) await refused(api, table, get(table, 'r#1'))
  })
})

describe('the shape of a request', () => {
  const narrow: Needs = {
    ...api,
    tables: {
      results: [{ actions: ['BatchWriteItem', 'BatchGetItem', 'Query'], leadingKeys: ['a.b', 'round#*'] }],
    },
  }
  it('a batch is refused as a whole when one of its keys is not granted', async () => {
    await allowed(narrow, 'results', batchPut('results', 'round#1', 'round#2'))
    await refused(narrow, 'results', batchPut('results', 'round#1', 'rounds'))
  })
  it('a batch that names another table as well is refused', () =>
    refused(
      narrow,
      'results',
      new BatchWriteCommand({
        RequestItems: {
          't-results': [{ PutRequest: { Item: { pk: 'round#1', sk: 'x' } } }],
          't-ballots': [{ PutRequest: { Item: { pk: 'round#1', sk: 'x' } } }],
        },
      }),
    ))
  it('a batch of reads is looked into as well', async () => {
    const reads = (...pks: string[]) =>
      new BatchGetCommand({ RequestItems: { 't-results': { Keys: pks.map((pk) => ({ pk, sk: 'x' })) } } })
    await allowed(narrow, 'results', reads('round#1'))
    await refused(narrow, 'results', reads('round#1', 'rounds'))
  })
  it('a key pattern is a pattern of IAM, not a regular expression', async () => {
    await allowed(narrow, 'results', query('results', 'a.b'))
    await refused(narrow, 'results', query('results', 'aXb'))
    await refused(narrow, 'results', query('results', 'xround#1'))
  })
  it('a query is bound by its partition key, whatever the placeholder is called', () =>
    refused(
      narrow,
      'results',
      new QueryCommand({
        TableName: 't-results',
        KeyConditionExpression: 'pk = :other AND sk >= :pk',
        ExpressionAttributeValues: { ':other': 'rounds', ':pk': 'round#1' },
      }),
    ))
  it('a transaction is nobody’s', () =>
    refused(
      tally,
      'ballots',
      new TransactWriteCommand({
        TransactItems: [{ Put: { TableName: 't-ballots', Item: { pk: 'a', sk: 'b' } } }],
      }),
    ))
})

describe('keys', () => {
  const keysOf = (needs: Needs) => grantedKeys(needs, keyFiles(join(directory, 'keys')))
  const denied = { name: 'AccessDeniedException' }

  it('the clock writes a round’s keys and reads none back', async () => {
    await expect(keysOf(clock).put('/round/r/issuing/a', 'x')).resolves.toBe(true)
    await expect(keysOf(clock).get('/round/r/issuing/a')).rejects.toMatchObject(denied)
    await expect(keysOf(clock).put('/link', 'x')).rejects.toMatchObject(denied)
  })
  it('issuer and box read the issuing key and never the sealing key', async () => {
    for (const needs of [issuer, ballotBox]) {
      await expect(keysOf(needs).get('/round/r/issuing/a')).resolves.toBe('x')
      await expect(keysOf(needs).get('/round/r/sealing/a')).rejects.toMatchObject(denied)
      await expect(keysOf(needs).put('/round/r/issuing/b', 'x')).rejects.toMatchObject(denied)
      await expect(keysOf(needs).list('/round/r')).rejects.toMatchObject(denied)
    }
    await expect(keysOf(ballotBox).get('/link')).rejects.toMatchObject(denied)
  })
  it('the api writes and destroys the secrets of channels and webhooks, and reads none back', async () => {
    for (const path of ['/channel/teams/a', '/webhook/w/a']) {
      await expect(keysOf(api).put(path, 'x')).resolves.toBe(true)
      await expect(keysOf(api).get(path)).rejects.toMatchObject(denied)
      await expect(keysOf(api).delete([path])).resolves.toBeUndefined()
    }
    await expect(keysOf(api).get('/channel/smtp')).rejects.toMatchObject(denied)
  })
  it('the tally reads the sealing key alone, and destroys a round’s keys but no lasting one', async () => {
    await expect(keysOf(tally).get('/round/r/issuing/a')).rejects.toMatchObject(denied)
    await expect(keysOf(tally).delete(['/round/r/issuing/a', '/link'])).rejects.toMatchObject(denied)
    await expect(keysOf(issuer).get('/round/r/issuing/a')).resolves.toBe('x')
    await keysOf(tally).delete(await keysOf(tally).list('/round/r'))
    await expect(keysOf(issuer).get('/round/r/issuing/a')).resolves.toBeUndefined()
  })
})
