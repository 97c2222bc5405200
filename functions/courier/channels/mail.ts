/** An e-mail as it goes out, the same through SMTP and SES: RFC 5322, with one-click unsubscription (RFC 8058). */
import { createHash } from 'node:crypto'
import type { SendMailOptions } from 'nodemailer'
import type { Outgoing, Sent } from './channel.ts'

export interface Sender {
  /** An address, or a name before one in angle brackets. */
  from: string
}

/** Neither a list nor a comment nor a quoted string, which could be several addresses or a header of their own. */
const plain = /^[^\s\p{C}@"(),:;<>[\]\\]+@[^\s\p{C}@"(),:;<>[\]\\]+$/u

/** Of an address to which no message can be written. */
export const malformed: Sent = { outcome: 'refused', reason: 'malformed address' }
export const isPlain = (address: string): boolean => address.length <= 254 && plain.test(address)

/** @throws when `from` is no address */
export function mailFrom({ from }: Sender): (outgoing: Outgoing) => SendMailOptions {
  const { name = '', address = '' } = /^(?<name>[^<>]*)<(?<address>[^<>]+)>$/.exec(from.trim())?.groups ?? {
    address: from.trim(),
  }
  if (!isPlain(address)) throw new Error('the sender of e-mails is not an address')
  const domain = address.slice(address.indexOf('@') + 1)

  return ({ id, to, letter, stop }) => ({
    from: { name: name.trim().replace(/^"(.*)"$/, '$1'), address },
    to: { name: '', address: to },
    envelope: { from: address, to: [to] },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    // A mailbox that got it before knows the repetition. SES puts an id of its own there.
    messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}>`,
    headers: {
      // As it is, in one piece: an encoded or broken address would not be one (RFC 8058 §3.1).
      'List-Unsubscribe': { prepared: true, value: `<${new URL(stop).href}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // RFC 3834 §5: no answering machine replies.
      'Auto-Submitted': 'auto-generated',
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
