/**
 * The whole deployment on this machine, out of what `cdk synth` left: tables, queues and keys behind one door that asks the
 * policies, functions in processes of their own, two HTTP APIs, two distributions, the scheduler and the event bus.
 */

import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEngine } from '../../infra/local/engine.ts'
import { peopleHere } from '../../infra/local/people.ts'
import { startSignIn } from '../../infra/local/sign-in.ts'
import { cloudFormation } from './aws/cloudformation.ts'
import { type Asked, openDoor } from './aws/door.ts'
import { dynamoDb } from './aws/dynamodb.ts'
import { type Parameters, parameterStore } from './aws/parameter-store.ts'
import { type Sending, sending } from './aws/sending.ts'
import { type Queues, sqs } from './aws/sqs.ts'
import { type Distribution, openDistribution } from './cloudfront.ts'
import { eventBus } from './event-bus.ts'
import { httpApis } from './http-api.ts'
import { keptTables } from './kept-tables.ts'
import { type Lambdas, lambdas } from './lambda.ts'
import { type Meter, meter } from './meter.ts'
import { operator, operatorStatements } from './operator.ts'
import { filledBuckets } from './pages.ts'
import { type Grant, rolePolicies, without } from './policies.ts'
import { type Deployed, type Json, readTemplates } from './templates.ts'
import { type Waking, waking } from './waking.ts'

export const region = 'eu-west-3'
export const account = '123456789012'

