/**
 * Who people are, where the organisation brings no identity service of its own: a Cognito user pool whose people an
 * administrator adds, and Quorum as its one public client.
 */
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'

/** An OpenID Connect issuer, and Quorum at it. */
export interface Identity {
  issuer: string
  clientId: string
  /** Where it ends its own session and leads back. */
  signOut: string
}

export class IdentityStack extends Stack {
  readonly identity: Identity

  constructor(scope: Construct, id: string, appOrigin: string, props: StackProps = {}) {
    super(scope, id, { ...props, description: 'Quorum: who people are; the user pool outlives cdk destroy' })
    const pool = new UserPool(this, 'People', {
      // An address that anybody may claim by signing up would open the results of whoever has it.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason:
          'Whoever answers once a week from a phone chooses a second factor; it may be required in the pool.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'It is billed by the head; whoever wants it switches it on in the pool.',
      },
    )
    const after = `${appOrigin}/`
    const client = pool.addClient('Quorum', {
      // Without a secret: what it proves itself by is PKCE.
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${appOrigin}/api/callback`],
        logoutUrls: [after],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Nothing is kept of them: the session is Quorum's own.
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
    })
    const domain = pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: `quorum-${this.account}` } })
    new CfnOutput(this, 'KeptWhenDestroyed', {
      value: pool.userPoolId,
      description:
        'The user pool stays after cdk destroy: take off its deletion protection and delete it by hand',
    })
    this.identity = {
      issuer: pool.userPoolProviderUrl,
      clientId: client.userPoolClientId,
      // Its page takes these two instead of what OpenID Connect RP-Initiated Logout names.
      signOut: `${domain.baseUrl()}/logout?client_id=${client.userPoolClientId}&logout_uri=${after}`,
    }
  }
}
