/** The description of the api as a page to read: every address, who may use it, what it takes and what it gives. */
import { html } from 'hono/html'
import type { Language } from '#shared/org/organisation.ts'
import type { OpenApi, OperationObject, Parameter } from './openapi.ts'
import { words } from './openapi-words.ts'
import { documentOf } from './plain-page.ts'

const style =
  ':root{color-scheme:light dark;--ink:#18211d;--soft:#48544d;--paper:#f9faf7;--sunk:#eef1ea;--rule:#d8ddd4;--action:#0b5a4a}' +
  '@media(prefers-color-scheme:dark){:root{--ink:#ebeee8;--soft:#b6bfb9;--paper:#151a18;--sunk:#1d2421;--rule:#303934;--action:#8fd3bf}}' +
  'body{margin:0;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}' +
  'main{max-width:52rem;margin:0 auto;padding:2rem 1rem 4rem}' +
  'h1,h2,h3{line-height:1.25}h1{font-size:1.625rem}h2{margin:3rem 0 0;font-size:1.25rem}h3{margin:0;font-size:1rem}' +
  'article{padding:1rem 0;border-bottom:1px solid var(--rule)}p,ul{margin:.25rem 0}.soft{color:var(--soft)}' +
  'a,summary{color:var(--action)}nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding:0;list-style:none}' +
  'nav a{display:inline-block;padding:.5rem 0}summary{padding:.5rem 0;cursor:pointer}' +
  'code,pre{font:.875rem/1.5 ui-monospace,monospace;overflow-wrap:anywhere}h3 code{font-weight:600}' +
  'pre{white-space:pre-wrap;margin:.25rem 0;padding:.75rem;border-radius:6px;background:var(--sunk)}' +
  'a:focus-visible,summary:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}'

export function openApiPage(document: OpenApi, language: Language): Response {
  const said = words[language]
  const other = language === 'fr' ? 'en' : 'fr'
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const main = html`<h1>${said.page}</h1>
<p>${document.info.description}</p>
<p><a href="/api/openapi.json?language=${language}">${said.document}</a> · <a href="?language=${other}" lang="${other}" hreflang="${other}">${other === 'fr' ? 'Français' : 'English'}</a></p>
<nav aria-label="${said.contents}"><ul>${document.tags.map(({ name, description }) => html`<li><a href="#${name}">${description}</a></li>`)}</ul></nav>
${document.tags.map(
  ({ name, description }) => html`<section aria-labelledby="${name}">
<h2 id="${name}">${description}</h2>
${operations
  .filter(({ operation }) => operation.tags[0] === name)
  .map(({ path, method, operation }) => articleOf(path, method, operation, language))}
</section>`,
)}`
  return documentOf({ title: said.page, style, main }, { language, status: 200 })
}

function articleOf(path: string, method: string, operation: OperationObject, language: Language) {
  const said = words[language]
  const { parameters, requestBody } = operation
  const [status, { content = {} } = {}] = Object.entries(operation.responses)[0]!
  const gives = [status, ...Object.keys(content)].join(' · ')
  const details = parameters.length > 0 || requestBody
  return html`<article id="${operation.operationId}">
<h3><code>${method.toUpperCase()} ${path}</code></h3>
<p>${operation.summary}</p>
<p class="soft">${said.who}${language === 'fr' ? '\u202f' : ''}: ${whoOf(operation, language)}</p>
<p class="soft">${said.gives}${language === 'fr' ? '\u202f' : ''}: ${gives}</p>
${
  details
    ? html`<details><summary>${[parameters.length > 0 && said.parameters, requestBody && said.body].filter(Boolean).join(', ')}</summary>
${parameters.length > 0 ? html`<ul>${parameters.map((parameter) => parameterOf(parameter, language))}</ul>` : ''}
${Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => html`<p>${type}</p><pre>${JSON.stringify(schema, null, 2)}</pre>`)}
</details>`
    : ''
}
</article>`
}

function parameterOf({ name, required, schema, description }: Parameter, language: Language) {
  const facts = [required ? words[language].required : '', description ?? shapeOf(schema)].filter(Boolean)
  return html`<li><code>${name}</code> ${facts.join(' · ')}</li>`
}

const shapeOf = (schema: Parameter['schema']): string => {
  const { type: _, ...rest } = schema
  return Object.keys(rest).length > 0 ? JSON.stringify(rest) : ''
}

function whoOf({ security }: OperationObject, language: Language): string {
  const { everybody, byLink, byProgram, roles } = words[language]
  if (security.length === 0) return everybody
  return security
    .map(({ session, link, program }) => {
      if (session) return roles[session[0] as keyof typeof roles]
      return link ? byLink : `${byProgram} ${program![0]}`
    })
    .join(', ')
}