export interface World extends Waking {
  deployed: Deployed
  app: string
  box: string
  signIn: string
  /** Everything that was asked of AWS, in order, allowed or not. */
  asked: Asked[]
  /** Ids of routes, permissions and schedules that were used. */
  used: Set<string>
  lambdas: Lambdas
  queues: Queues
  parameters: Parameters
  sending: Sending
  meter: Meter
  /** Lines of the functions' logs, by function. */
  logs: { name: string; line: string }[]
  /** Environment of a command that an operator runs, with what docs/operations/backup.md says that it takes. */
  operator: Record<string, string>
  /** What the engine holds, past the door. */
  endpoint: string
  tableNamed(name: string): string
  queueNamed(name: string): string
  /** Makes the next requests to a table fail, as a database does that is ill. */
  ail(table: string, requests: number): void
  /** Takes one thing out, or nothing, and ends every function's processes. */
  lack(lacking: Lacking | null): void
  /** Everything that is stored, to come back to: tables, queues, keys. */
  kept(): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** One thing that is taken out of the templates, to see that the rehearsal breaks. */
export type Lacking =
  | { grant: Grant }
  /** A route, a permission, a schedule, a rule … by its id. */
  | { resource: string }
  | { variable: string; of: string }
  /** A page, by its key in the bucket. */
  | { file: string }

interface Options {
  /** With cdk.out, key.pem and cert.pem. */
  folder: string
  given: Record<string, string>
}

const now = () => Date.now()

export async function startWorld({ folder, given }: Options): Promise<World> {
  const output = join(folder, 'cdk.out')
  const tls = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }
  const work = await mkdtemp(join(tmpdir(), 'quorum-world-'))
  const closing: (() => unknown)[] = [() => rm(work, { recursive: true, force: true })]
  const close = async () => {
    for (const one of closing.reverse()) await one()
  }
  try {
    const distributions = new Map<string, Distribution>()
    for (const id of idsOf(output, 'AWS::CloudFront::Distribution')) {
      const one = await openDistribution(id, tls)
      distributions.set(id, one)
      closing.push(one.close)
    }
    const originOf = (beginning: string) => {
      const [, found] = [...distributions].find(([id]) => id.startsWith(beginning))!
      return `https://localhost:${found.port}`
    }
    const app = originOf('AppDistribution')
    const engine = await startEngine(join(work, 'engine'), [])
    closing.push(engine.close)
    // The directory's name is known once the templates are read, and those name where people sign in.
    let people: Awaited<ReturnType<typeof peopleHere>> | undefined
    const signIn = await startSignIn({
      port: 0,
      appOrigin: app,
      people: { member: async (id) => people?.member(id), find: async (email) => people?.find(email) },
      stateDirectory: work,
      tls,
    })
    closing.push(signIn.close)

    const door = await openDoor()
    closing.push(door.close)
    const arnOf = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`
    const queueUrl = (logical: string) => `${door.origin}/${account}/${logical}`
    const deployed = readTemplates(output, {
      region,
      account,
      given,
      made({ type, logical }, attribute) {
        switch (`${type} ${attribute ?? 'Ref'}`) {
          case 'AWS::CloudFront::Distribution DomainName':
            return `localhost:${distributions.get(logical)!.port}`
          case 'AWS::SQS::Queue Ref':
            return queueUrl(logical)
          // The local provider stands for the user pool, which CloudFormation names without https:// nowhere.
          case 'AWS::Cognito::UserPool ProviderURL':
            return signIn.origin
          case 'AWS::Cognito::UserPoolClient Ref':
            return 'quorum'
        }
      },
    })

    const tables = deployed.ofType('AWS::DynamoDB::Table').map(({ id }) => id.split('/')[1]!)
    await engine.create(tables)
    const construct = (logical: string) => logical.replace(/[0-9A-F]{8}$/, '')
    const tableNamed = (name: string) => tables.find((table) => construct(table) === name)!
    people = await peopleHere(engine.endpoint, tableNamed('directory'))

    const metered = meter()
    const logs: World['logs'] = []
    const used = new Set<string>()
    const policies = rolePolicies(deployed)
    const operatorMay = operatorStatements(arnOf, ['directory', 'results', 'commons'].map(tableNamed))
    let lacking: Lacking | null = null
    const lacks = (id: string) => lacking !== null && 'resource' in lacking && lacking.resource === id
    /** The statements of a role, without what is taken out. */
    const statementsOf = (role: string) => {
      const all = role === operator ? operatorMay : (policies.get(role) ?? [])
      return lacking && 'grant' in lacking && lacking.grant.role === role ? without(all, lacking.grant) : all
    }

    const queueParts = deployed.ofType('AWS::SQS::Queue').map((resource) => {
      const logical = resource.id.split('/')[1]!
      return { ...resource, url: queueUrl(logical), arn: arnOf('sqs', logical) }
    })
    const queues = sqs({ queues: queueParts, now, counted: () => metered.count('SQS requests', 1) })
    const queueNamed = (name: string) =>
      queueParts.find(({ id }) => construct(id.split('/')[1]!) === name)!.url
    const parameters = parameterStore(
      (path) => arnOf('ssm', `parameter${path}`),
      () => metered.count('Parameter Store requests', 1),
    )
    const bus = eventBus({
      deployed,
      queues: queueParts,
      send: queues.send,
      used: (id) => used.add(id),
      lacks,
    })
    const sent = sending({
      arnOf,
      configurationSets: new Set(
        deployed.ofType('AWS::SES::ConfigurationSet').map(({ properties }) => properties.Name),
      ),
      event: bus,
      counted(bytes) {
        metered.count('mails', 1)
        metered.count('mail bytes', bytes)
      },
    })

    const functions = lambdas(deployed, {
      outside: { region, account, origin: door.origin, certificates: join(folder, 'cert.pem') },
      now,
      logged(name, line) {
        const lambda = functions.named(name)
        const group = lambda.resource.properties.LoggingConfig.LogGroup
        const resource = arnOf('logs', `log-group:${group}:log-stream:one`)
        if (!logs.some((one) => one.name === name))
          door.allows(lambda.role, { action: 'logs:CreateLogStream', resource })
        if (door.allows(lambda.role, { action: 'logs:PutLogEvents', resource })) logs.push({ name, line })
        metered.count('log bytes', Buffer.byteLength(line))
      },
      lacking: (name) =>
        lacking && 'variable' in lacking && lacking.of === name ? lacking.variable : undefined,
      done: ({ name, milliseconds, cpu }) => metered.invocation(name, milliseconds, cpu),
    })
    closing.push(functions.stop)

    const ailing = new Map<string, number>()
    const operatorKey = { id: 'AKIAOPERATOR00000000', secret: randomBytes(30).toString('base64') }
    door.serve({
      callers: new Map([
        ...functions.callers,
        [operatorKey.id, { role: operator, secret: operatorKey.secret }],
      ]),
      statementsOf,
      services: {
        dynamodb: dynamoDb({
          endpoint: engine.endpoint,
          ailing,
          arnOf: (table) => arnOf('dynamodb', `table/${table}`),
          count: (table, operation, { reads, writes }) =>
            metered.units(construct(table), operation, reads, writes),
        }),
        sqs: queues,
        ssm: parameters,
        ses: sent.ses,
        sns: sent.sns,
        cloudformation: cloudFormation(
          (stack) => arnOf('cloudformation', `stack/${stack}/one`),
          deployed.outputs,
        ),
      },
    })

    const apis = httpApis({
      deployed,
      lambdas: functions,
      region,
      account,
      now,
      used: (id) => used.add(id),
      counted: () => metered.count('HTTP API requests', 1),
      lacks,
    })
    const buckets = filledBuckets(deployed)
    for (const distribution of distributions.values())
      distribution.serve({
        deployed,
        apis,
        buckets,
        lacks: (key) => lacking !== null && 'file' in lacking && lacking.file === key,
        now,
        account,
        counted(what, by) {
          metered.count(what === 'S3 requests' ? what : `CloudFront ${what}`, by)
        },
      })

    const wakes = waking({
      deployed,
      lambdas: functions,
      queues,
      queueParts,
      door,
      meter: metered,
      region,
      account,
      used: (id) => used.add(id),
      lacks,
    })

    return {
      deployed,
      app,
      box: originOf('BoxDistribution'),
      signIn: signIn.origin,
      asked: door.asked,
      used,
      lambdas: functions,
      queues,
      parameters,
      sending: sent,
      meter: metered,
      logs,
      operator: {
        PATH: process.env.PATH ?? '',
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: operatorKey.id,
        AWS_SECRET_ACCESS_KEY: operatorKey.secret,
        AWS_ENDPOINT_URL: door.origin,
      },
      endpoint: engine.endpoint,
      tableNamed,
      queueNamed,
      ail: (table, requests) => ailing.set(tableNamed(table), requests),
      ...wakes,
      lack(one) {
        lacking = one
        functions.stop()
        for (const distribution of distributions.values()) distribution.forget()
      },
      async kept() {
        const [restoreTables, restoreQueues] = [await keptTables(engine.endpoint, tables), queues.kept()]
        const keys = new Map(parameters.values)
        return async () => {
          await restoreTables()
          restoreQueues()
          parameters.values.clear()
          for (const [name, value] of keys) parameters.values.set(name, value)
          ailing.clear()
        }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Logical ids of all resources of a type, before anything is resolved. */
function idsOf(output: string, type: string): string[] {
  return readdirSync(output)
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => Object.entries<Json>(JSON.parse(readFileSync(join(output, file), 'utf8')).Resources))
    .filter(([, { Type }]) => Type === type)
    .map(([id]) => id)
}
