/** SES and SNS: e-mails are read as a mailbox would, text messages kept; some addresses bounce, and SES tells of them by an event. */
import { randomUUID } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import type { Json } from '../templates.ts'
import { AwsError, type Service } from './door.ts'

export interface Mail {
  to: string
  mail: Email
}

export interface Sending {
  ses: Service
  sns: Service
  mails: Mail[]
  texts: { to: string; text: string }[]
  /** Addresses whose next message bounces, or is called spam. */
  bouncing: Set<string>
  complaining: Set<string>
  /** Addresses for which it is too busy. */
  busy: Set<string>
}

interface Options {
  arnOf(service: string, rest: string): string
  configurationSets: ReadonlySet<string>
  /** What SES puts on the default event bus. */
  event(event: Json): void
  /** An e-mail of so many bytes. */
  counted(bytes: number): void
}

export function sending({ arnOf, configurationSets, event, counted }: Options): Sending {
  const mails: Mail[] = []
  const texts: Sending['texts'] = []
  const bouncing = new Set<string>()
  const complaining = new Set<string>()
  const busy = new Set<string>()
  const ses: Service = {
    needs({ operation, body }) {
      if (operation !== 'POST /v2/email/outbound-emails')
        throw new AwsError('NotFoundException', `The rehearsal knows no ${operation}.`, 404)
      const from = body.FromEmailAddress ?? ''
      const resources = [
        arnOf('ses', `identity/${from || '*'}`),
        ...(body.ConfigurationSetName
          ? [arnOf('ses', `configuration-set/${body.ConfigurationSetName}`)]
          : []),
      ]
      // Of a message that comes as it is, IAM asks for the action of SES's first API too: "SendEmail … not authorized to perform
      // ses:SendRawEmail" (aws-actionmailer-ses-ruby #10, django-anymail #384).
      const actions = ['ses:SendEmail', ...(body.Content.Raw ? ['ses:SendRawEmail'] : [])]
      return actions.flatMap((action) => resources.map((resource) => ({ action, resource })))
    },
    async answer({ body }) {
      const { Content, Destination, ConfigurationSetName, EmailTags = [] } = body
      if (ConfigurationSetName && !configurationSets.has(ConfigurationSetName))
        throw new AwsError('NotFoundException', 'There is no such configuration set.', 404)
      if (Destination.ToAddresses.some((to: string) => busy.has(to)))
        throw new AwsError('TooManyRequestsException', 'Too many of them.', 429)
      const mail = await PostalMime.parse(Buffer.from(Content.Raw.Data, 'base64'))
      counted(Buffer.byteLength(Content.Raw.Data, 'base64'))
      for (const to of Destination.ToAddresses) {
        mails.push({ to, mail })
        if (!ConfigurationSetName) continue
        const tags = {
          'ses:configuration-set': [ConfigurationSetName],
          ...Object.fromEntries(EmailTags.map(({ Name, Value }: Json) => [Name, [Value]])),
        }
        const tell = (what: string, detail: Json) =>
          event({ source: 'aws.ses', 'detail-type': what, detail: { ...detail, mail: { tags } } })
        if (bouncing.delete(to)) tell('Email Bounced', { bounce: { bounceType: 'Permanent' } })
        if (complaining.delete(to)) tell('Email Complaint Received', { complaint: {} })
      }
      return { body: { MessageId: randomUUID() }, type: 'application/json' }
    },
  }
  const sns: Service = {
    needs: ({ operation }) => [{ action: `sns:${operation}`, resource: '*' }],
    async answer({ body }) {
      texts.push({ to: body.PhoneNumber, text: body.Message })
      return {
        type: 'text/xml',
        body: `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${randomUUID()}</MessageId></PublishResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`,
      }
    },
  }
  return { ses, sns, mails, texts, bouncing, complaining, busy }
}
