/** E-mails through SMTP and SES: what a mailbox gets, what no subject can add to it, and what each reply means. */
import { createHash } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import PostalMime from 'postal-mime'
import * as v from 'valibot'
import { afterEach, describe, expect, it } from 'vitest'
import type { Outgoing } from '../../functions/courier/channels/channel.ts'
import { sesChannel } from '../../functions/courier/channels/ses.ts'
import { smtpChannel } from '../../functions/courier/channels/smtp.ts'
import { address, aws, edges, outgoing, password, secretKey } from './channels.fixture.ts'
import { receiver } from './receiver.fixture.ts'
import { isSigned } from './signature-4.fixture.ts'
import { type Mailbox, mailbox } from './smtp.fixture.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function opened<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const server = await starting
  open.push(server)
  return server
}

const from = 'Quorum <quorum@lumen.example>'
const through = ({ port }: Mailbox, host = 'localhost') =>
  smtpChannel({ url: `smtp://${host}:${port}`, from })

/** What SES gets. */
const sesRequest = v.strictObject({
  Destination: v.strictObject({ ToAddresses: v.strictTuple([v.string()]) }),
  Content: v.strictObject({ Raw: v.strictObject({ Data: v.pipe(v.string(), v.base64()) }) }),
})

/** The e-mail as it goes out, by both ways. */
const ways: Record<string, (message: Outgoing) => Promise<{ raw: string; to: string[] }>> = {
  async smtp(message) {
    const server = await opened(mailbox({ user: 'quorum', password }))
    expect(await edges.smtp.send(server.port, message)).toEqual({ outcome: 'sent' })
    const [{ raw, to, from }] = server.taken as [Mailbox['taken'][number]]
    expect(from).toBe('quorum@lumen.example')
    return { raw, to }
  },
  async ses(message) {
    const server = await opened(receiver(() => Response.json({ MessageId: 'm' })))
    expect(await edges.ses.send(Number(new URL(server.origin).port), message)).toEqual({ outcome: 'sent' })
    expect(server.posts).toHaveLength(1)
    const [post] = server.posts as [(typeof server.posts)[number]]
    expect(`${post.method} ${post.path}`).toBe('POST /v2/email/outbound-emails')
    expect(isSigned(post, secretKey)).toBe(true)
    expect(isSigned({ ...post, body: post.body.replace('m', 'n') }, secretKey)).toBe(false)
    const { Destination, Content } = v.parse(sesRequest, JSON.parse(post.body))
    return { raw: Buffer.from(Content.Raw.Data, 'base64').toString('latin1'), to: Destination.ToAddresses }
  },
}

describe.each(Object.entries(ways))('an e-mail through %s', (_name, deliver) => {
  it('is text and HTML, from and to one address each, in words as they were', async () => {
    const { raw, to } = await deliver(outgoing)
    const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'))
    expect(to).toEqual([address])
    expect(mail.from).toMatchObject({ name: 'Quorum', address: 'quorum@lumen.example' })
    expect(mail.to).toMatchObject([{ name: '', address }])
    expect(mail.subject).toBe(outgoing.letter.subject)
    expect(mail.text?.trimEnd()).toBe(outgoing.letter.text.trimEnd())
    expect(mail.html?.trimEnd()).toBe(outgoing.letter.html)
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m)
    expect(mail.attachments).toEqual([])
  })

  it('can be stopped with one click, and is answered by no machine', async () => {
    const { raw } = await deliver(outgoing)
    // RFC 8058 §3.1: one address, whole and on one line.
    expect(raw.split('\r\n')).toContain(`List-Unsubscribe: <${outgoing.stop}>`)
    expect(raw.split('\r\n')).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(raw.split('\r\n')).toContain('Auto-Submitted: auto-generated')
    expect(raw).not.toMatch(/^X-Mailer/m)
  })

  it('has the same Message-ID at every try, which tells nothing', async () => {
    const digest = createHash('sha256').update(outgoing.id).digest('hex').slice(0, 32)
    for (const _try of [1, 2]) {
      const { raw } = await deliver(outgoing)
      expect(raw.split('\r\n')).toContain(`Message-ID: <${digest}@lumen.example>`)
    }
  })

  it.each([
    ['a line break', 'Hello\r\nBcc: eve@evil.example\r\n\r\nBody', 'Hello Bcc: eve@evil.example  Body'],
    ['a bare line feed', 'Hello\nBcc: eve@evil.example', 'Hello Bcc: eve@evil.example'],
    ['accents, an emoji, two directions', 'Équipe ‏עברית‏ 🌱 — l’été', 'Équipe ‏עברית‏ 🌱 — l’été'],
    ['a long one', 'é'.repeat(300), 'é'.repeat(300)],
  ])('takes a subject with %s for a subject', async (_what, subject, read) => {
    const { raw, to } = await deliver({ ...outgoing, letter: { ...outgoing.letter, subject } })
    const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'))
    expect(to).toEqual([address])
    expect(mail.bcc ?? []).toEqual([])
    expect(mail.subject?.replace(/\s/g, '')).toBe(read.replace(/\s/g, ''))
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    // Headers are ASCII, in lines of RFC 5322 §2.1.1.
    expect(head).toMatch(/^[\x20-\x7e\r\n]*$/)
    for (const line of head.split('\r\n')) expect(line.length).toBeLessThan(998)
  })
})

