/** The local provider's only page, in both languages at once: it knows nobody's language yet. */
import { createHash } from 'node:crypto'

type Asking = { kind: 'first'; email: string | undefined } | { kind: 'unknown'; email: string }
/** With the hidden form of the provider. */
type Leaving = { kind: 'leave'; form: string; email: string | undefined }

/**
 * What the page says: at first, with the address of whoever is still signed in here, after an address that nobody has, on
 * the way out, once out, or when the sign-in itself is gone.
 */
export type Entry = Asking | Leaving | { kind: 'left' } | { kind: 'lost' }

const style = `
:root{color-scheme:light dark;--ink:#1d2433;--soft:#4d566b;--paper:#fff;--line:#76809a;--accent:#1a56b0;--on:#fff;--wrong:#a4262c}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebf2;--soft:#b4bccd;--paper:#14171f;--line:#8a94ac;--accent:#8db8ff;--on:#10131a;--wrong:#ff9d9d}}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
main{max-width:28rem;margin:0 auto;padding:10vh 1.25rem 2rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 1.5rem}
h1 span,label span,button span{display:block}
[lang=en]{color:var(--soft)}
button [lang=en]{color:inherit}
label{display:block;font-weight:600;margin-bottom:.5rem}
label [lang=en]{font-weight:400}
input,button{width:100%;min-height:3rem;font:inherit;border-radius:.5rem;padding:.5rem .75rem}
input{border:1px solid var(--line);color:var(--ink);background:var(--paper)}
button{margin-top:1rem;border:0;color:var(--on);background:var(--accent);font-weight:600;cursor:pointer}
button.second{color:var(--ink);background:none;border:1px solid var(--line)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.wrong{margin:.75rem 0 0;color:var(--wrong)}
.wrong [lang=en]{color:inherit}
.wrong p{margin:.25rem 0}
footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.9375rem}
a{color:var(--accent)}
`
const styleHash = createHash('sha256').update(style).digest('base64')

/** Chromium holds a form's redirects to form-action too, and this one's lead back to the application. */
export const signInPageHeaders = (appOrigin: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self' ${appOrigin}; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const both = (fr: string, en: string, tag = 'span'): string =>
  `<${tag} lang="fr">${fr}</${tag}><${tag} lang="en">${en}</${tag}>`

const who = { fr: 'Qui êtes-vous\u202f?', en: 'Who are you?' }
const out = { fr: 'Vous êtes déconnecté de Quorum.', en: 'You are signed out of Quorum.' }
const titles = { first: who, unknown: who, lost: who, leave: out, left: out }

export function signInPage(entry: Entry, appOrigin: string): string {
  const { fr, en } = titles[entry.kind]
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fr} / ${en}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${both(fr, en)}</h1>
${content(entry, appOrigin)}
<footer>
${both(
  'Cette page remplace, sur cet ordinateur, le service d’identité de votre organisation. Elle ne demande aucun mot de passe et croit l’adresse que vous donnez.',
  'On this computer, this page stands for your organisation’s own identity service. It asks for no password and believes the address that you give.',
  'p',
)}
</footer>
</main>
</body>
</html>
`
}

function content(entry: Entry, appOrigin: string): string {
  switch (entry.kind) {
    case 'leave':
      return leave(entry)
    case 'left':
      return back(appOrigin)
    case 'lost':
      return lost(appOrigin)
    default:
      return form(entry)
  }
}

function form(entry: Asking): string {
  const wrong = entry.kind === 'unknown'
  const told = wrong
    ? `\n<div class="wrong" id="wrong" role="alert">${both(
        'Personne dans cette organisation n’a cette adresse. Vérifiez-la, puis réessayez.',
        'Nobody in this organisation has this address. Check it, then try again.',
        'p',
      )}</div>`
    : ''
  return `<form method="post">
<label for="email">${both('Adresse e-mail', 'E-mail address')}</label>
<input id="email" name="email" type="email" required maxlength="254" autocomplete="email" autofocus value="${escapeHtml(entry.email ?? '')}"${wrong ? ' aria-invalid="true" aria-describedby="wrong"' : ''}>${told}
<button>${both('Se connecter', 'Sign in')}</button>
</form>`
}

/** Whoever stays keeps only their address here, filled in the next time. */
const leave = ({ form, email = '' }: Leaving): string => `${both(
  `Ce service d’identité vous connaît encore comme ${escapeHtml(email)}.`,
  `This identity service still knows you as ${escapeHtml(email)}.`,
  'p',
)}
${form}
<button form="op.logoutForm" name="logout" value="yes" autofocus>${both('Se déconnecter ici aussi', 'Sign out here too')}</button>
<button class="second" form="op.logoutForm">${both('Rester connecté ici', 'Stay signed in here')}</button>`

const back = (appOrigin: string): string =>
  `<p><a href="${appOrigin}/">${both('Revenir à Quorum', 'Back to Quorum')}</a></p>`

const lost = (appOrigin: string): string => `<div role="alert">${both(
  'Cette connexion n’est pas valable, ou elle a expiré.',
  'This sign-in is not valid, or it has expired.',
  'p',
)}</div>
${back(appOrigin)}`
