/** The e-mail of a message: HTML, and the same as plain text. */
import { voiceOf } from './languages.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'
import { type Message, oneLine } from './message.ts'
import type { Addressee, Content, Letter, Links } from './messages.ts'
import { digest, report } from './result-messages.ts'
import { invitation, publication, reminder } from './round-messages.ts'

export function letterOf(content: Content, to: Addressee, links: Links): Letter {
  const message = messageOf(content, to, links)
  return {
    subject: message.subject,
    html: letterHtml(message, to.language, headOf(to)),
    text: letterText(message, headOf(to)),
  }
}

/** As at the top of each page of the dashboard. */
const headOf = ({ organisation }: Addressee): string =>
  organisation ? `Quorum · ${oneLine(organisation)}` : 'Quorum'

function messageOf(content: Content, to: Addressee, links: Links): Message {
  const voice = voiceOf(content.round, to.language)
  switch (content.kind) {
    case 'invitation':
      return invitation(voice, to, links)
    case 'reminder':
      return reminder(voice, to, links)
    case 'publication':
      return publication(voice, to, links)
    case 'digest':
      return digest(voice, content.facts, links)
    case 'report':
      return report(voice, content.facts, links)
  }
}
