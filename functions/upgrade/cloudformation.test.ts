/** What CloudFormation is told of an upgrade, at an HTTP server that stands for the address it waits at. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Engine, startEngine } from '../../infra/local/engine.ts'
import { grantedKeys, grantedTable } from '../../infra/local/grants.ts'
import { keyFiles } from '../../infra/local/key-files.ts'
import { getDataVersion, putDataVersion } from '../platform/data-version.ts'
import type { Runtime } from '../platform/runtime.ts'
import { answer, type CloudFormationRequest, isRequest } from './cloudformation.ts'
import { latest } from './migrations/migrations.ts'
import { needs } from './needs.ts'
import { upgrade } from './upgrade.ts'

interface Told {
  Status: string
  Reason?: string
  PhysicalResourceId: string
  RequestId: string
}

let folder: string
let engine: Engine
let server: Server
let told: { method: string | undefined; type: string | undefined; body: Told }[]
let status: number
beforeEach(async () => {
  told = []
  status = 200
  folder = await mkdtemp(join(tmpdir(), 'quorum-upgrade-'))
  engine = await startEngine(
    join(folder, 'engine'),
    ['directory', 'results', 'commons'].map((table) => `t-${table}`),
  )
  server = createServer(async (incoming, outgoing) => {
    let body = ''
    for await (const part of incoming) body += part
    told.push({ method: incoming.method, type: incoming.headers['content-type'], body: JSON.parse(body) })
    outgoing.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server?.close()
  await engine?.close()
  await rm(folder, { recursive: true, force: true })
})

const keys = () => keyFiles(join(folder, 'keys'))
const runtime = (build: string): Runtime => ({
  environment: { QUORUM_VERSION: build },
  table: (name) => grantedTable(needs, name, `t-${name}`, engine.endpoint),
  queue: () => {
    throw new Error('it has no queue')
  },
  keys: grantedKeys(needs, keys()),
  now: () => new Date('2026-11-24T09:00:00Z'),
  random: (bytes) => randomBytes(bytes),
  log: { info: () => {}, warn: () => {}, error: () => {} },
})
const results = () => runtime('').table('results')
const lasting = () => Promise.all(Object.keys(needs.keys).map((path) => keys().get(path)))

/** What CloudFormation asks when it brings a build, in the place of another or of none. */
const asks = (
  RequestType: CloudFormationRequest['RequestType'],
  build: string,
  old?: string,
): CloudFormationRequest => ({
  RequestType,
  ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer?signed=1`,
  StackId: 'arn:stack',
  RequestId: randomBytes(4).toString('hex'),
  LogicalResourceId: 'Upgrade',
  ResourceProperties: { Version: build },
  ...(old === undefined ? {} : { OldResourceProperties: { Version: old } }),
})
const deploys = (request: CloudFormationRequest, build = request.ResourceProperties.Version!) =>
  answer(request, (replaces) => upgrade(runtime(build), replaces))

it('a first deployment is done, and its keys are there', async () => {
  const request = asks('Create', '1')
  await deploys(request)
  expect(told).toEqual([
    {
      method: 'PUT',
      type: '',
      body: {
        Status: 'SUCCESS',
        PhysicalResourceId: 'quorum-data',
        StackId: 'arn:stack',
        RequestId: request.RequestId,
        LogicalResourceId: 'Upgrade',
      },
    },
  ])
  for (const key of await lasting()) expect(Buffer.from(key!, 'base64url')).toHaveLength(32)
})

it('a failed one is told with its reason, so that it is rolled back', async () => {
  await putDataVersion(results(), { version: latest + 1 })
  await deploys(asks('Update', '2', '1'))
  const { Status, Reason } = told[0]!.body
  expect([Status, Reason]).toEqual(['FAILED', expect.stringMatching(/^LaterDataError: The data are of/)])
})

it('going back after a failed deployment is done, and going back to anything else is not', async () => {
  // Build 1 was there when build 2 brought the data to what build 1 does not know.
  await putDataVersion(results(), { version: 0, before: '0' })
  await deploys(asks('Update', '2', '1'))
  expect(await getDataVersion(results())).toEqual({ version: latest, before: '1' })
  await putDataVersion(results(), { version: latest + 1, before: '1' })
  await deploys(asks('Update', '1', '2'))
  await deploys(asks('Update', '0', '1'))
  expect(told.map(({ body }) => body.Status)).toEqual(['SUCCESS', 'SUCCESS', 'FAILED'])
  expect(await getDataVersion(results())).toEqual({ version: latest + 1, before: '1' })
})

it('going away changes nothing, and the same thing stays in its place for ever', async () => {
  await deploys(asks('Delete', '1'))
  expect(told[0]!.body).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'quorum-data' })
  expect(await lasting()).toEqual([undefined, undefined])
  expect(await getDataVersion(results())).toBeUndefined()
})

it('an answer that did not arrive is an error, so that Lambda tries again', async () => {
  status = 403
  await expect(deploys(asks('Create', '1'))).rejects.toThrow('CloudFormation took no answer (403)')
})

it('whoever calls it by hand is no CloudFormation', () => {
  expect([{}, null, { RequestType: 'Create' }].map(isRequest)).toEqual([false, false, false])
})
