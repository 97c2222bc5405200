/** A mail server in this process: keeps what it takes, and can be told to refuse, to hang, or to break off. */
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Taken {
  /** Envelope. */
  from: string
  to: string[]
  /** As it came, and as a mail program reads it. */
  raw: string
  mail: Email
}

export interface Mailbox {
  port: number
  /** In order of arrival. */
  taken: Taken[]
  /** How many connections were opened. */
  connections: number
  /** What it does with the next messages; without a behaviour it takes them. */
  does: Behaviour
  /** Ends every connection, as a server does that has waited long enough. */
  breakOff(): void
  close(): Promise<void>
}

export interface Behaviour {
  /** Refuses these addresses (all of them by '*'), with a reply such as '550 5.1.1 No such user'. */
  refuses?: Record<string, string>
  /** Refuses whatever it has read, after DATA. */
  afterData?: string
  /** Breaks the connection off after DATA, or says nothing any more. */
  afterwards?: 'break off' | 'hang'
}

interface Options {
  /** Only with this user and password. */
  user?: string
  password?: string
  /** From the first byte, by a certificate that nobody vouches for. */
  tls?: boolean
}

export async function mailbox({ user, password, tls = false }: Options = {}): Promise<Mailbox> {
  const here: Mailbox = { port: 0, taken: [], connections: 0, does: {}, breakOff, close }
  const server = new SMTPServer({
    secure: tls,
    logger: false,
    disabledCommands: ['STARTTLS'],
    // Replies are the test’s, to the letter.
    hideENHANCEDSTATUSCODES: true,
    allowInsecureAuth: true,
    authOptional: user === undefined,
    disableReverseLookup: true,
    closeTimeout: 1,
    onConnect(_session, done) {
      here.connections += 1
      done()
    },
    onAuth(given, _session, done) {
      const known = given.username === user && given.password === password
      done(known ? null : replying('535 5.7.8 Not known'), { user: given.username })
    },
    onRcptTo({ address }, _session, done) {
      const reply = here.does.refuses?.[address] ?? here.does.refuses?.['*']
      done(reply ? replying(reply) : null)
    },
    async onData(stream, { envelope }, done) {
      // Another of its connections may end while this one still sends.
      const bytes = await buffer(stream).catch(() => undefined)
      if (!bytes) return
      if (here.does.afterwards === 'hang') return
      if (here.does.afterwards === 'break off') return breakOff()
      if (here.does.afterData) return done(replying(here.does.afterData))
      here.taken.push({
        from: envelope.mailFrom ? envelope.mailFrom.address : '',
        to: envelope.rcptTo.map(({ address }) => address),
        raw: bytes.toString('latin1'),
        mail: await PostalMime.parse(bytes),
      })
      done()
    },
  })
  // A client that leaves in the middle is what some tests want.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  here.port = (server.server.address() as AddressInfo).port

  function breakOff(): void {
    for (const connection of server.connections) connection.close()
  }
  function close(): Promise<void> {
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return here
}

const replying = (reply: string): Error =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) })
