/** Asking the api as somebody who is signed in: the session that the api itself would have sealed. */
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { sealedCookies, sessionCookie } from '../../functions/api/sealed-cookie.ts'
import { newSession } from '../../functions/api/session.ts'
import { appOrigin, type Week } from './week.fixture.ts'

export const askAs = async (week: Week, member: string, path: string): Promise<Response> =>
  week.api(new Request(appOrigin + path, { headers: { cookie: await cookieOf(week, member) } }))

/** A Cookie header. */
export async function cookieOf(week: Week, member: string): Promise<string> {
  const { keys, surroundings } = week
  const cookies = sealedCookies({ keys, now: surroundings.now, environment: surroundings.environment })
  const maker = new Hono().get('/', async (c) => {
    await cookies.set(
      c,
      sessionCookie,
      newSession({ id: member, roles: [] }, { now: surroundings.now, random: randomBytes }),
    )
    return c.body(null, 204)
  })
  const [line = ''] = (await maker.request('/')).headers.getSetCookie()
  return line.slice(0, line.indexOf(';'))
}
