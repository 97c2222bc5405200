/**
 * CloudFront: each distribution on an HTTPS port of its own, with the behaviours, the cache, the headers and the function that the
 * templates give it.
 */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createContext, runInContext } from 'node:vm'
import type { Answer, HttpApi, Message } from './http-api.ts'
import type { Kept } from './pages.ts'
import { decide, statementsOf } from './policies.ts'
import type { Deployed, Json, Resource } from './templates.ts'

export interface Distribution {
  id: string
  port: number
  /** What it answers from; without it 503. */
  serve(parts: Parts): void
  /** Empties its cache. */
  forget(): void
  close(): Promise<void>
}

export interface Parts {
  deployed: Deployed
  apis: HttpApi[]
  buckets: Map<string, Map<string, Kept>>
  /** Whether a page is taken out. */
  lacks(key: string): boolean
  now(): number
  account: string
  counted(what: 'requests' | 'bytes' | 'Function runs' | 'S3 requests', by: number): void
}

export interface Tls {
  key: Buffer
  cert: Buffer
}

/** AWS's own policies that the templates name by their id. */
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6'
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'

const nothing = (status: number): Answer => ({ status, headers: [], body: Buffer.alloc(0) })

/** A port is there before the templates are read, since their references name it. */
export async function openDistribution(id: string, tls: Tls): Promise<Distribution> {
  let answer: ((message: Message) => Promise<Answer>) | undefined
  let date = () => new Date()
  const cache: Cache = new Map()
  const server = createServer(tls, async (request, response) => {
    const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value))
    const body = await buffer(request)
    const message = { method: request.method!, path, query, headers, body, address: '203.0.113.7' }
    const given = answer ? await answer(message).catch(() => nothing(502)) : nothing(503)
    response.sendDate = false
    response.statusCode = given.status
    const names = new Set(given.headers.map(([name]) => name.toLowerCase()))
    for (const name of names)
      response.setHeader(
        name,
        given.headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value),
      )
    // Pages go by the time that answers are dated with.
    response.setHeader('date', date().toUTCString())
    response.end(request.method === 'HEAD' ? undefined : given.body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    id,
    port: (server.address() as AddressInfo).port,
    serve(parts) {
      date = () => new Date(parts.now())
      answer = answering(id, parts, cache)
    },
    forget: () => cache.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Cache = Map<string, { until: number; answer: Answer }>

function answering(id: string, parts: Parts, cache: Cache): (message: Message) => Promise<Answer> {
  const { deployed, apis, buckets, lacks, now, account, counted } = parts
  const resource = deployed.resources.find((one) => one.id.endsWith(`/${id}`))!
  const config = resource.properties.DistributionConfig
  const behaviours: Json[] = [...(config.CacheBehaviors ?? []), config.DefaultCacheBehavior]
  const propertiesOf = (reference: string) => deployed.byReference(reference)?.properties

  return async (message) => {
    const behaviour = behaviours.find(({ PathPattern = '*' }) =>
      new RegExp(`^${PathPattern.replaceAll('*', '.*')}$`).test(message.path),
    )!
    const allowed: string[] = behaviour.AllowedMethods ?? ['GET', 'HEAD']
    const answer = allowed.includes(message.method) ? await cached(behaviour, message) : nothing(403)
    counted('requests', 1)
    counted('bytes', answer.body.length)
    return { ...answer, headers: headersOf(behaviour, answer) }
  }

  async function cached(behaviour: Json, message: Message): Promise<Answer> {
    const policy = behaviour.CachePolicyId
    const known =
      policy === cachingDisabled ||
      policy === cachingOptimized ||
      propertiesOf(policy)?.CachePolicyConfig !== undefined
    if (!known) throw new Error(`the rehearsal knows no cache policy ${policy}`)
    const may = policy !== cachingDisabled && ['GET', 'HEAD'].includes(message.method)
    // Both policies that cache leave cookies, headers and queries out of the key.
    const before = may && cache.get(message.path)
    if (before && before.until > now()) return before.answer
    const answer = await fetched(behaviour, message)
    const control = answer.headers.find(([name]) => name.toLowerCase() === 'cache-control')?.[1] ?? ''
    const [, seconds = 0] = /(?:s-maxage|max-age)=(\d+)/.exec(control) ?? []
    if (may && answer.status === 200 && !/no-store|no-cache|private/.test(control) && Number(seconds) > 0)
      cache.set(message.path, { until: now() + Number(seconds) * 1000, answer })
    return answer
  }

  async function fetched(behaviour: Json, message: Message): Promise<Answer> {
    const asked = edge(behaviour, message)
    if ('status' in asked) return asked
    const origin = config.Origins.find((one: Json) => one.Id === behaviour.TargetOriginId)
    const api = apis.find(({ domain }) => domain === origin.DomainName)
    if (api) return api.ask(handedOn(behaviour, asked))
    return fromBucket(origin, asked.path)
  }

  /** The function at the edge, as its code is in the template. */
  function edge(behaviour: Json, message: Message): Message | Answer {
    let changed = message
    for (const { EventType, FunctionARN } of behaviour.FunctionAssociations ?? []) {
      if (EventType !== 'viewer-request') throw new Error(`the rehearsal knows no ${EventType}`)
      counted('Function runs', 1)
      const code = propertiesOf(FunctionARN)!.FunctionCode
      const context = createContext({})
      runInContext(code, context)
      const event = { request: { method: message.method, uri: changed.path, querystring: {}, headers: {} } }
      const outcome = runInContext(`handler(${JSON.stringify(event)})`, context)
      if (outcome.statusCode)
        return {
          status: outcome.statusCode,
          headers: Object.entries<Json>(outcome.headers).map(([name, { value }]) => [name, value]),
          body: Buffer.alloc(0),
        }
      changed = { ...changed, path: outcome.uri }
    }
    return changed.path === '/' && config.DefaultRootObject
      ? { ...changed, path: `/${config.DefaultRootObject}` }
      : changed
  }

  /** What of a request reaches a function. */
  function handedOn(behaviour: Json, message: Message): Message {
    const policy = behaviour.OriginRequestPolicyId
    const headers = new Headers({ 'user-agent': 'Amazon CloudFront' })
    const pass = (name: string) => {
      const value = message.headers.get(name)
      if (value !== null) headers.set(name, value)
    }
    for (const name of ['content-type', 'content-length']) pass(name)
    if (policy === allViewerExceptHost) {
      for (const [name] of message.headers) if (name !== 'host') pass(name)
      return { ...message, headers }
    }
    const { HeadersConfig, CookiesConfig, QueryStringsConfig } =
      propertiesOf(policy)!.OriginRequestPolicyConfig
    if (HeadersConfig.HeaderBehavior !== 'whitelist' || CookiesConfig.CookieBehavior !== 'none')
      throw new Error('the rehearsal knows an origin request policy with a list of headers and no cookie')
    for (const name of HeadersConfig.Headers) pass(name)
    const query = QueryStringsConfig.QueryStringBehavior === 'none' ? '' : message.query
    // API Gateway sees CloudFront, never whoever stands behind it.
    return { ...message, headers, query, address: '198.51.100.1' }
  }

  function fromBucket(origin: Json, path: string): Answer {
    counted('S3 requests', 1)
    const bucket = deployed
      .ofType('AWS::S3::Bucket')
      .find(({ id: of }) => origin.DomainName.startsWith(`${of.split('/')[1]}.`))!
    const name = bucket.id.split('/')[1]!
    const key = decodeURIComponent(path.slice(1))
    const kept = !lacks(key) && mayRead(bucket, `arn:aws:s3:::${name}/${key}`) && buckets.get(name)?.get(key)
    // Of a bucket that may not be listed, S3 answers that access is denied where there is nothing.
    if (!kept) return nothing(403)
    return {
      status: 200,
      headers: [
        ['content-type', kept.type],
        ...(kept.cacheControl ? ([['cache-control', kept.cacheControl]] as [string, string][]) : []),
      ],
      body: kept.body,
    }
  }

  function mayRead(bucket: Resource, object: string): boolean {
    const name = bucket.id.split('/')[1]!
    const policy = deployed
      .ofType('AWS::S3::BucketPolicy')
      .find(({ properties }) => properties.Bucket === name)
    if (!policy) return false
    const statements = statementsOf(policy.properties.PolicyDocument).filter(
      ({ effect, principals }) => effect === 'Deny' || principals?.includes('cloudfront.amazonaws.com'),
    )
    const context = {
      'AWS:SourceArn': [`arn:aws:cloudfront::${account}:distribution/${id}`],
      'aws:SecureTransport': ['true'],
    }
    return decide(statements, 's3:GetObject', object, context) !== undefined
  }

  function headersOf(behaviour: Json, answer: Answer): [string, string][] {
    const policy = behaviour.ResponseHeadersPolicyId
    if (!policy) return answer.headers
    const { SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom } =
      propertiesOf(policy)!.ResponseHeadersPolicyConfig
    const added: [string, string, boolean][] = (custom?.Items ?? []).map((item: Json) => [
      item.Header,
      item.Value,
      item.Override,
    ])
    const { ContentSecurityPolicy: csp, ReferrerPolicy: referrer, ContentTypeOptions: types } = security
    const { StrictTransportSecurity: transport, FrameOptions: frame } = security
    if (csp) added.push(['content-security-policy', csp.ContentSecurityPolicy, csp.Override])
    if (referrer) added.push(['referrer-policy', referrer.ReferrerPolicy, referrer.Override])
    if (types) added.push(['x-content-type-options', 'nosniff', types.Override])
    if (frame) added.push(['x-frame-options', frame.FrameOption, frame.Override])
    if (transport)
      added.push([
        'strict-transport-security',
        `max-age=${transport.AccessControlMaxAgeSec}`,
        transport.Override,
      ])
    const has = (name: string) => answer.headers.some(([other]) => other.toLowerCase() === name)
    const put = added.filter(([name, , override]) => override || !has(name))
    return [
      ...answer.headers.filter(([name]) => !put.some(([other]) => other === name.toLowerCase())),
      ...put.map(([name, value]): [string, string] => [name, value]),
    ]
  }
}
