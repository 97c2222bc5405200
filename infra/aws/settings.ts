/** What functions read from their environment: the doors' origins, and what whoever deploys says once per deployment. */
import { CfnParameter, type CfnParameterProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { configurationSet } from './bounces.ts'
import type { Doors } from './doors.ts'
import type { Identity } from './identity.ts'

const parameters: Record<string, CfnParameterProps & { id: string }> = {
  OIDC_EMAIL_TRUSTED: {
    id: 'OidcEmailTrusted',
    description: 'Whether addresses hold of which that provider does not say that it verified them',
    default: 'no',
    allowedValues: ['no', 'yes'],
  },
  OIDC_ROLES_CLAIM: {
    id: 'OidcRolesClaim',
    description: 'Claim from which roles are read beside those of the directory; none reads none',
    default: '',
  },
  OIDC_ROLE_HR: {
    id: 'OidcRoleHr',
    description: 'Values of that claim, with commas between, that mean HR',
    default: '',
  },
  OIDC_ROLE_ADMINISTRATOR: {
    id: 'OidcRoleAdministrator',
    description: 'Values of that claim, with commas between, that mean administrator',
    default: '',
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
    description: 'Time zone in which rounds open and close until HR stores a schedule (IANA name)',
    default: 'Europe/Paris',
    allowedPattern: '^[A-Z][A-Za-z_]+(/[\\w+-]+)*$',
  },
  HOLIDAYS: {
    id: 'Holidays',
    description:
      'Public holidays on which no round opens until HR stores a schedule: those of France (FR) or none',
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

/** Asked for only where the organisation brings a provider of its own. */
const ofProvider: typeof parameters = {
  OIDC_CLIENT_ID: {
    id: 'OidcClientId',
    description: 'Client id of this deployment at the OpenID Connect provider',
    minLength: 1,
  },
  OIDC_SIGN_OUT: {
    id: 'OidcSignOut',
    description:
      'Where that provider signs people out: an address, or here for nowhere; by default what it says itself',
    default: '',
    allowedPattern: '^(|here|https://.+)$',
  },
}

/** Gives the value of a setting by its name. Throws at synthesis for a name that nobody can give. */
export type Settings = (name: string) => string

/** @param identity what these stacks hold themselves, or the URL of a provider of the organisation */
export function settingsOf(
  scope: Construct,
  doors: Doors,
  identity: Identity | string,
  version: string,
): Settings {
  const own = typeof identity !== 'string'
  const values = new Map<string, string>([
    ['APP_ORIGIN', doors.app.origin],
    ['BOX_ORIGIN', doors.box.origin],
    ['SES_SET', configurationSet],
    ['OIDC_ISSUER', own ? identity.issuer : identity],
    ...(own
      ? ([
          ['OIDC_CLIENT_ID', identity.clientId],
          ['OIDC_SIGN_OUT', identity.signOut],
        ] as const)
      : []),
    ['QUORUM_VERSION', version],
  ])
  for (const [name, { id, ...props }] of Object.entries({ ...parameters, ...(own ? {} : ofProvider) }))
    values.set(name, new CfnParameter(scope, id, props).valueAsString)
  return (name) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`no setting is called ${name}: add it to infra/aws/settings.ts`)
    return value
  }
}
