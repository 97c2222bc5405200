/**
 * A message as HTML for mailboxes: styles are inline, since some drop the rest, and layout is by tables. No image, no pixel,
 * no address that counts. The values are those of tokens.css.
 */
import type { Language } from '../org/organisation.ts'
import { Html, html } from './html.ts'
import type { Message, Part } from './message.ts'

const font = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"

/** Dark values replace the inline ones where a mailbox asks for them. */
const sheet = new Html(`
@media (prefers-color-scheme: dark) {
  .bg { background: #151a18 !important; } .ink { color: #ebeee8 !important; } .soft { color: #b6bfb9 !important; }
  .quiet { color: #9ba69f !important; } .rule { border-color: #303934 !important; } .link { color: #8fd3bf !important; }
  .btn { background: #8fd3bf !important; } .btn a { color: #0d211b !important; }
  a:focus-visible { outline-color: #8fb8ff !important; }
}
a:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
`)

const mark = html`<span class="link" style="color:#0b5a4a" aria-hidden="true">|||||</span>`

/** @param head who writes */
export function letterHtml(message: Message, language: Language, head: string): string {
  const { subject, preview, about, title, text, points, action, note, reasons, closing, contact } = message
  const rows: Html[] = [
    row(
      'ink rule',
      'padding:0 0 14px;border-bottom:1px solid #d8ddd4;color:#18211d;font-size:15px;font-weight:600',
      html`${mark}&nbsp; ${head}`,
    ),
    ...(about
      ? [row('quiet', 'padding:24px 0 0;color:#5a665f;font-size:15px;line-height:1.5', html`${about}`)]
      : []),
    row(
      '',
      about ? 'padding:6px 0 0' : 'padding:28px 0 0',
      html`<h1 class="ink" style="margin:0;color:#18211d;font-size:26px;line-height:1.22;font-weight:600">${title}</h1>`,
    ),
    ...text.map((paragraph) =>
      row('soft', 'padding:14px 0 0;color:#48544d;font-size:17px;line-height:1.55', html`${paragraph}`),
    ),
    ...points.map((point) => row('', 'padding:18px 0 0', partHtml(point))),
    row('', 'padding:26px 0 0', button(action)),
    ...(note
      ? [row('quiet', 'padding:12px 0 0;color:#5a665f;font-size:14px;line-height:1.5', html`${note}`)]
      : []),
    ...reasons.map((reason) => row('', 'padding:24px 0 0', ruled(partHtml(reason)))),
    row(
      'quiet',
      'padding:28px 0 8px;color:#5a665f;font-size:14px;line-height:1.5',
      html`${closing.join(' ')} ${linkHtml(contact)}`,
    ),
  ]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${sheet}</style>
</head>
<body class="bg" style="margin:0;padding:0;background:#f9faf7">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<div role="article" aria-label="${subject}" lang="${language}">
<table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" style="background:#f9faf7"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:536px;table-layout:fixed;overflow-wrap:anywhere;text-align:left;font-family:${font}">
${rows}</table>
</td></tr></table>
</div>
</body>
</html>
`.text
}

const row = (names: string, style: string, inside: Html): Html =>
  html`<tr><td${names ? html` class="${names}"` : ''} style="${style}">${inside}</td></tr>\n`

const partHtml = ({ title, text, link }: Part): Html =>
  html`<h2 class="ink" style="margin:0;color:#18211d;font-size:16px;line-height:1.55;font-weight:600">${title}</h2><p class="soft" style="margin:0;color:#48544d;font-size:16px;line-height:1.55">${text}${link ? html` ${linkHtml(link)}` : ''}</p>`

const ruled = (inside: Html): Html =>
  html`<div class="rule" style="border-top:1px solid #d8ddd4;padding:18px 0 0">${inside}</div>`

const linkHtml = ({ label, url }: Message['contact']): Html =>
  html`<a class="link" href="${url}" style="color:#0b5a4a">${label}</a>`

/** The table's cell is coloured for mailboxes that do not colour a link. */
const button = ({ label, url }: Message['action']): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="btn" align="center" style="background:#0b5a4a;border-radius:6px"><a href="${url}" style="display:block;padding:16px 24px;color:#ffffff;font-size:17px;font-weight:600;text-decoration:none">${label}</a></td></tr></table>`
