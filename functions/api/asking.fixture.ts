/** Asking the api as somebody who is signed in, from a page of ours. */
import { type Api, appOrigin } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

/** A POST where there is a body, else a GET. */
export type Asking = (member: string, path: string, body?: object) => Promise<Response>

export const asking =
  (api: Api): Asking =>
  async (member, path, body) =>
    api.ask(path, {
      headers: {
        'content-type': 'application/json',
        origin: appOrigin,
        cookie: await api.cookie(sessionCookie, { id: member }),
      },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
