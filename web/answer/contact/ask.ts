/** The api, asked with the personal link: it travels in a header, and no cookie of a session goes with it. */
import { linkHeader } from '#shared/ballot/link-header.ts'
import type { Link } from '../opening/link.ts'

/** A POST where there is a body, else a GET. */
export function ask(
  link: Link,
  path: string,
  fetch: typeof globalThis.fetch,
  body?: object,
): Promise<Response> {
  const authorization = linkHeader(link)
  const options = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const
  if (!body) return fetch(path, { ...options, headers: { authorization } })
  const headers = { authorization, 'content-type': 'application/json' }
  return fetch(path, { ...options, method: 'POST', headers, body: JSON.stringify(body) })
}
