/**
 * Every route × everybody who may come to it, taken from the OpenAPI document, so that a new route cannot be forgotten. What
 * each of them really gets is held against docs/api-access.md (`npx vitest run -u` writes it anew: read the difference).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkHeader } from '#shared/ballot/link-header.ts'
import { type Scope, scopesOf, tokenScopes } from '#shared/operation/scopes.ts'
import type { Operation } from './access.ts'
import { appOrigin, token } from './api.fixture.ts'
import { idOf, type Published, startPublished } from './insight.fixture.ts'
import { keyStore } from './key-store.ts'
import { keyHash, makeKey } from './key-text.ts'
import type { OpenApi, OperationObject } from './openapi.ts'
import { type OperationId, operations } from './operations.ts'
import { sessionCookie } from './sealed-cookie.ts'

let published: Published
let document: OpenApi
beforeAll(async () => {
  published = await startPublished()
  document = await (await published.api.ask('/api/openapi.json?language=en')).json()
}, 30_000)
afterAll(() => published?.api.close())

const member = (id: string, roles: string[] = []) => ({
  cookie: () => published.api.cookie(sessionCookie, { id, roles }),
})
type Proof = (scope: Scope | undefined) => string | Promise<string>
const bearer = (authorization: Proof) => ({ authorization })

/** A new key of somebody whose role holds these scopes: none asks so often that it is told to wait. */
async function keyWith(given: readonly Scope[]): Promise<string> {
  const by = given.every((scope) => scopesOf(['hr']).includes(scope)) ? 'D1' : 'X1'
  const { runtime, time } = published.api
  const { id, key } = makeKey(runtime.random)
  const until = new Date(time.now.getTime() + 24 * 3600_000).toISOString()
  await keyStore(runtime).add({
    id,
    hash: keyHash(key),
    name: 'a key',
    scopes: [...given],
    by,
    made: time.now.toISOString(),
    until,
  })
  return `Bearer ${key}`
}

/** Whoever may come, and how the document names what they bring. None has two roles beside being a member. */
const people = {
  nobody: {},
  member: member('R1'),
  manager: member('F1'),
  hr: member('R3', ['hr']),
  administrator: member('R2', ['administrator']),
  link: bearer(() => published.api.link('R1', idOf(48))),
  token: bearer(() => `Bearer ${token}`),
  'key with the scope': bearer((scope) => keyWith(scope ? [scope] : scopesOf(['hr']))),
  'key of HR without it': bearer((scope) => keyWith(scopesOf(['hr']).filter((one) => one !== scope))),
  'ended session': { cookie: endedSession },
  'session of somebody who left': member('gone', ['hr', 'administrator']),
  'forged session': { cookie: async () => `quorum-session=${'a'.repeat(200)}` },
  'forged link': bearer(() => linkHeader({ member: 'R1', round: idOf(48), secret: 'A'.repeat(43) })),
  'forged token': bearer(() => `Bearer ${token}x`),
} satisfies Record<string, Bringing>
interface Bringing {
  cookie?: () => Promise<string>
  authorization?: Proof
}
type Who = keyof typeof people

async function endedSession(): Promise<string> {
  const cookie = await published.api.cookie(sessionCookie, { id: 'R3', roles: ['hr', 'administrator'] })
  await published.api.ask('/api/sign-out', { method: 'POST', headers: { cookie, origin: appOrigin } })
  return cookie
}

/** Whether the document lets them in. */
function mayCome(who: Who, { security }: OperationObject): boolean {
  if (security.length === 0) return true
  return security.some(({ session, link, program }) => {
    if (session) return session[0] === who
    if (link) return who === 'link'
    const [scope] = program as [Scope]
    return who === 'key with the scope' || (who === 'token' && tokenScopes.includes(scope))
  })
}

const calls = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

/** With ids of nothing, so that nobody changes anything on the way. */
const addressOf = (path: string) => path.replace(/\{(\w+)\}/g, 'nothing-here')

