/** The mailbox's own origin: pages in two languages, the messages apart under a policy of their own, one script. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { Language } from '#shared/org/organisation.ts'
import { root } from '../parts-here.ts'
import type { Kept, KeptMessages } from './kept.ts'
import { frame, gonePage, list, listPage, messagePage, pathOf, type View, views } from './markup.ts'
import { words } from './words.ts'

/** Of this machine only: another name would be somebody else’s page that points here. */
const hosts = ['localhost', '127.0.0.1', '[::1]']

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** A message may look as it likes, and neither run anything, send anything, nor fetch anything. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"

/** Links open in a new tab: the personal link leads to the application, which nobody frames. Before everything, in the head. */
const newTab = '<!doctype html><base target="_blank">'

/** Milliseconds. */
const patience = 10_000

export function mailboxPage(kept: KeptMessages): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    if (!hosts.includes(new URL(c.req.url).hostname)) throw new HTTPException(421)
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    c.header('cross-origin-resource-policy', 'same-origin')
    if (c.res.headers.has('content-security-policy')) return
    c.header('content-security-policy', pagePolicy)
    // With no-referrer a form would come from nowhere.
    c.header('referrer-policy', 'same-origin')
  })
  app.use(csrf())

  app.get('/', (c) => c.redirect(`/${preferred(c)}/`))
  app.get('/mailbox.css', async (c) =>
    c.body((await Promise.all(styles.map((file) => readFile(file, 'utf8')))).join('\n'), 200, {
      'content-type': 'text/css; charset=utf-8',
    }),
  )
  app.get('/mailbox.js', async (c) =>
    c.body(await readFile(join(import.meta.dirname, 'mailbox.js'), 'utf8'), 200, {
      'content-type': 'text/javascript; charset=utf-8',
    }),
  )
  app.get('/letters/:id', (c) => {
    const letter = kept.find(c.req.param('id'))?.html
    if (!letter) return c.notFound()
    return c.html(newTab + letter, 200, {
      'content-security-policy': letterPolicy,
      'referrer-policy': 'no-referrer',
    })
  })
  app.notFound((c) => gone(c, preferred(c)))

  for (const language of Object.keys(words) as Language[]) {
    const say = words[language]
    const person = (c: Context) => c.req.query('person') ?? ''
    const show = (c: Context, path: string, title: string, content: ReturnType<typeof listPage>) =>
      c.html(frame(language, path, title, content))

    app.get(`/${language}/`, (c) => {
      const wanted = person(c)
      const path = wanted ? `/?person=${encodeURIComponent(wanted)}` : '/'
      return show(c, path, say.title, listPage(language, kept.list(wanted), wanted))
    })
    app.get(`/${language}/list`, (c) => {
      const tag = `"${kept.version()}"`
      if (c.req.header('if-none-match') === tag) return c.body(null, 304)
      const wanted = person(c)
      return c.html(list(language, kept.list(wanted), wanted), 200, { etag: tag })
    })
    const message = (view: View) => (c: Context) => {
      const one = kept.find(c.req.param('id')!)
      if (!one) return gone(c, language)
      const path = pathOf(language, one, view).slice(`/${language}`.length)
      return show(c, path, one.subject || say.noSubject, messagePage(language, one, view))
    }
    for (const view of views)
      app.get(`/${language}/messages/:id${view === 'letter' ? '' : `/${view}`}`, message(view))
    app.post(`/${language}/messages/:id/stop`, async (c) => {
      const one = kept.find(c.req.param('id'))
      if (!one?.stop) return gone(c, language)
      one.stopped = await stopByOneClick(one.stop)
      return c.redirect(pathOf(language, one), 303)
    })
  }
  return app
}

const gone = (c: Context, language: Language) =>
  c.html(frame(language, '/', words[language].goneTitle, gonePage(language)), 404)

const styles = [
  join(root, 'web', 'ui', 'tokens.css'),
  join(root, 'web', 'ui', 'base.css'),
  join(root, 'web', 'ui', 'page.css'),
  join(import.meta.dirname, 'mailbox.css'),
]

const preferred = (c: Context): Language =>
  accepts(c, {
    header: 'Accept-Language',
    supports: ['fr', 'en'],
    default: 'en',
    match: (accepted, { default: otherwise }) =>
      accepted
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => type.toLowerCase().split('-')[0]!)
        .find((tag) => tag in words) ?? otherwise,
  }) as Language

/** RFC 8058 §3.2: a POST without cookies, whose answer may not lead elsewhere. */
async function stopByOneClick(address: NonNullable<Kept['stop']>): Promise<number> {
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    return status
  } catch {
    return 0
  }
}
