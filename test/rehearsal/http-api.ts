/** API Gateway's HTTP API: a request finds its route as the templates have it, and becomes an event of format 2.0. */
import { randomUUID } from 'node:crypto'
import type { Lambda, Lambdas } from './lambda.ts'
import { matches } from './policies.ts'
import type { Deployed, Json } from './templates.ts'

export interface Message {
  method: string
  path: string
  /** Without the question mark. */
  query: string
  headers: Headers
  body: Buffer
  /** Of whoever asks. */
  address: string
}

export interface Answer {
  status: number
  headers: [string, string][]
  body: Buffer
}

export interface HttpApi {
  /** `<id>.execute-api…` */
  domain: string
  ask(message: Message): Promise<Answer>
}

/** What was asked of AWS's own parts, for the table of what is needed: a route, a permission to invoke. */
export type Used = (id: string) => void

/** Bytes of a request or an answer that Lambda takes at most. */
const largest = 6_291_556

/** Those that API Gateway hands on as text; anything else comes in base64. */
const isText = (type: string) =>
  /^(text\/|application\/(json|javascript|xml|problem\+json|x-www-form-urlencoded))/.test(type)

const problem = (status: number, message: string): Answer => ({
  status,
  headers: [['content-type', 'application/json']],
  body: Buffer.from(JSON.stringify({ message })),
})

/** Path parameters where the key fits: `/issue/{round}`, `/api/{proxy+}`. */
function fits(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/')
  const given = path.split('/')
  const parameters: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const [, greedy] = /^\{(\w+)\+\}$/.exec(part) ?? []
    if (greedy) {
      if (given.length <= i) return undefined
      parameters[greedy] = given.slice(i).join('/')
      return parameters
    }
    const [, named] = /^\{(\w+)\}$/.exec(part) ?? []
    if (given[i] === undefined || (!named && part !== given[i])) return undefined
    if (named) parameters[named] = given[i]!
  }
  return wanted.length === given.length ? parameters : undefined
}

/** Fixed text before a parameter, a method before ANY. */
const precision = (key: string): number => {
  const [method, template = ''] = key.split(' ')
  return template.replace(/\{[^}]*\+\}/, '').replace(/\{[^}]*\}/, ' ').length * 2 + Number(method !== 'ANY')
}

interface Options {
  deployed: Deployed
  lambdas: Lambdas
  region: string
  account: string
  now(): number
  used: Used
  counted(): void
  /** Whether a route or a permission is taken out. */
  lacks(id: string): boolean
}

export function httpApis({
  deployed,
  lambdas,
  region,
  account,
  now,
  used,
  counted,
  lacks,
}: Options): HttpApi[] {
  const there = (type: string) => deployed.ofType(type).filter(({ id }) => !lacks(id))

  /** A function's own policy: who may invoke it, and from where. */
  function mayInvoke(lambda: Lambda, source: string): boolean {
    const permission = there('AWS::Lambda::Permission').find(
      ({ properties }) =>
        properties.Principal === 'apigateway.amazonaws.com' &&
        properties.Action === 'lambda:InvokeFunction' &&
        properties.FunctionName === lambda.arn &&
        matches(properties.SourceArn, source),
    )
    if (permission) used(permission.id)
    return permission !== undefined
  }

  return deployed.ofType('AWS::ApiGatewayV2::Api').map((api): HttpApi => {
    const apiId = api.id.split('/')[1]!
    const ofThis = (type: string) => there(type).filter(({ properties }) => properties.ApiId === apiId)
    const routes = () =>
      ofThis('AWS::ApiGatewayV2::Route').sort(
        (a, b) => precision(b.properties.RouteKey) - precision(a.properties.RouteKey),
      )
    const domain = `${apiId}.execute-api.${region}.amazonaws.com`

    return {
      domain,
      async ask(message) {
        counted()
        const [stage] = ofThis('AWS::ApiGatewayV2::Stage')
        if (!stage) return problem(404, 'Not Found')
        used(stage.id)
        for (const { id, properties } of routes()) {
          const [method, template = ''] = properties.RouteKey.split(' ')
          const pathParameters =
            method === 'ANY' || method === message.method ? fits(template, message.path) : undefined
          if (!pathParameters) continue
          used(id)
          const integration = deployed.byReference(
            properties.Target.replace(/^integrations\//, ''),
          )!.properties
          if (integration.PayloadFormatVersion !== '2.0')
            throw new Error('the rehearsal knows payload format 2.0')
          const lambda = lambdas.byArn(integration.IntegrationUri)
          const source = `arn:aws:execute-api:${region}:${account}:${apiId}/$default/${message.method}${template}`
          if (!mayInvoke(lambda, source)) return problem(500, 'Internal Server Error')
          return invoke(lambda, message, { routeKey: properties.RouteKey, pathParameters, domain, apiId })
        }
        return problem(404, 'Not Found')
      },
    }
  })

  async function invoke(
    lambda: Lambda,
    { method, path, query, headers, body, address }: Message,
    route: { routeKey: string; pathParameters: Record<string, string>; domain: string; apiId: string },
  ): Promise<Answer> {
    if (body.length > largest) return problem(413, 'Request Too Long')
    const type = headers.get('content-type') ?? ''
    const text = isText(type)
    const cookies = (headers.get('cookie') ?? '').split('; ').filter(Boolean)
    const plain = Object.fromEntries([...headers].filter(([name]) => name !== 'cookie'))
    const at = now()
    const event = {
      version: '2.0',
      routeKey: route.routeKey,
      rawPath: path,
      rawQueryString: query,
      ...(cookies.length > 0 ? { cookies } : {}),
      headers: { ...plain, host: route.domain, 'x-forwarded-for': address, 'x-forwarded-proto': 'https' },
      ...(query ? { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) } : {}),
      requestContext: {
        accountId: account,
        apiId: route.apiId,
        domainName: route.domain,
        domainPrefix: route.apiId,
        http: {
          method,
          path,
          protocol: 'HTTP/1.1',
          sourceIp: address,
          userAgent: headers.get('user-agent') ?? '',
        },
        requestId: randomUUID(),
        routeKey: route.routeKey,
        stage: '$default',
        time: new Date(at).toUTCString(),
        timeEpoch: at,
      },
      pathParameters: route.pathParameters,
      ...(body.length > 0 ? { body: body.toString(text ? 'utf8' : 'base64') } : {}),
      isBase64Encoded: body.length > 0 && !text,
    }
    let result: Json
    try {
      result = await lambda.invoke(event)
    } catch {
      return problem(500, 'Internal Server Error')
    }
    const answer = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8')
    if (answer.length > largest) return problem(500, 'Internal Server Error')
    const named = Object.entries<string>(result.headers ?? {})
    return {
      status: result.statusCode,
      headers: [
        ...named,
        ...(result.cookies ?? []).map((cookie: string): [string, string] => ['set-cookie', cookie]),
      ],
      body: answer,
    }
  }
}
