/** One bundle in a process of its own, asked as API Gateway asks: its answer, and what importing it and answering took. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Microseconds, of the processor and by the clock. */
export interface Spent {
  cpu: number
  wall: number
}

export interface Answer extends Spent {
  status: number
  body: string
}

export interface Lambda {
  imported: Spent
  /** Bytes, right after importing. */
  rss: number
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>
  /** Everything that it has written. */
  log(): string
  stop(): Promise<void>
}

type Told = Spent & { error?: string; result?: { statusCode: number; body: string } }

export async function startLambda(folder: string, environment: Record<string, string>): Promise<Lambda> {
  const module = pathToFileURL(join(folder, 'index.mjs')).href
  const child = fork(join(import.meta.dirname, 'process.mjs'), [module], {
    // Of this process nothing: no profile, no region, no credentials.
    // The pinned SDK runs on this Node; its notice is about releases to come.
    env: {
      PATH: process.env.PATH,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...environment,
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let written = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (text) => {
      written += text
    })
  const ended = once(child, 'exit')
  const told = async <T>(): Promise<T> => {
    const first = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
    if (!first) throw new Error(`the function ended: ${written}`)
    return first[0] as T
  }
  const { imported, rss } = await told<{ imported: Spent; rss: number }>()
  return {
    imported,
    rss,
    async ask(method, path, body) {
      const answer = told<Told>()
      child.send(requestOf(method, path, body))
      const { error, result, cpu, wall } = await answer
      if (!result) throw new Error(error)
      return { status: result.statusCode, body: result.body, cpu, wall }
    },
    log: () => written,
    async stop() {
      child.disconnect()
      child.kill()
      await ended
    },
  }
}

/** An event of an HTTP API, payload format 2.0, as far as hono reads it. */
const requestOf = (method: string, path: string, body?: object) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'quorum.test', 'content-type': 'application/json' },
  requestContext: {
    domainName: 'quorum.test',
    http: { method, path, sourceIp: '203.0.113.9' },
    stage: '$default',
  },
  body: body && JSON.stringify(body),
  isBase64Encoded: false,
})
