/** Asking the api as somebody who is signed in: the session that the api itself would have sealed. */
import { Hono } from 'hono'
import { sealedCookies, sessionCookie } from '../../functions/api/sealed-cookie.ts'
import { appOrigin, type Week } from './week.fixture.ts'

export async function askAs(week: Week, member: string, path: string): Promise<Response> {
  const { keys, surroundings } = week
  const cookies = sealedCookies({ keys, now: surroundings.now, environment: surroundings.environment })
  const maker = new Hono().get('/', async (c) => {
    await cookies.set(c, sessionCookie, { id: member })
    return c.body(null, 204)
  })
  const [line = ''] = (await maker.request('/')).headers.getSetCookie()
  return week.api(new Request(appOrigin + path, { headers: { cookie: line.slice(0, line.indexOf(';')) } }))
}
