/** A real SMTP server (RFC 5321) on the loopback, which takes every message for everybody. */
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Listening } from '../http.ts'
import { StartError } from '../start-error.ts'

/** Bytes of one message; ours have some thousands. */
const largest = 5_000_000

type Take = (raw: Buffer, recipients: string[]) => Promise<void>

/** Takes a free port. */
export async function listenSmtp(take: Take): Promise<Listening> {
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: largest,
    rejectOversized: true,
    closeTimeout: 1000,
    async onData(stream, { envelope }, done) {
      try {
        const raw = await buffer(stream)
        if (!stream.sizeExceeded)
          await take(
            raw,
            envelope.rcptTo.map(({ address }) => address),
          )
        done()
      } catch {
        // 451: the sender comes again, as with any other server in trouble.
        done(Object.assign(new Error('Not taken'), { responseCode: 451 }))
      }
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartError(`The mailbox gets no port to take messages on (${error.code}).`)),
    )
    server.listen(0, '127.0.0.1', resolve)
  })
  // A sender that leaves in the middle harms nobody.
  server.on('error', () => {})
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
