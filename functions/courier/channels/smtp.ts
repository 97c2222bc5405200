/** E-mail through a server that speaks SMTP (RFC 5321), over connections that a warm function uses again. */
import { createTransport, type NodemailerError } from 'nodemailer'
import { isNoSuchAddress } from '#shared/messages/no-such-address.ts'
import type { PersonalChannel, Sent } from './channel.ts'
import { codeWord, patience, reasonOf } from './failure.ts'
import { isPlain, mailFrom, malformed, type Sender } from './mail.ts'

export interface SmtpSettings extends Sender {
  /** smtp://user:password@host:port, which turns to TLS at once, or smtps://, which begins with it. */
  url: string
  /** Milliseconds for one message. */
  timeout?: number
}

/** Mail servers count connections. An idle one is kept between the messages of a batch, not between two batches. */
const pooled = { pool: true, maxConnections: 2, idleTimeout: 30_000 } as const

export function smtpChannel({ url, from, timeout = patience }: SmtpSettings): PersonalChannel {
  const compose = mailFrom({ from })
  const pool = createTransport({ ...pooled, ...server(url) })
  // A connection that breaks while nobody uses it is no failure of any message.
  pool.on('error', () => {})
  return {
    async send(outgoing) {
      if (!isPlain(outgoing.to)) return malformed
      try {
        await pool.sendMail({ ...compose(outgoing), signal: AbortSignal.timeout(timeout) })
        return { outcome: 'sent' }
      } catch (error) {
        return verdict(error as NodemailerError)
      }
    },
  }
}

/**
 * Only these parts of the address: nodemailer itself would also take options from it, to log what passes, for example.
 * @throws without the address, which holds a password
 */
function server(address: string) {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const secure = url?.protocol === 'smtps:'
  if (!url?.hostname || !(secure || url.protocol === 'smtp:'))
    throw new Error('the address of the mail server does not begin with smtp:// or smtps://')
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const here = ['localhost', '127.0.0.1', '::1'].includes(host)
  const user = decodeURIComponent(url.username)
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // Passwords and personal links leave this machine encrypted or not at all.
    requireTLS: !here,
    ignoreTLS: here,
    ...(user && { auth: { user, pass: decodeURIComponent(url.password) } }),
  }
}

/**
 * Refused is only what a reply says of this address. A server that refuses everybody, for its policy or for who is
 * sending (554, 550 5.7.1, 5.1.8 …), would otherwise close every address in one evening.
 */
function verdict(error: NodemailerError): Sent {
  const { responseCode: code, response = '', command } = error.rejectedErrors?.[0] ?? error
  if (!code) {
    const reason = error.code === 'EABORT' ? 'timeout' : (codeWord(error.originalCode) ?? reasonOf(error))
    return { outcome: 'retry', reason }
  }
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  const reason = `SMTP ${code}${status ? ` ${status}` : ''}`
  // Without an enhanced status (RFC 2034) a code tells of an address only where the address was named.
  const named = command === 'RCPT TO' || (command === 'DATA' && status !== undefined)
  const refused = named && isNoSuchAddress(code, status)
  return { outcome: refused ? 'refused' : 'retry', reason }
}
