/** The messages of the local mailbox: in memory only, the newest first, and never more than it may hold. */
import PostalMime from 'postal-mime'

export interface Kept {
  /** Names it in addresses of the page. */
  id: string
  /** Of the envelope: where it really went. */
  to: string
  from: string
  subject: string
  at: Date
  html: string | undefined
  text: string | undefined
  /** As they came, in their order. */
  headers: { name: string; value: string }[]
  /** Bytes as they came. */
  size: number
  /** None of a message without that header. */
  messageId: string | undefined
  /** How often it came: a mailbox shows a repetition of a Message-ID once. */
  times: number
  /** Takes the POST of RFC 8058, where the message offers it. */
  stop: string | undefined
  /** What it answered to that POST: an HTTP status, or 0 for nothing. */
  stopped?: number
}

export interface Limits {
  messages: number
  bytes: number
}

export type KeptMessages = ReturnType<typeof keptMessages>

export function keptMessages(limits: Limits) {
  const kept: Kept[] = []
  let bytes = 0
  let last = 0
  /** Changes with whatever the list shows. */
  let version = 0

  return {
    /** Keeps one copy for each recipient. */
    async keep(raw: Buffer, recipients: string[], at: Date): Promise<void> {
      const { from, subject = '', html, text, headers, messageId } = await PostalMime.parse(raw)
      for (const to of recipients) {
        const known = messageId && kept.find((one) => one.to === to && one.messageId === messageId)
        if (known) {
          known.times += 1
          continue
        }
        kept.unshift({
          id: String(++last),
          to,
          from: from?.address ? `${from.name} <${from.address}>`.trim() : '',
          subject,
          at,
          html,
          text,
          headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
          size: raw.length,
          messageId,
          times: 1,
          stop: stopOf(headers),
        })
        bytes += raw.length
      }
      while (kept.length > limits.messages || (bytes > limits.bytes && kept.length > 1))
        bytes -= kept.pop()!.size
      version += 1
    },
    /** @param person part of an address, in any case and with or without accents */
    list: (person = ''): Kept[] => kept.filter(({ to }) => plain(to).includes(plain(person.trim()))),
    find: (id: string): Kept | undefined => kept.find((one) => one.id === id),
    version: () => version,
  }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const headerOf = (headers: { key: string; value: string }[], wanted: string) =>
  headers.find(({ key }) => key === wanted)?.value

/** RFC 8058 §3.1: both headers, and among the addresses of the first one of HTTP. Here it need not be encrypted. */
function stopOf(headers: { key: string; value: string }[]): string | undefined {
  if (headerOf(headers, 'list-unsubscribe-post')?.trim() !== 'List-Unsubscribe=One-Click') return undefined
  const addresses = headerOf(headers, 'list-unsubscribe')?.matchAll(/<([^<>]+)>/g) ?? []
  return [...addresses]
    .map(([, address]) => address!.trim())
    .find((address) => /^https?:\/\//i.test(address) && URL.canParse(address))
}
