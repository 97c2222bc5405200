/**
 * An OpenID Connect issuer of the tests' own: real HTTP, real signatures, PKCE and codes that work once. What it says is
 * up to the test, also where no honest issuer would say it.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { Api } from './api.fixture.ts'

type Json = Record<string, unknown>

export interface SigningKey {
  kid: string
  publicJwk: JWK
  privateKey: CryptoKey
}

export interface TestIssuer {
  origin: string
  /** Beside issuer, audience, subject, nonce and times, which a test may say otherwise. */
  claims: Json
  /** What its user info says; none without. */
  userinfo?: Json
  /** Added to what discovery says. */
  metadata: Json
  /** Asked of the client, by either way of RFC 6749 §2.3.1. */
  secret?: string
  /** The keys that it publishes; it signs with the first. */
  keys: SigningKey[]
  /** Makes the ID token. */
  sign: (claims: Json, key: SigningKey) => Promise<string> | string
  /** How often each path was asked. */
  asked: Map<string, number>
  /** How the client proved itself at the last exchange: `basic`, `post` or `none`. */
  proved: string
  close(): void
}

export async function signingKey(): Promise<SigningKey> {
  const kid = randomUUID()
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { kid, publicJwk: { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid }, privateKey }
}

export const honestly: TestIssuer['sign'] = (claims, { kid, privateKey }) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)

export async function startIssuer(): Promise<TestIssuer> {
  const codes = new Map<string, URLSearchParams>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer.origin)
    issuer.asked.set(url.pathname, (issuer.asked.get(url.pathname) ?? 0) + 1)
    if (url.pathname === '/auth') {
      const code = randomUUID()
      codes.set(code, url.searchParams)
      const back = new URL(url.searchParams.get('redirect_uri')!)
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state')! }).toString()
      return response.writeHead(303, { location: back.href }).end()
    }
    const [status, body] = await answerOf(url.pathname, request)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer: TestIssuer = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    claims: {},
    metadata: {},
    keys: [await signingKey()],
    sign: honestly,
    asked: new Map(),
    proved: '',
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return issuer

  async function answerOf(path: string, request: IncomingMessage): Promise<[number, Json]> {
    const { origin } = issuer
    switch (path) {
      case '/.well-known/openid-configuration':
        return [
          200,
          {
            issuer: origin,
            authorization_endpoint: `${origin}/auth`,
            token_endpoint: `${origin}/token`,
            jwks_uri: `${origin}/jwks`,
            ...(issuer.userinfo && { userinfo_endpoint: `${origin}/userinfo` }),
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
            code_challenge_methods_supported: ['S256'],
            ...issuer.metadata,
          },
        ]
      case '/jwks':
        return [200, { keys: issuer.keys.map(({ publicJwk }) => publicJwk) }]
      case '/token':
        return exchange(request)
      case '/userinfo':
        return issuer.userinfo && request.headers.authorization === 'Bearer access'
          ? [200, { sub: 's', ...issuer.userinfo }]
          : [401, {}]
      default:
        return [500, {}]
    }
  }

  async function exchange(request: IncomingMessage): Promise<[number, Json]> {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = new URLSearchParams(text)
    const { authorization } = request.headers
    issuer.proved = authorization ? 'basic' : body.has('client_secret') ? 'post' : 'none'
    if (issuer.secret !== undefined) {
      const basic = `Basic ${Buffer.from(`quorum:${issuer.secret}`).toString('base64')}`
      if (authorization !== basic && body.get('client_secret') !== issuer.secret)
        return [401, { error: 'invalid_client' }]
    }
    const asked = codes.get(body.get('code') ?? '')
    codes.delete(body.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (!asked || asked.get('code_challenge') !== challenge) return [400, { error: 'invalid_grant' }]
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer.origin,
      aud: asked.get('client_id'),
      sub: 's',
      nonce: asked.get('nonce'),
      iat: now,
      exp: now + 300,
      ...issuer.claims,
    }
    const id_token = await issuer.sign(claims, issuer.keys[0]!)
    return [200, { access_token: 'access', token_type: 'Bearer', id_token }]
  }
}

/** The `name=value` of a Set-Cookie header. */
export const pairOf = (line: string): string => line.slice(0, line.indexOf(';'))

/** Leaves for the issuer and has its answer: the address of the way back, and the cookie with which to take it. */
export async function leave(api: Api, back = '/') {
  const left = await api.ask(`/api/sign-in?return=${encodeURIComponent(back)}`)
  if (left.status !== 302) throw new Error(`no way out: ${left.status}`)
  const location = left.headers.get('location')!
  const answered = await fetch(location, { redirect: 'manual' })
  const callback = new URL(answered.headers.get('location')!)
  return {
    left,
    asked: new URL(location).searchParams,
    callback: callback.pathname + callback.search,
    cookie: pairOf(left.headers.getSetCookie()[0]!),
  }
}

/** Leaves, and comes back with what the issuer says. */
export async function signInAt(
  api: Api,
  { back = '/', accept = 'application/json', cookies = '' }: Record<string, string> = {},
) {
  const way = await leave(api, back)
  const response = await api.ask(way.callback, {
    headers: { cookie: [way.cookie, cookies].filter(Boolean).join('; '), accept },
  })
  const set = response.headers.getSetCookie()
  const session = set.find((line) => /^[\w-]*quorum-session=e/.test(line))
  return { ...way, response, cookies: set, session: session && pairOf(session) }
}
