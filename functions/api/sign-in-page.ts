/** A sign-in that failed, as a page: what happened, and the way back. */
import { createHash } from 'node:crypto'
import { languageOf } from '../platform/language.ts'
import type { Problem } from '../platform/problem.ts'

const style =
  'body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:#1d2433;background:#fff}' +
  'main{max-width:34rem;margin:0 auto;padding:12vh 1.25rem}h1{font-size:1.5rem;line-height:1.25}a{color:#1a56b0}' +
  '@media(prefers-color-scheme:dark){body{color:#e8ebf2;background:#14171f}a{color:#8db8ff}}'
const styleHash = createHash('sha256').update(style).digest('base64')

const back = { fr: 'Revenir à l’accueil', en: 'Back to the start page' }

/** Every word is ours: nothing of the request stands in it. */
export function signInProblemPage(problem: Problem, request: Request): Response {
  const language = languageOf(request)
  const title = problem.title(language)
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Quorum</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${problem.detail(language)}</p>
<p><a href="/">${back[language]}</a></p>
</main>
</body>
</html>
`
  return new Response(html, {
    status: problem.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      vary: 'accept-language',
      ...(problem.status === 503 ? { 'retry-after': '2' } : {}),
    },
  })
}
