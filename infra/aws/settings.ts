/** What functions read from their environment: the doors' origins, and what whoever deploys says once per deployment. */
import { CfnParameter, type CfnParameterProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { configurationSet } from './bounces.ts'
import type { Doors } from './doors.ts'

const parameters: Record<string, CfnParameterProps & { id: string }> = {
  OIDC_ISSUER: {
    id: 'OidcIssuer',
    description: 'URL of the OpenID Connect provider',
    allowedPattern: '^https://.+$',
  },
  OIDC_CLIENT_ID: {
    id: 'OidcClientId',
    description: 'Client id of this deployment at that provider',
    minLength: 1,
  },
  ADMINISTRATOR_TOKEN_SHA256: {
    id: 'AdministratorTokenSha256',
    description:
      'SHA-256, in base64url, of the token that imports the first directory; none accepts no token',
    default: 'none',
    allowedPattern: '^(none|[\\w-]{43})$',
  },
  TIME_ZONE: {
    id: 'TimeZone',
    description: 'Time zone in which rounds open and close (IANA name)',
    default: 'Europe/Paris',
    allowedPattern: '^[A-Z][A-Za-z_]+(/[\\w+-]+)*$',
  },
  HOLIDAYS: {
    id: 'Holidays',
    description: 'Public holidays on which no round opens: those of France (FR) or none',
    default: 'FR',
    allowedValues: ['FR', 'none'],
  },
  QUORUM_K: {
    id: 'QuorumK',
    type: 'Number',
    description: 'The smallest group that a published number may speak of',
    default: 5,
    minValue: 5,
  },
  MESSAGES_PER_WEEK: {
    id: 'MessagesPerWeek',
    type: 'Number',
    description: 'The most messages that a person gets in a week',
    default: 2,
    minValue: 1,
    maxValue: 7,
  },
  MAIL_FROM: {
    id: 'MailFrom',
    description: 'Sender of e-mails, an address that SES or the SMTP server lets you use',
    allowedPattern: '^[^\\r\\n]*[^\\s@]+@[^\\s@]+$',
  },
  SLACK_API: {
    id: 'SlackApi',
    description: 'Where Slack answers',
    default: 'https://slack.com/api',
    allowedPattern: '^https://.+$',
  },
}

/** Gives the value of a setting by its name. Throws at synthesis for a name that nobody can give. */
export type Settings = (name: string) => string

export function settingsOf(scope: Construct, doors: Doors, version: string): Settings {
  const values = new Map<string, string>([
    ['APP_ORIGIN', doors.app.origin],
    ['BOX_ORIGIN', doors.box.origin],
    ['SES_SET', configurationSet],
    ['QUORUM_VERSION', version],
  ])
  for (const [name, { id, ...props }] of Object.entries(parameters))
    values.set(name, new CfnParameter(scope, id, props).valueAsString)
  return (name) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`no setting is called ${name}: add it to infra/aws/settings.ts`)
    return value
  }
}