describe.each([edges.smtp, edges.ses])('$name', ({ start, send }) => {
  it.each([
    'lea@lumen.example, eve@evil.example',
    'Eve <eve@evil.example>',
    'lea@lumen.example\r\nBcc: eve@evil.example',
    '"lea,eve"@lumen.example',
    'lea',
    `${'l'.repeat(300)}@lumen.example`,
    '',
  ])('writes nothing to %j', async (to) => {
    const provider = await opened(start('takes'))
    expect(await send(provider.port, { ...outgoing, to })).toEqual({
      outcome: 'refused',
      reason: 'malformed address',
    })
    expect(provider.arrived()).toEqual([])
  })
})

describe('what a mail server’s reply means', () => {
  it.each([
    ['550 5.1.1 No such user', 'refused', 'SMTP 550 5.1.1'],
    ['550 No such user', 'refused', 'SMTP 550'],
    ['551 User not local', 'refused', 'SMTP 551'],
    ['553 Mailbox name not allowed', 'refused', 'SMTP 553'],
    ['501 5.1.3 Bad address', 'refused', 'SMTP 501 5.1.3'],
    ['556 5.1.10 Null MX', 'refused', 'SMTP 556 5.1.10'],
    ['550 5.2.1 Mailbox disabled', 'refused', 'SMTP 550 5.2.1'],
    ['451 4.7.1 Greylisted', 'retry', 'SMTP 451 4.7.1'],
    ['421 4.3.2 Shutting down', 'retry', 'SMTP 421 4.3.2'],
    ['452 4.2.2 Mailbox full', 'retry', 'SMTP 452 4.2.2'],
    ['552 5.2.2 Mailbox full', 'retry', 'SMTP 552 5.2.2'],
    ['550 5.7.1 Your network is blocked', 'retry', 'SMTP 550 5.7.1'],
    ['550 5.1.0 Sender rejected', 'retry', 'SMTP 550 5.1.0'],
    ['553 5.1.8 Bad sender', 'retry', 'SMTP 553 5.1.8'],
    ['554 5.7.1 Relay denied', 'retry', 'SMTP 554 5.7.1'],
    ['554 No', 'retry', 'SMTP 554'],
  ])('to the address: %s', async (reply, outcome, reason) => {
    const server = await opened(mailbox())
    server.does = { refuses: { [address]: reply } }
    expect(await through(server).send(outgoing)).toEqual({ outcome, reason })
    expect(server.taken).toEqual([])
  })

  it.each([
    ['550 5.1.1 No such user', 'refused', 'SMTP 550 5.1.1'],
    ['550 Looks like spam', 'retry', 'SMTP 550'],
    ['554 5.6.0 Refused for its content', 'retry', 'SMTP 554 5.6.0'],
    ['451 4.3.0 Try again', 'retry', 'SMTP 451 4.3.0'],
  ])('to the whole message: %s', async (afterData, outcome, reason) => {
    const server = await opened(mailbox())
    server.does = { afterData }
    expect(await through(server).send(outgoing)).toEqual({ outcome, reason })
  })
})

