/** The mailbox's HTML: a list, a message, and the frame around both. `html` escapes whatever stands in it. */
import { html } from 'hono/html'
import type { Language } from '#shared/org/organisation.ts'
import type { Kept } from './kept.ts'
import { type Words, words } from './words.ts'

export type Markup = ReturnType<typeof html>
export const views = ['letter', 'text', 'headers'] as const
export type View = (typeof views)[number]

const languages = { fr: 'Français', en: 'English' }

/** @param path of the page behind its language, so that the other language has it too */
export function frame(language: Language, path: string, title: string, content: Markup): Markup {
  const say = words[language]
  const links = (Object.keys(languages) as Language[]).map(
    (one) =>
      html`<a href="/${one}${path}" lang="${one}" hreflang="${one}"${one === language ? html` aria-current="true"` : ''}>${languages[one]}</a>`,
  )
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Quorum</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/mailbox.css">
<script type="module" src="/mailbox.js"></script>
</head>
<body>
<a class="skip" href="#content">${say.skip}</a>
<header class="top"><a class="mark" href="/${language}/">${say.mark}</a><nav aria-label="${say.language}">${links}</nav></header>
<main id="content" tabindex="-1">${content}</main>
</body>
</html>
`
}

export function listPage(language: Language, kept: Kept[], person: string): Markup {
  const say = words[language]
  return html`<h1>${say.title}</h1>
<p class="soft about">${say.about}</p>
<form role="search" action="/${language}/">
<label for="person">${say.person}</label>
<div class="field"><input id="person" name="person" type="search" value="${person}" maxlength="254" autocomplete="off" spellcheck="false"><button class="button">${say.search}</button></div>
</form>
<div class="bar"><button id="pause" type="button" data-pause="${say.pause}" data-resume="${say.resume}" hidden>${say.pause}</button></div>
${list(language, kept, person)}`
}

/** What the page asks for again and again. */
export function list(language: Language, kept: Kept[], person: string): Markup {
  const say = words[language]
  const all = person ? html` · <a href="/${language}/">${say.all}</a>` : ''
  const items = kept.map(
    ({ id, subject, to, at }) =>
      html`<li><a href="/${language}/messages/${id}"><strong>${subject || say.noSubject}</strong><span class="to">${to}</span>${time(language, at)}</a></li>`,
  )
  const none = person ? say.noneOf : say.none
  return html`<section id="list" aria-label="${say.list}"><p class="quiet">${say.count(kept.length)}${all}</p>
${kept.length > 0 ? html`<ol class="letters">${items}</ol>` : html`<p class="none">${none}</p>`}
</section>`
}

export function messagePage(language: Language, kept: Kept, view: View): Markup {
  const say = words[language]
  const links = views.map(
    (one) =>
      html`<a href="${pathOf(language, kept, one)}"${one === view ? html` aria-current="page"` : ''}>${say[one]}</a>`,
  )
  return html`<p><a class="back" href="/${language}/">← ${say.back}</a></p>
<h1>${kept.subject || say.noSubject}</h1>
<dl class="facts">
<div><dt>${say.to}</dt><dd><a href="/${language}/?person=${encodeURIComponent(kept.to)}">${kept.to}</a></dd></div>
<div><dt>${say.from}</dt><dd>${kept.from}</dd></div>
<div><dt>${say.date}</dt><dd>${time(language, kept.at)}${kept.times > 1 ? ` · ${say.times(kept.times)}` : ''}</dd></div>
</dl>
${kept.stop ? stop(language, kept) : ''}
<nav class="views" aria-label="${say.views}">${links}</nav>
${content(kept, view, say)}`
}

export const pathOf = (language: Language, { id }: Kept, view: View = 'letter'): string =>
  `/${language}/messages/${id}${view === 'letter' ? '' : `/${view}`}`

export function gonePage(language: Language): Markup {
  const say = words[language]
  return html`<h1>${say.goneTitle}</h1>
<p>${say.gone}</p>
<p><a class="back" href="/${language}/">← ${say.back}</a></p>`
}

function stop(language: Language, { id, stopped }: Kept): Markup {
  const say = words[language]
  const done = stopped !== undefined && stopped >= 200 && stopped < 300
  if (done) return html`<p class="stop" role="status">${say.stopDone}</p>`
  const failed =
    stopped === undefined ? '' : html`<p class="wrong" role="alert">${say.stopFailed(stopped)}</p>`
  return html`<form class="stop" method="post" action="/${language}/messages/${id}/stop"><button class="button plain" aria-describedby="stop-about">${say.stop}</button><p class="quiet" id="stop-about">${say.stopAbout}</p>${failed}</form>`
}

function content(kept: Kept, view: View, say: Words): Markup {
  if (view === 'headers')
    return html`<dl class="headers">${kept.headers.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
  if (view === 'text')
    return kept.text ? html`<pre class="letter">${kept.text}</pre>` : html`<p>${say.noText}</p>`
  // Same-origin for its height only: without allow-scripts nothing in it runs.
  return kept.html
    ? html`<iframe class="letter" id="letter" title="${say.letter}" src="/letters/${kept.id}" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`
    : html`<p>${say.noHtml}</p>`
}

function time(language: Language, at: Date): Markup {
  const shown = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  return html`<time datetime="${at.toISOString()}">${shown}</time>`
}
