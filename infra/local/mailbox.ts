/** The local mailbox: takes every e-mail that Quorum sends from this machine, and shows it as its person would see it. */
import { type Listening, listen } from './http.ts'
import { keptMessages, type Limits } from './mailbox/kept.ts'
import { mailboxPage } from './mailbox/page.ts'
import { listenSmtp } from './mailbox/smtp.ts'
import { StartError } from './start-error.ts'

export interface Mailbox {
  /** Of its page. */
  origin: string
  /** Where it takes messages: smtp://… */
  smtp: string
  close(): Promise<void>
}

const most: Limits = { messages: 500, bytes: 50_000_000 }

/** @throws StartError when the port is taken */
export async function startMailbox(port: number, now: () => Date, limits: Limits = most): Promise<Mailbox> {
  const kept = keptMessages(limits)
  const page = await listen(mailboxPage(kept).fetch, port, 'the mailbox')
  let smtp: Listening
  try {
    smtp = await listenSmtp((raw, recipients) => kept.keep(raw, recipients, now()))
  } catch (error) {
    await page.close()
    throw error
  }
  return {
    origin: `http://localhost:${page.port}`,
    smtp: `smtp://127.0.0.1:${smtp.port}`,
    async close() {
      await smtp.close()
      await page.close()
    },
  }
}

/**
 * The mail server that `SMTP_URL` names, in the place of the mailbox.
 * @throws StartError without the address, which may hold a password
 */
export function mailServerOf(address: string | undefined): string | undefined {
  if (!address) return undefined
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url?.hostname || !['smtp:', 'smtps:'].includes(url.protocol))
    throw new StartError(
      'SMTP_URL is not the address of a mail server. Write it as smtp://user:password@host:port, or leave it out.',
    )
  return address
}
