/** What functions read from their environment: the doors' origins, and what whoever deploys says. */
import { CfnParameter, type CfnParameterProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { configurationSet } from './bounces.ts'
import type { Deployment } from './deployment.ts'
import type { Doors } from './doors.ts'
import type { Identity } from './identity.ts'

/** What stands in no file: given once and taken back, or of no concern to an organisation. */
const parameters: Record<string, CfnParameterProps & { id: string }> = {
  ADMINISTRATOR_TOKEN_SHA256: {
    id: 'AdministratorTokenSha256',
    description:
      'SHA-256, in base64url, of the token that imports the first directory; none accepts no token',
    default: 'none',
    allowedPattern: '^(none|[\\w-]{43})$',
  },
  SLACK_API: {
    id: 'SlackApi',
    description: 'Where Slack answers',
    default: 'https://slack.com/api',
    allowedPattern: '^https://.+$',
  },
}

/** Asked for where the file does not say it. */
const sender: typeof parameters = {
  MAIL_FROM: {
    id: 'MailFrom',
    description: 'Sender of e-mails, an address that SES or the SMTP server lets you use',
    allowedPattern: '^[^\\r\\n]*[^\\s@]+@[^\\s@]+$',
  },
}

/** Gives the value of a setting by its name. Throws at synthesis for a name that nobody can give. */
export type Settings = (name: string) => string

interface Given {
  doors: Doors
  deployment: Deployment
  /** What these stacks hold themselves; missing where the organisation brings a provider of its own. */
  identity?: Identity | undefined
  version: string
}

export function settingsOf(scope: Construct, { doors, deployment, identity, version }: Given): Settings {
  const { mailFrom, signIn } = deployment
  const values = new Map<string, string>([
    ['APP_ORIGIN', doors.app.origin],
    ['BOX_ORIGIN', doors.box.origin],
    ['SES_SET', configurationSet],
    ['OIDC_ISSUER', identity?.issuer ?? signIn.issuer!],
    ['OIDC_CLIENT_ID', identity?.clientId ?? signIn.clientId!],
    ['OIDC_SIGN_OUT', signIn.signOut ?? identity?.signOut ?? ''],
    ['OIDC_EMAIL_TRUSTED', signIn.emailTrusted ? 'yes' : 'no'],
    ['OIDC_ROLES_CLAIM', signIn.rolesClaim ?? ''],
    ['OIDC_ROLE_HR', signIn.roleHr ?? ''],
    ['OIDC_ROLE_ADMINISTRATOR', signIn.roleAdministrator ?? ''],
    ['TIME_ZONE', deployment.timeZone],
    ['HOLIDAYS', deployment.holidays],
    ['QUORUM_K', String(deployment.quorumK)],
    ['MESSAGES_PER_WEEK', String(deployment.messagesPerWeek)],
    ['QUORUM_VERSION', version],
    ...(mailFrom === undefined ? [] : ([['MAIL_FROM', mailFrom]] as const)),
  ])
  const asked = { ...parameters, ...(mailFrom === undefined ? sender : {}) }
  for (const [name, { id, ...props }] of Object.entries(asked))
    values.set(name, new CfnParameter(scope, id, props).valueAsString)
  return (name) => {
    const value = values.get(name)
    if (value === undefined) throw new Error(`no setting is called ${name}: add it to infra/aws/settings.ts`)
    return value
  }
}
