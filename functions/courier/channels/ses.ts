/** E-mail through Amazon SES (API version 2), composed here so that it is the same e-mail as through SMTP. */
import { SESv2Client, type SESv2ClientConfig, SendEmailCommand } from '@aws-sdk/client-sesv2'
import MailComposer from 'nodemailer/lib/mail-composer'
import { toBase64url } from '#shared/ballot/bytes.ts'
import { awsFailure } from './aws-failure.ts'
import type { PersonalChannel } from './channel.ts'
import { patience } from './failure.ts'
import { isPlain, mailFrom, malformed, type Sender } from './mail.ts'

export interface SesSettings extends Sender {
  /** That tells of bounces and complaints; none tells of none. */
  configurationSet?: string
  /** Milliseconds for one message. */
  timeout?: number
}

/** @param config where SES is and who asks; on Lambda its environment says so */
export function sesChannel(
  { from, configurationSet, timeout = patience }: SesSettings,
  config: SESv2ClientConfig = {},
): PersonalChannel {
  const compose = mailFrom({ from })
  // The queue tries again. The client would do so at once, and might send twice.
  const client = new SESv2Client({ maxAttempts: 1, ...config })
  return {
    async send(outgoing) {
      if (!isPlain(outgoing.to)) return malformed
      try {
        const Data = await new MailComposer(compose(outgoing)).compile().build()
        const command = new SendEmailCommand({
          Destination: { ToAddresses: [outgoing.to] },
          Content: { Raw: { Data } },
          ...(configurationSet
            ? {
                ConfigurationSetName: configurationSet,
                // Tags hold letters, digits, dash and underscore.
                EmailTags: [
                  { Name: 'member', Value: toBase64url(new TextEncoder().encode(outgoing.member)) },
                ],
              }
            : {}),
        })
        await client.send(command, { abortSignal: AbortSignal.timeout(timeout) })
        return { outcome: 'sent' }
      } catch (error) {
        // MessageRejected is also what SES says of an unverified sender or of a content it does not like: to everybody.
        return awsFailure(
          error,
          ({ name, message }) => name === 'MessageRejected' && /suppress|black-?list/i.test(message),
        )
      }
    },
  }
}
