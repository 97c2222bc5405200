/** `quorum backup` and `quorum restore` as processes: from a running demonstration into a fresh instance, killed on the way, and by AWS's ways. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublishedRound } from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import type { BackedUpFile } from '../../infra/command/backup/backup.ts'
import type { Restored } from '../../infra/command/backup/restore.ts'
import { connect } from '../../infra/command/connection.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import {
  type Exit,
  type Quorum,
  quorumIn,
  removeFolder,
  startAndFail,
  startQuorum,
  temporaryFolder,
} from './quorum.fixture.ts'

const secret = { QUORUM_PASSPHRASE: 'correct horse battery staple' }
let folder: string
let demo: Quorum
let fresh: Quorum
let file: string
let written: BackedUpFile
beforeAll(async () => {
  folder = await temporaryFolder()
  file = join(folder, 'quorum.age')
  demo = await startQuorum(join(folder, 'demo'), ['--weeks', '3', '--no-web'])
  fresh = await startQuorum(join(folder, 'fresh'), ['--empty', '--no-web'])
  written = json(await quorumIn(secret, 'backup', file, '--data', demo.data, '--json'))
})
afterAll(async () => {
  await demo?.kill()
  await fresh?.kill()
  await removeFolder(folder)
})

const json = <T>({ code, out, error }: Exit): T => {
  expect([code, code === 0 ? '' : out + error]).toEqual([0, ''])
  return JSON.parse(out) as T
}
const restore = (into: Quorum, ...args: string[]) =>
  quorumIn(secret, 'restore', file, '--data', into.data, ...args)

async function told({ data, app }: Quorum) {
  const { ask, api } = await connect(data)
  const { rounds } = await ask<{ rounds: Round[] }>('/rounds')
  const published: PublishedRound[] = []
  for (const { id, result } of rounds) if (result) published.push(await ask(`/rounds/${id}/published`))
  const people: unknown[] = []
  for (let cursor = ''; ; ) {
    const page = await api.get<{ people: unknown[]; next: string | null }>(
      `/api/people${cursor && `?cursor=${encodeURIComponent(cursor)}`}`,
    )
    people.push(...page.people)
    if (!page.next) break
    cursor = page.next
  }
  expect(app).toBe(api.app)
  return { published, people, rounds }
}

describe('a demonstration', () => {
  it('is backed up while it runs, and says what cannot come back', () => {
    expect(written).toMatchObject({ members: 240, published: 3 })
    expect(written.bytes).toBeGreaterThan(10_000)
  })

  it('comes back into a fresh instance after a restore that was killed, with the same numbers and people', async () => {
    const main = join(import.meta.dirname, '..', '..', 'infra', 'command', 'quorum.mjs')
    const child = spawn(process.execPath, [main, 'restore', file, '--data', fresh.data], {
      env: { ...process.env, ...secret },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await new Promise<void>((resolve) => child.stderr.once('data', () => resolve()))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect((await quorumIn({}, 'round', 'open', '--data', fresh.data)).error).toContain(
      'A backup is being restored here',
    )
    // Also over a start, which would migrate what is whole.
    await fresh.kill('SIGKILL')
    fresh = await startQuorum(fresh.data, ['--empty', '--no-web'])

    const restored = json<Restored>(await restore(fresh, '--json'))
    expect(restored.given).toEqual(written.unfinished)
    const [was, is] = [await told(demo), await told(fresh)]
    expect(is.published).toHaveLength(3)
    expect(is.published).toEqual(was.published)
    expect(is.people).toHaveLength(240)
    expect(is.people).toEqual(was.people)
  })

  it('is not put over what is there', async () => {
    const { code, out, error } = await restore(fresh)
    expect([code, out, error]).toEqual([1, '', expect.stringMatching(/is not empty: it holds people/)])
  })
})

describe('AWS, for which servers of this machine stand', () => {
  let cloud: Server
  let environment: Record<string, string>
  beforeAll(async () => {
    const { ask } = await connect(demo.data)
    const { endpoint, tables } = await ask<{ endpoint: string; tables: Record<string, string> }>('/tables')
    expect(Object.keys(tables).sort()).toEqual(['commons', 'directory', 'results'])
    const outputs = Object.entries(tables).map(
      ([name, value]) =>
        `<member><OutputKey>Table${name[0]!.toUpperCase()}${name.slice(1)}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    )
    cloud = createServer((_incoming, outgoing) => {
      outgoing.setHeader('content-type', 'text/xml')
      outgoing.end(
        `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>Quorum-Data</StackName><Outputs>${outputs.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
      )
    })
    await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve))
    environment = {
      ...secret,
      AWS_REGION: 'eu-west-3',
      AWS_ACCESS_KEY_ID: 'an-operator',
      AWS_SECRET_ACCESS_KEY: 'of-this-machine',
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`,
    }
  })
  afterAll(() => cloud?.close())

  it('is read by the tables that its stack names, or those that are named', async () => {
    const byStack = join(folder, 'stack.age')
    const byName = join(folder, 'names.age')
    const names = 'directory=quorum-directory,results=quorum-results,commons=quorum-commons'
    const one = json<BackedUpFile>(await quorumIn(environment, 'backup', byStack, '--aws', '--json'))
    const other = json<BackedUpFile>(
      await quorumIn(environment, 'backup', byName, '--aws', '--tables', names, '--json'),
    )
    expect([one.members, other.members]).toEqual([240, 240])
    expect(one.tables.directory).toEqual(written.tables.directory)
    expect((await readFile(byName)).length).toBe(other.bytes)
  })

  it('says what it refused, and what the command was misused for', async () => {
    const cases: [args: string[], more: Record<string, string>, code: number, said: RegExp][] = [
      [['--aws', '--tables', 'directory=a,results=b'], {}, 2, /Name the three tables/],
      [['--aws', '--tables', 'directory=a,results=b,commons=c'], {}, 1, /AWS refused/],
      [['--aws', '--data', 'x'], {}, 2, /not both/],
      [['--stack', 'x'], {}, 2, /go with --aws/],
      [[], { QUORUM_URL: 'https://quorum.example' }, 2, /hands out no backup/],
      [['--data', demo.data], { QUORUM_PASSPHRASE: '' }, 2, /Set QUORUM_PASSPHRASE/],
      [['--data', demo.data], { QUORUM_PASSPHRASE: 'short' }, 1, /too short/],
      [['--data', join(folder, 'nothing')], {}, 3, /No Quorum is running/],
    ]
    for (const [args, more, code, said] of cases) {
      const exit = await quorumIn({ ...environment, ...more }, 'backup', join(folder, 'none.age'), ...args)
      expect([args, exit.code, exit.error]).toEqual([args, code, expect.stringMatching(said)])
      expect(exit.error).not.toMatch(/\n +at /)
    }
  })
})

it('data of a later version keep an instance from starting, and it says so', async () => {
  const { ask } = await connect(fresh.data)
  const { endpoint, tables } = await ask<{ endpoint: string; tables: Record<string, string> }>('/tables')
  const client = new DynamoDBClient(clientConfig(endpoint))
  const value = { M: { version: { N: '99' } } }
  await client.send(
    new PutItemCommand({
      TableName: tables.results,
      Item: { pk: { S: 'schema' }, sk: { S: 'data' }, value },
    }),
  )
  await fresh.kill()
  const { code, error } = await startAndFail(['--data', fresh.data, '--port', '0', '--empty', '--no-web'])
  expect([code, error]).toEqual([
    1,
    expect.stringMatching(/^The data are of version 99, .* as new as the data\.\n$/),
  ])
})
