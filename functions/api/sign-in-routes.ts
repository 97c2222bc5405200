/** Sign-in: to the identity service, back with a code, and out. The browser holds one sealed cookie, never a token. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { SignedOut } from '#shared/insight/view.ts'
import { methodNotAllowed, onError } from '../platform/http.ts'
import { getMember, type MemberItem } from '../platform/member.ts'
import { asProblem, problem, problemResponse } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Called, Describe } from './guard.ts'
import { identityService } from './identity.ts'
import { problemPage } from './plain-page.ts'
import { type SealedCookies, signInCookie } from './sealed-cookie.ts'
import type { Sessions } from './session.ts'

const left = v.object({ state: v.string(), nonce: v.string(), verifier: v.string(), return: v.string() })

export function signInRoutes(
  runtime: Runtime,
  operation: Describe,
  cookies: SealedCookies,
  sessions: Sessions,
): Hono<Called> {
  const origin = runtime.environment.APP_ORIGIN ?? ''
  const identities = identityService(runtime)
  const app = new Hono<Called>()
  // People come here with their browser's address bar: what goes wrong is a page for them, and JSON for programs.
  app.onError((error, c) => {
    const known = asProblem(error)
    if (known.code === 'internal') return onError(runtime.log)(error, c)
    const wantsPage = c.req.method === 'GET' && c.req.header('accept')?.includes('text/html')
    c.res = wantsPage ? problemPage(known, c.req.raw) : problemResponse(known, c.req.raw)
    // A response that replaces another loses its cookies: an attempt that failed is forgotten here.
    if (c.req.path === '/api/callback') cookies.clear(c, signInCookie)
    return c.res
  })

  app.get('/sign-in', operation('signIn'), async (c) => {
    const { url, checks } = await identities.leave(`${origin}/api/callback`)
    const back = { ...checks, return: pathHere(c.req.query('return'), origin) }
    await cookies.set(c, signInCookie, back)
    return c.redirect(url.href)
  })
  app.all('/sign-in', methodNotAllowed('GET'))

  app.get('/callback', operation('comeBack'), async (c) => {
    const before = v.safeParse(left, await cookies.get(c, signInCookie))
    if (!before.success) throw problem('sign-in-expired')
    const url = new URL(`/api/callback${new URL(c.req.url).search}`, origin)
    const { email, verified, roles } = await identities.comeBack(url, before.output)
    if (!email) throw problem('address-unknown')
    if (!verified) throw problem('address-unverified')
    const member = await memberOf(email.toLowerCase())
    if (!member) throw problem('address-unknown')
    cookies.clear(c, signInCookie)
    await sessions.begin(c, { id: member.id, roles })
    return c.redirect(new URL(before.output.return, origin).href)
  })
  app.all('/callback', methodNotAllowed('GET'))

  app.post('/sign-out', operation('signOut'), async (c) => {
    await sessions.end(c)
    const view: SignedOut = { next: await identities.signOutAddress(`${origin}/`) }
    return c.json(view)
  })
  app.all('/sign-out', methodNotAllowed('POST'))
  return app

  /** Only somebody who has this address today: an item that an interrupted import left behind signs nobody in. */
  async function memberOf(email: string): Promise<MemberItem | undefined> {
    const table = runtime.table('directory')
    const Key = { pk: `email#${email}`, sk: 'member' }
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
    )
    const member = Item && (await getMember(table, Item.id as string))
    return member?.email.toLowerCase() === email ? member : undefined
  }
}

/** A path of this application, whatever was asked for: never somebody else's page. */
export function pathHere(asked: string | undefined, origin: string): string {
  if (!asked?.startsWith('/') || !URL.canParse(asked, origin)) return '/'
  const { pathname, search, hash } = new URL(asked, origin)
  const path = pathname + search + hash
  // Read again as it is written: /..//evil.test is a path of ours that begins with //.
  return URL.canParse(path, origin) && new URL(path, origin).origin === origin ? path : '/'
}
