/**
 * The one door to AWS on this machine: DynamoDB, SQS, Parameter Store, SES and SNS behind one address. Who asks is known by the
 * access key that signed, and only what the policies of that function's role allow goes through.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { isSigned } from '../../functions/signature-4.fixture.ts'
import { type Context, decide, type Statement } from '../policies.ts'
import type { Json } from '../templates.ts'

export interface Caller {
  role: string
  secret: string
}

/** What a request needs to be allowed: each of them. */
export interface Needed {
  action: string
  resource: string
  context?: Context
}

export interface Asked extends Needed {
  role: string
  allowed: boolean
}

/** An error as AWS's JSON protocols tell it. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

export interface Request {
  /** Of the operation: GetItem, SendMessageBatch … */
  operation: string
  body: Json
  headers: IncomingMessage['headers']
}

export interface Service {
  needs(request: Request): Needed[]
  answer(request: Request): Promise<{ body: Json; type?: string }>
}

export interface Door {
  /** There before the templates are read: the address of a queue names it. */
  origin: string
  serve(parts: Parts): void
  /** Everything that was ever asked for, in order. */
  asked: Asked[]
  allows(role: string, needed: Needed): boolean
  close(): Promise<void>
}

interface Parts {
  callers: ReadonlyMap<string, Caller>
  statementsOf(role: string): Statement[]
  services: Record<string, Service>
}

/** JSON 1.0 and 1.1 name the operation in a header, the REST protocol of SES by method and path, the query one of SNS in the body. */
function requestOf(service: string, message: IncomingMessage, text: string): Request {
  const { headers } = message
  const target = headers['x-amz-target']
  if (typeof target === 'string')
    return { operation: target.slice(target.lastIndexOf('.') + 1), body: JSON.parse(text), headers }
  if (service === 'ses')
    return { operation: `${message.method} ${message.url}`, body: JSON.parse(text), headers }
  const form = new URLSearchParams(text)
  return { operation: form.get('Action') ?? '', body: Object.fromEntries(form), headers }
}

export async function openDoor(): Promise<Door> {
  const asked: Asked[] = []
  let { callers, statementsOf, services }: Parts = {
    callers: new Map(),
    statementsOf: () => [],
    services: {},
  }

  function allows(role: string, needed: Needed): boolean {
    const allowed =
      decide(statementsOf(role), needed.action, needed.resource, {
        'aws:SecureTransport': ['true'],
        ...needed.context,
      }) !== undefined
    asked.push({ role, ...needed, allowed })
    return allowed
  }

  async function answer(message: IncomingMessage) {
    const bytes = await buffer(message)
    const authorization = message.headers.authorization ?? ''
    const credential = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(authorization)
    const caller = credential && callers.get(credential[1]!)
    if (!caller) throw new AwsError('UnrecognizedClientException', 'Nobody has this access key.')
    const service = services[credential[2]!]
    if (!service) throw new AwsError('AccessDeniedException', `The rehearsal has no ${credential[2]}.`)
    const text = bytes.toString()
    const headers = new Headers(message.headers as Record<string, string>)
    const post = { method: message.method!, path: message.url!, headers, body: text }
    if (!isSigned(post, caller.secret))
      throw new AwsError('InvalidSignatureException', 'It is not signed by whoever has this key.', 403)
    const request = requestOf(credential[2]!, message, text)
    for (const needed of service.needs(request))
      if (!allows(caller.role, needed))
        throw new AwsError(
          'AccessDeniedException',
          `${caller.role} may not ${needed.action} on ${needed.resource}`,
        )
    return service.answer(request)
  }

  const server = createServer(async (message, response) => {
    // Functions go by the rehearsal's time, not by that of this answer.
    response.sendDate = false
    try {
      const { body, type = 'application/x-amz-json-1.0' } = await answer(message)
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      response.writeHead(200, { 'content-type': type, 'x-amzn-requestid': requestId(text) }).end(text)
    } catch (error) {
      const known = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500)
      response
        .writeHead(known.status, {
          'content-type': 'application/x-amz-json-1.0',
          'x-amzn-errortype': known.code,
        })
        .end(JSON.stringify({ __type: `com.amazonaws#${known.code}`, message: known.message }))
    }
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(parts) {
      ;({ callers, statementsOf, services } = parts)
    },
    asked,
    allows,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const requestId = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)
