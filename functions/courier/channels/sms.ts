/** A text message through Amazon SNS, to the phone number that the directory has. */
import { PublishCommand, SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns'
import { isPhone } from '#shared/org/phone.ts'
import { awsFailure } from './aws-failure.ts'
import type { PersonalChannel } from './channel.ts'
import { patience } from './failure.ts'
import { smsText } from './sms-text.ts'

export interface SmsSettings {
  /** Who it seems to come from, where a country allows a name: 1 to 11 letters and digits. */
  sender?: string
  /** Milliseconds for one message. */
  timeout?: number
}

const text = (StringValue: string) => ({ DataType: 'String', StringValue })

/** @param config where SNS is and who asks; on Lambda its environment says so */
export function smsChannel(
  { sender, timeout = patience }: SmsSettings,
  config: SNSClientConfig = {},
): PersonalChannel {
  // The queue tries again. The client would do so at once, and might send twice.
  const client = new SNSClient({ maxAttempts: 1, ...config })
  return {
    async send({ to, brief }) {
      if (!isPhone(to)) return { outcome: 'refused', reason: 'malformed number' }
      const command = new PublishCommand({
        PhoneNumber: to,
        Message: smsText(brief),
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': text('Transactional'),
          ...(sender && { 'AWS.SNS.SMS.SenderID': text(sender) }),
        },
      })
      try {
        await client.send(command, { abortSignal: AbortSignal.timeout(timeout) })
        return { outcome: 'sent' }
      } catch (error) {
        return awsFailure(
          error,
          ({ name, message }) =>
            /^OptedOut/.test(name) ||
            (/^InvalidParameter/.test(name) && /PhoneNumber|opted out/i.test(message)),
        )
      }
    },
  }
}