describe('a connection', () => {
  it('is used again for other messages, also after a refused one', async () => {
    const server = await opened(mailbox())
    server.does = { refuses: { 'nobody@lumen.example': '550 5.1.1 No' } }
    const channel = through(server)
    const outcomes: string[] = []
    for (const to of [address, 'nobody@lumen.example', 'ana@lumen.example', address, address, address])
      outcomes.push((await channel.send({ ...outgoing, to })).outcome)
    expect(outcomes).toEqual(['sent', 'refused', 'sent', 'sent', 'sent', 'sent'])
    // The second is opened where the first is still saying goodbye to a message.
    expect(server.connections).toBeLessThanOrEqual(2)
    expect(server.taken.flatMap(({ to }) => to)).toEqual([
      address,
      'ana@lumen.example',
      address,
      address,
      address,
    ])
  })

  it('that breaks off after the message is a message to send again, over another', async () => {
    const server = await opened(mailbox())
    server.does = { afterwards: 'break off' }
    const channel = through(server)
    expect(await channel.send(outgoing)).toEqual({ outcome: 'retry', reason: 'ECONNECTION' })
    server.does = {}
    expect(await channel.send(outgoing)).toEqual({ outcome: 'sent' })
    expect(server.connections).toBe(2)
    expect(server.taken).toHaveLength(1)
  })

  it('that ended while nobody used it costs no message', async () => {
    const server = await opened(mailbox())
    const channel = through(server)
    for (const _batch of [1, 2, 3]) {
      expect(await channel.send(outgoing)).toEqual({ outcome: 'sent' })
      server.breakOff()
    }
    expect(server.taken).toHaveLength(3)
  })

  it('on which nobody ever speaks is given up', async () => {
    const server = createServer((socket) => socket.on('error', () => {}))
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
    const url = `smtp://localhost:${(server.address() as AddressInfo).port}`
    expect(await smtpChannel({ url, from, timeout: 200 }).send(outgoing)).toEqual({
      outcome: 'retry',
      reason: 'timeout',
    })
  })

  it('leaves this machine encrypted or not at all', async () => {
    const server = await opened(mailbox())
    const outcome = await through(server, '0.0.0.0').send(outgoing)
    expect(outcome).toEqual({
      outcome: 'retry',
      reason: expect.stringMatching(/^(ETLS|SMTP 5\d\d( [\d.]+)?)$/),
    })
    expect(server.connections).toBe(1)
    expect(server.taken).toEqual([])
  })

  it('trusts no certificate that nobody vouches for', async () => {
    const server = await opened(mailbox({ tls: true }))
    const outcome = await smtpChannel({ url: `smtps://localhost:${server.port}`, from }).send(outgoing)
    expect(outcome).toMatchObject({ outcome: 'retry' })
    expect(server.taken).toEqual([])
  })

  it('with a wrong password is to be put right, and refuses nobody', async () => {
    const server = await opened(mailbox({ user: 'quorum', password }))
    const url = `smtp://quorum:not%20it@localhost:${server.port}`
    expect(await smtpChannel({ url, from }).send(outgoing)).toEqual({
      outcome: 'retry',
      reason: 'SMTP 535 5.7.8',
    })
  })
})

it.each([
  ['https://quorum:SECRET@mail.example', from],
  ['quorum:SECRET@mail.example', from],
  ['smtp://', from],
  ['smtp://localhost', 'Quorum'],
  ['smtp://localhost', 'Quorum <a@b.example>, <c@d.example>'],
])('settings such as %s from %s are refused at once, without their secret', (url, sender) => {
  expect(() => smtpChannel({ url, from: sender })).toThrow(/^(?!.*SECRET)the /)
})

describe('what an error of SES means', () => {
  it.each([
    ['MessageRejected', 'Email address is not verified: quorum@lumen.example', 'retry'],
    ['MessageRejected', 'Address blacklisted.', 'refused'],
    ['SendingPausedException', 'Paused', 'retry'],
    ['AccountSuspendedException', 'Suspended', 'retry'],
    ['MailFromDomainNotVerifiedException', 'Not verified', 'retry'],
    ['BadRequestException', 'No', 'retry'],
  ])('%s: %s', async (type, message, outcome) => {
    const headers = { 'x-amzn-errortype': type }
    const server = await opened(receiver(() => Response.json({ message }, { status: 400, headers })))
    const sent = await edges.ses.send(Number(new URL(server.origin).port), outgoing)
    expect(sent).toEqual({ outcome, reason: type })
  })
})

it('SES is told whose message it is by a tag, so that it can say whose bounced', async () => {
  const server = await opened(receiver(() => Response.json({ MessageId: 'm' })))
  const port = Number(new URL(server.origin).port)
  const channel = sesChannel({ from: 'Quorum <quorum@lumen.example>', configurationSet: 'quorum' }, aws(port))
  expect(await channel.send({ ...outgoing, member: 'é/17' })).toEqual({ outcome: 'sent' })
  const { ConfigurationSetName, EmailTags } = JSON.parse(server.posts[0]!.body)
  expect(ConfigurationSetName).toBe('quorum')
  expect(EmailTags).toEqual([{ Name: 'member', Value: expect.stringMatching(/^[\w-]+$/) }])
  expect(Buffer.from(EmailTags[0].Value, 'base64url').toString()).toBe('é/17')
})
