/** The bundles at work, each in a process of its own with nothing but an environment: a whole answer through issuer and box. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finish, type IssueResponse, seal } from '#shared/ballot/client.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import type { KeyStore, Table } from '../../functions/platform/needs.ts'
import { bundleFunctions, lambdaModule } from '../../infra/aws/bundle.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { credentials, environmentOf, keysPrefix } from '../lambda/environment.ts'
import { type KeyServer, startKeyServer } from '../lambda/key-server.ts'
import { type Lambda, startLambda } from '../lambda/lambda.ts'
import { asking, ballotOf } from './member.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { hour, startWeek, type Week } from './week.fixture.ts'

let folder: string
let week: Week
let keyServer: KeyServer
let round: Round
let manifest: Manifest
const running: Lambda[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-bundled-'))
  await bundleFunctions(join(folder, 'functions'))
  week = await startWeek()
  keyServer = await startKeyServer(week.keys, keysPrefix)
  // The bundles know no other time than the real one.
  week.at(Date.now() - hour)
  await week.people(smallOrganisation())
  round = await week.open()
  manifest = (await week.rounds.getManifest(round))!
}, 60_000)
afterAll(async () => {
  for (const lambda of running) await lambda.stop()
  await keyServer?.close()
  await week?.close()
  await rm(folder, { recursive: true, force: true })
})

const settings = () => environmentOf(week, keyServer)

async function start(name: string, environment: Record<string, string>): Promise<Lambda> {
  const lambda = await startLambda(join(folder, 'functions', name), environment)
  running.push(lambda)
  return lambda
}

it('issues, casts, shows the manifest, and refuses in words, with endpoints and credentials from the environment', async () => {
  const [issuer, box] = await Promise.all(
    ['issuer', 'ballot-box'].map((name) => start(name, { ...settings(), ...credentials })),
  )
  const { prepared, request } = asking(week, { round, manifest, member: 'm1r1' })
  const issued = await issuer!.ask('POST', `/issue/${round.id}`, request)
  expect(issued.status).toBe(200)
  const drawn = finish(prepared, manifest, round.manifest!, JSON.parse(issued.body) as IssueResponse)
  const ballot = await seal(manifest, round.manifest!, drawn, 'ballot', ballotOf(manifest))
  const path = `/rounds/${round.id}/ballots`
  expect((await box!.ask('POST', path, ballot)).status).toBe(201)
  expect((await box!.ask('POST', path, ballot)).status).toBe(200)
  expect(await week.items('ballots')).toHaveLength(1)

  const forged = await box!.ask('POST', path, { ...ballot, output: ballot.nonce })
  expect([forged.status, JSON.parse(forged.body).code]).toEqual([403, 'credential-invalid'])
  const wrong = { ...request, elements: { ...request.elements, week: 'A'.repeat(44) } }
  const refused = await issuer!.ask('POST', `/issue/${round.id}`, wrong)
  expect(JSON.parse(refused.body)).toMatchObject({
    code: 'body-invalid',
    detail: expect.stringContaining('elements.week'),
  })
  const shown = await box!.ask('GET', `/rounds/${round.id}/manifest.json`)
  expect([shown.status, JSON.parse(shown.body)]).toEqual([200, manifest])
  // Keys were read with the environment's credentials, once in each running function and round.
  expect(keyServer.signers).toEqual(Array(keyServer.signers.length).fill('AKIDEXAMPLE'))
  expect(keyServer.signers).toHaveLength(3)
  expect(box!.log() + issuer!.log()).toBe('')
}, 60_000)

it('without credentials says so, and asks nobody else for them', async () => {
  const box = await start('ballot-box', settings())
  const answer = await box.ask('GET', `/rounds/${round.id}/manifest.json`)
  expect([answer.status, JSON.parse(answer.body).code]).toEqual([500, 'internal'])
  expect(JSON.parse(box.log())).toMatchObject({
    level: 'ERROR',
    service: 'ballot-box',
    name: 'NoCredentials',
  })
}, 60_000)

describe('what the functions look at in an error', () => {
  type Platform = {
    parameterStore(prefix: string): KeyStore
    documentClient(config: object): Table['client']
    held(write: Promise<unknown>): Promise<boolean>
  }
  let platform: Platform

  beforeAll(async () => {
    const { outputFiles } = await build({
      ...lambdaModule,
      entryPoints: undefined as never,
      stdin: {
        contents: `export * from './parameter-store.ts'; export * from './database.ts'; export * from './conditional.ts'`,
        resolveDir: join(import.meta.dirname, '..', '..', 'functions', 'platform'),
        loader: 'ts',
      },
    })
    const file = join(folder, 'platform.mjs')
    await writeFile(
      file,
      outputFiles.find(({ path }) => path.endsWith('stdin.mjs') || path.endsWith('index.mjs'))!.contents,
    )
    Object.assign(process.env, {
      ...credentials,
      AWS_REGION: 'eu-west-3',
      AWS_ENDPOINT_URL_SSM: keyServer.endpoint,
    })
    platform = (await import(pathToFileURL(file).href)) as Platform
    expect(await readFile(file, 'utf8')).not.toContain('ParameterAlreadyExists$')
  })
  afterAll(() => {
    for (const name of [...Object.keys(credentials), 'AWS_REGION', 'AWS_ENDPOINT_URL_SSM'])
      delete process.env[name]
  })

  it('is its name, which a trimmed client still tells', async () => {
    const keys = platform.parameterStore(keysPrefix)
    expect(await keys.get('/nothing')).toBeUndefined()
    expect([await keys.put('/once', 'a'), await keys.put('/once', 'b')]).toEqual([true, false])
    expect(await keys.get('/once')).toBe('a')

    const client = platform.documentClient(clientConfig(week.engine.endpoint))
    const put = () =>
      platform.held(
        client.send(
          new PutCommand({
            TableName: tableNameOf('commons'),
            Item: { pk: 'once', sk: 'once' },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      )
    expect([await put(), await put()]).toEqual([true, false])
    client.destroy()
  })
})
