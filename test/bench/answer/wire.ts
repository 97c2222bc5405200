/** What stands between a server and the phone: brotli at its best, as a content network gives it, over HTTP/1.1. */
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { type Listening, listen } from '../../../infra/local/http.ts'

export type Fetch = (request: Request) => Response | Promise<Response>

export interface Site extends Listening {
  origin: string
}

export async function serve(fetch: Fetch): Promise<Site> {
  const server = await listen(fetch, 0, 'the bench')
  return { ...server, origin: `http://localhost:${server.port}` }
}

/** As our pages have it: the browser begins such a page in a process of its own, which takes its time on every page alike. */
const isolated = ['cross-origin-opener-policy', 'same-origin'] as const

/** Files compressed, each once; what `alone` names is left as it comes. */
export function withBrotli(fetch: Fetch, alone: RegExp = /^$/): Fetch {
  const compress = promisify(brotliCompress)
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'GET' || alone.test(pathname)) return fetch(request)
    // Without its headers, so that nothing below compresses in another way.
    const response = await fetch(new Request(request.url))
    if (!response.ok || response.headers.get('content-type')?.startsWith('image/png')) return response
    const body = await response.arrayBuffer()
    const compressed = kept.get(pathname) ?? compress(body).then((bytes) => new Uint8Array(bytes))
    kept.set(pathname, compressed)
    const headers = new Headers(response.headers)
    headers.set(...isolated)
    headers.set('content-encoding', 'br')
    headers.delete('content-length')
    return new Response(await compressed, { headers })
  }
}

/** Everything goes to another origin, which is told that the page is its own. */
export function forwardedTo(target: string, own: string, here: () => string): Fetch {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const headers = new Headers(request.headers)
    for (const name of ['host', 'connection', 'accept-encoding', 'content-length']) headers.delete(name)
    if (headers.has('origin')) headers.set('origin', own)
    const body = request.method === 'POST' ? await request.arrayBuffer() : null
    const response = await fetch(target + pathname + search, { method: request.method, headers, body })
    const answered = new Headers(response.headers)
    for (const name of ['connection', 'keep-alive', 'transfer-encoding']) answered.delete(name)
    if (answered.has('access-control-allow-origin')) answered.set('access-control-allow-origin', here())
    const empty = response.status === 204
    return new Response(empty ? null : await response.arrayBuffer(), {
      status: response.status,
      headers: answered,
    })
  }
}