async function call(
  { path, method, operation }: { path: string; method: string; operation: OperationObject },
  who: Who,
  headers: Record<string, string> = { origin: appOrigin },
): Promise<{ status: number; code: string | null }> {
  const { cookie, authorization }: Bringing = people[who]
  const response = await published.api.ask(addressOf(path), {
    method: method.toUpperCase(),
    headers: {
      ...headers,
      ...(cookie && { cookie: await cookie() }),
      ...(authorization && { authorization: await authorization(scopeOf(operation)) }),
    },
    ...(method === 'get' ? {} : { body: 'not JSON' }),
  })
  const isProblem = response.headers.get('content-type') === 'application/problem+json'
  return { status: response.status, code: isProblem ? (await response.json()).code : null }
}

const outOfDoor = [
  ...['not-signed-in', 'link-invalid', 'results-not-for-administrators'],
  ...['token-invalid', 'key-not-here', 'scope-missing'],
]
const scopeOf = ({ operationId }: OperationObject): Scope | undefined => {
  const { scope }: Operation = operations[operationId]
  return scope
}
const isRefusal = (id: OperationId, code: string | null): boolean => {
  const { access }: Operation = operations[id]
  return code !== null && [...outOfDoor, access.refusal].includes(code)
}

describe('the api', () => {
  it('describes every line of its table, each once, in both languages', async () => {
    const described = calls().map(({ operation }) => operation.operationId)
    expect(described.toSorted()).toEqual(Object.keys(operations).toSorted())
    const french: OpenApi = await (await published.api.ask('/api/openapi.json?language=fr')).json()
    for (const { path, method, operation } of calls())
      expect(french.paths[path]![method]!.summary).not.toBe(operation.summary)
  })

  it('lets in exactly whom its document names, route by route, and reads nothing that others sent', async () => {
    const rows: string[] = []
    for (const { path, method, operation } of calls()) {
      const outcomes: string[] = []
      for (const who of Object.keys(people) as Who[]) {
        const { status, code } = await call({ path, method, operation }, who)
        const refused = isRefusal(operation.operationId, code)
        // A secret that proves nothing else stands in the address itself.
        const byAddress = operation.operationId.includes('top') && path === '/api/stop'
        if (!byAddress)
          expect([method, path, who, refused ? 'refused' : 'let in']).toEqual([
            method,
            path,
            who,
            mayCome(who, operation) ? 'let in' : 'refused',
          ])
        expect(status, `${method} ${path} as ${who}`).not.toBe(500)
        outcomes.push(refused || byAddress ? String(status) : 'yes')
      }
      rows.push(`| \`${method.toUpperCase()} ${path}\` | ${outcomes.join(' | ')} |`)
    }
    await expect(tableOf(rows)).toMatchFileSnapshot('../../docs/api-access.md')
  }, 60_000)

  it('takes no change of a signed-in person from another site, whatever the route', async () => {
    const changing = calls().filter(({ method, path }) => method !== 'get' && path !== '/api/stop')
    expect(changing.length).toBeGreaterThan(20)
    for (const one of changing)
      for (const headers of [{ origin: 'https://evil.test' }, {}] as Record<string, string>[])
        expect([one.path, await call(one, 'hr', headers)]).toEqual([
          one.path,
          { status: 403, code: 'origin-refused' },
        ])
  })

  it('does not tell another unit’s group from one that is not there', async () => {
    const ofGroups = calls().filter(({ operation }) => {
      const { of }: Operation = operations[operation.operationId]
      return of === 'group'
    })
    expect(ofGroups.length).toBeGreaterThan(0)
    const cookie = await published.api.cookie(sessionCookie, { id: 'F2' })
    for (const { path } of ofGroups)
      for (const group of ['unit:A1', 'team:F1+F3', 'unit:nobody', 'level:director']) {
        const response = await published.api.ask(path.replace('{id}', encodeURIComponent(group)), {
          headers: { cookie, 'accept-language': 'en' },
        })
        expect([group, response.status, (await response.json()).code]).toEqual([
          group,
          404,
          'group-not-found',
        ])
      }
  })
})

const tableOf = (rows: string[]) => `# Who may call what

What every route of the api answers to whom: \`yes\` where they are let in, else the status of the refusal. Written by
\`functions/api/access.test.ts\`, which asks each route as each of them, and fails where this page says otherwise.

| route | ${Object.keys(people).join(' | ')} |
| --- | ${Object.keys(people)
  .map(() => '---')
  .join(' | ')} |
${rows.toSorted().join('\n')}
`
