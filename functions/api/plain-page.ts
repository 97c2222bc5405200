/** A page of a few words for whoever comes here by the browser's own address bar: what happened, and the way on. */
import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Language } from '#shared/org/organisation.ts'
import { languageOf } from '../platform/language.ts'
import type { Problem } from '../platform/problem.ts'

const style =
  'body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:#1d2433;background:#fff}' +
  'main{max-width:34rem;margin:0 auto;padding:12vh 1.25rem}h1{font-size:1.5rem;line-height:1.25}a{color:#1a56b0}' +
  'button{font:inherit;font-weight:600;min-height:48px;padding:.5rem 1.25rem;border:0;border-radius:6px;color:#fff;background:#0b5a4a;cursor:pointer}' +
  'button:focus-visible,a:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}' +
  '@media(prefers-color-scheme:dark){body{color:#e8ebf2;background:#14171f}a{color:#8db8ff}button{color:#0d211b;background:#8fd3bf}}'

const back = { fr: 'Revenir à l’accueil', en: 'Back to the start page' }

export interface PlainPage {
  title: string
  text: string
  /** A button that posts to where the page was read. */
  button?: string
}

/** Whatever stands in `page` is escaped. */
export function plainPage(
  page: PlainPage,
  {
    language,
    status,
    headers = {},
  }: { language: Language; status: number; headers?: Record<string, string> },
): Response {
  const end = page.button
    ? html`<form method="post"><button>${page.button}</button></form>`
    : html`<p><a href="/">${back[language]}</a></p>`
  return documentOf(
    { title: page.title, style, main: html`<h1>${page.title}</h1>\n<p>${page.text}</p>\n${end}` },
    { language, status, headers, forms: page.button !== undefined },
  )
}

interface Html {
  title: string
  style: string
  main: ReturnType<typeof html>
}

interface Sent {
  language: Language
  status: number
  headers?: Record<string, string>
  /** Whether it has a form, which posts to us only. */
  forms?: boolean
}

/** A whole document without a script, which loads nothing. */
export function documentOf(
  { title, style, main }: Html,
  { language, status, headers = {}, forms = false }: Sent,
): Response {
  const styleHash = createHash('sha256').update(style).digest('base64')
  const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Quorum</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
  return new Response(String(body), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action ${forms ? "'self'" : "'none'"}; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      vary: 'accept-language',
      ...headers,
    },
  })
}

export function problemPage(problem: Problem, request: Request): Response {
  const language = languageOf(request)
  return plainPage(
    { title: problem.title(language), text: problem.detail(language) },
    { language, status: problem.status, headers: problem.status === 503 ? { 'retry-after': '2' } : {} },
  )
}
