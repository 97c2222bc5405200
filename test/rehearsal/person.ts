/** Somebody with a program instead of a browser: signs in through the provider, keeps the cookies, asks the application. */

interface Asking {
  method?: string
  json?: unknown
  text?: string
  headers?: Record<string, string>
}

export type Asks = (path: string, asking?: Asking) => Promise<Response>

const most = 12

/** Follows redirects with the cookies of each origin, as a browser does. */
function walker() {
  const jars = new Map<string, Map<string, string>>()
  return async function go(url: URL, init: RequestInit = {}): Promise<Response> {
    const jar = jars.get(url.origin) ?? new Map<string, string>()
    jars.set(url.origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value.join('='))
    }
    return response
  }
}

async function followed(
  go: ReturnType<typeof walker>,
  url: URL,
  init?: RequestInit,
): Promise<[Response, URL]> {
  let [at, response] = [url, await go(url, init)]
  for (let i = 0; i < most && response.status >= 300 && response.status < 400; i++) {
    at = new URL(response.headers.get('location')!, at)
    response = await go(at)
  }
  return [response, at]
}

/** @throws where the provider or the application does not let them in */
export async function signedIn(app: string, email: string): Promise<Asks> {
  const go = walker()
  const [page, at] = await followed(go, new URL(`${app}/api/sign-in?return=/`))
  if (!page.ok) throw new Error(`sign-in led to ${at.pathname}: ${page.status} ${await page.text()}`)
  await page.arrayBuffer()
  const form = { method: 'POST', body: new URLSearchParams({ email }) }
  const [back, end] = await followed(go, at, form)
  if (end.origin !== new URL(app).origin || !back.ok)
    throw new Error(`${email} is not let in: ${back.status} ${await back.text()}`)
  await back.arrayBuffer()
  return asking(app, go)
}

/** With a bearer token or a key. */
export const withToken = (app: string, token: string): Asks =>
  asking(app, (url, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    return fetch(url, { ...init, headers, redirect: 'manual' })
  })

const asking =
  (app: string, go: (url: URL, init?: RequestInit) => Promise<Response>): Asks =>
  (path, { method, json, text, headers = {} } = {}) =>
    go(new URL(path, app), {
      method: method ?? (json !== undefined || text !== undefined ? 'POST' : 'GET'),
      headers: {
        origin: app,
        ...(json !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(text !== undefined ? { 'content-type': 'text/csv' } : {}),
        ...headers,
      },
      ...(json !== undefined ? { body: JSON.stringify(json) } : {}),
      ...(text !== undefined ? { body: text } : {}),
    })

/** The answer's JSON. @throws where the status is another */
export async function ok<T>(response: Promise<Response> | Response, status = 200): Promise<T> {
  const answer = await response
  const text = await answer.text()
  if (answer.status !== status)
    throw new Error(`${answer.url} answered ${answer.status} instead of ${status}: ${text}`)
  return (text ? JSON.parse(text) : undefined) as T
}
