/** The application's origin on this machine: built pages with the headers that CloudFront adds, /api and /issue behind them. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Fetch } from './http.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

export interface PagesOptions {
  /** Folder with app/ and answer/; none serves the functions only. */
  built: string | undefined
  boxOrigin: string
  api: Fetch
  issuer: Fetch
}

/** The box's origin on this machine: CloudFront compresses what it may cache, which is what is the same for everybody. */
export function boxSite(box: Fetch): Hono {
  const site = new Hono()
  site.use('/rounds/:round/:file{[a-z]+\\.json}', compress())
  site.all('*', (c) => box(c.req.raw))
  return site
}

/** Nothing from elsewhere, nothing inline, nobody frames us, and we only ourselves; the page talks to its own origin and the box. */
export const contentSecurityPolicy = (boxOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${boxOrigin}`,
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export function pages({ built, boxOrigin, api, issuer }: PagesOptions): Hono {
  const app = new Hono()
  app.all('/api/*', (c) => api(c.req.raw))
  app.all('/issue/*', (c) => issuer(c.req.raw))
  app.get('/config.json', (c) => c.json({ box: boxOrigin }, 200, { 'cache-control': 'no-cache' }))
  if (!built) return app

  // Files only, as CloudFront does: what the functions answer above never comes here.
  app.use(compress())
  const headers = {
    'content-security-policy': contentSecurityPolicy(boxOrigin),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  }
  const file = async (folder: string, path: string) => {
    const inside = normalize(`/${path}`)
    const body = await readFile(join(built, folder, inside)).catch(() => undefined)
    if (!body) return undefined
    const immutable = inside.startsWith('/assets/')
    return new Response(new Uint8Array(body), {
      headers: {
        ...headers,
        'content-type': types[extname(inside)] ?? 'application/octet-stream',
        'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    })
  }
  app.get('/answer', (c) => c.redirect('/answer/', 308))
  app.get('/answer/*', async (c) => {
    const path = c.req.path.slice('/answer/'.length) || 'index.html'
    return (await file('answer', path)) ?? c.notFound()
  })
  app.get('*', async (c) => {
    const path = c.req.path === '/' ? 'index.html' : c.req.path
    // Every path of the application without a file of its own is a page of the single-page application.
    return (
      (await file('app', path)) ??
      (extname(path) ? c.notFound() : ((await file('app', 'index.html')) ?? c.notFound()))
    )
  })
  return app
}
