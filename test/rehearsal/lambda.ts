/** Every function of the templates: its own bundle, in processes with exactly the environment, the time and the memory that they name. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { functions } from '../../infra/parts.ts'
import type { Caller } from './aws/door.ts'
import type { Deployed, Json, Resource } from './templates.ts'

/** What Lambda adds to a function's environment, and where AWS is here. */
export interface Outside {
  region: string
  account: string
  origin: string
  /** File with whoever vouches for this machine's servers. */
  certificates: string
}

export interface Invocation {
  /** Of its needs.ts: issuer, ballot-box … */
  name: string
  milliseconds: number
  /** Milliseconds of processor time in the function's process. */
  cpu: number
}

export interface Lambda {
  name: string
  arn: string
  role: string
  resource: Resource
  invoke(event: Json): Promise<Json>
  /** Ends what is running: the next call is a cold start. */
  stop(): void
}

export class FunctionError extends Error {}

interface Options {
  outside: Outside
  now(): number
  logged(name: string, line: string): void
  done(invocation: Invocation): void
  /** A variable that is left out, to see that the function does not do without. */
  lacking(name: string): string | undefined
}

/** Requests at the same time, each in a process of its own. */
const most = 3

export interface Lambdas {
  all: Lambda[]
  named(name: string): Lambda
  byArn(arn: string): Lambda
  callers: Map<string, Caller>
  stop(): void
}

/** Those with code of this repository; CDK's own helpers run nowhere but on AWS. */
export function lambdas(deployed: Deployed, options: Options): Lambdas {
  const callers = new Map<string, Caller>()
  const ours = deployed
    .ofType('AWS::Lambda::Function')
    .filter(({ properties }) => /^Quorum: /.test(properties.Description ?? ''))
  const all = ours.map((resource) => lambdaOf(deployed, resource, callers, options))
  const one = (found: Lambda | undefined, what: string): Lambda => {
    if (!found) throw new Error(`no function is ${what}`)
    return found
  }
  return {
    all,
    named: (name) =>
      one(
        all.find((lambda) => lambda.name === name),
        name,
      ),
    byArn: (arn) =>
      one(
        all.find((lambda) => lambda.arn === arn),
        arn,
      ),
    callers,
    stop: () => {
      for (const lambda of all) lambda.stop()
    },
  }
}

interface Sandbox {
  process: ChildProcess
  busy: boolean
  invoke(event: Json): Promise<Json>
}

function lambdaOf(
  deployed: Deployed,
  resource: Resource,
  callers: Map<string, Caller>,
  { outside, now, logged, done, lacking }: Options,
): Lambda {
  const { properties } = resource
  const logical = resource.id.split('/')[1]!
  // The construct's name without CDK's hash is what needs.ts calls it, without its dashes.
  const construct = logical.replace(/[0-9A-F]{8}$/, '')
  const { name } = functions.find(({ needs }) => needs.name.replaceAll('-', '') === construct)!.needs
  const role = deployed.byReference(properties.Role)!
  const secret = randomBytes(30).toString('base64')
  const accessKey = `ASIA${name.toUpperCase().replace(/\W/g, '').padEnd(16, '0').slice(0, 16)}`
  callers.set(accessKey, { role: role.id.split('/')[1]!, secret })
  const folder = deployed.asset(properties.Code.S3Key)
  const [file, exported] = properties.Handler.split('.')
  const path = ['.mjs', '.js', '.cjs'].map((end) => join(folder, file + end)).find((one) => existsSync(one))
  if (!path) throw new Error(`${name}'s bundle holds no ${file}`)
  const variables: Record<string, string> = properties.Environment?.Variables ?? {}

  const pool: Sandbox[] = []
  const waiting: (() => void)[] = []

  function start(): Sandbox {
    const child = spawn(
      process.env.QUORUM_LAMBDA_NODE ?? process.execPath,
      [
        `--max-old-space-size=${properties.MemorySize}`,
        join(import.meta.dirname, 'sandbox.mjs'),
        path!,
        exported,
      ],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          ...Object.fromEntries(Object.entries(variables).filter(([variable]) => variable !== lacking(name))),
          // What Lambda itself sets.
          PATH: '/usr/local/bin:/usr/bin/:/bin',
          TZ: ':UTC',
          LANG: 'en_US.UTF-8',
          AWS_REGION: outside.region,
          AWS_DEFAULT_REGION: outside.region,
          AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
          AWS_LAMBDA_FUNCTION_NAME: logical,
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
          AWS_LAMBDA_LOG_FORMAT: properties.LoggingConfig.LogFormat,
          AWS_LAMBDA_LOG_LEVEL: properties.LoggingConfig.ApplicationLogLevel,
          AWS_ACCESS_KEY_ID: accessKey,
          AWS_SECRET_ACCESS_KEY: secret,
          AWS_SESSION_TOKEN: 'rehearsal',
          // Where AWS is, here, and whom to believe.
          AWS_ENDPOINT_URL: outside.origin,
          NODE_EXTRA_CA_CERTS: outside.certificates,
          // It is about releases of the SDK to come, and Lambda's Node is later.
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        },
      },
    )
    for (const stream of [child.stdout!, child.stderr!])
      createInterface(stream).on('line', (line) => logged(name, line))
    const answers = new Map<number, (answer: Json) => void>()
    let count = 0
    child.on('message', (answer: Json) => answers.get(answer.id)?.(answer))
    child.on('exit', () => {
      if (pool.includes(sandbox)) pool.splice(pool.indexOf(sandbox), 1)
      for (const answer of answers.values())
        answer({ error: { name: 'Runtime.ExitError', message: 'it ended' } })
    })
    const sandbox: Sandbox = {
      process: child,
      busy: false,
      async invoke(event) {
        const id = count++
        const { Timeout } = properties
        const context = {
          functionName: logical,
          awsRequestId: `${logical}-${id}`,
          memoryLimitInMB: properties.MemorySize,
        }
        // Where its system log is not quiet, Lambda writes down when a call began and ended.
        const told = properties.LoggingConfig.SystemLogLevel === 'INFO'
        if (told)
          logged(name, JSON.stringify({ time: new Date(now()).toISOString(), type: 'platform.start' }))
        const answer = await new Promise<Json>((resolve) => {
          const late = setTimeout(() => child.kill('SIGKILL'), Timeout * 1000)
          answers.set(id, (given) => {
            clearTimeout(late)
            answers.delete(id)
            resolve(given)
          })
          child.send({ id, at: now(), event, context })
        })
        if (answer.milliseconds !== undefined)
          done({ name, milliseconds: answer.milliseconds, cpu: answer.cpu })
        if (told)
          logged(name, JSON.stringify({ time: new Date(now()).toISOString(), type: 'platform.report' }))
        if (answer.error) throw new FunctionError(`${name}: ${answer.error.name}: ${answer.error.message}`)
        return answer.result
      },
    }
    pool.push(sandbox)
    return sandbox
  }

  async function free(): Promise<Sandbox> {
    for (;;) {
      const idle = pool.find(({ busy }) => !busy)
      if (idle) return idle
      if (pool.length < most) return start()
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }

  return {
    name,
    arn: `arn:aws:lambda:${outside.region}:${outside.account}:function:${logical}`,
    role: role.id.split('/')[1]!,
    resource,
    async invoke(event) {
      const sandbox = await free()
      sandbox.busy = true
      try {
        return await sandbox.invoke(event)
      } finally {
        sandbox.busy = false
        waiting.shift()?.()
      }
    },
    stop() {
      for (const { process: child } of pool.splice(0)) child.kill('SIGKILL')
    },
  }
}
