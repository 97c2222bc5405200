/** Holds the stacks to the parts list: every trigger, setting, size and origin, and the headers of the pages. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../local/pages.ts'
import { functions } from '../parts.ts'
import { synthesize, text } from './templates.fixture.ts'

const { all, ofType, lambda, byId, parameters, outputs } = synthesize()
const distribution = (name: string) =>
  ofType('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith(name))!
const origin = (name: string) => `https://\${${distribution(name).id}.DomainName}`
const apis = { app: 'AppApi', box: 'BoxApi' }

describe('each function', () => {
  test.each(functions.map(({ needs }) => [needs.name, needs] as const))(
    '%s is sized as it says',
    (name, needs) => {
      expect(lambda(name).Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        MemorySize: needs.memory,
        Timeout: needs.timeout,
      })
    },
  )

  test.each(functions.map(({ needs }) => [needs.name, needs] as const))(
    '%s finds its settings',
    (name, needs) => {
      const variables = lambda(name).Properties.Environment.Variables
      const tables = Object.keys(needs.tables).map((table) => `TABLE_${table.toUpperCase()}`)
      const queues = Object.keys(needs.queues ?? {}).map((queue) => `QUEUE_${queue.toUpperCase()}`)
      expect(Object.keys(variables).sort()).toEqual(
        [...tables, ...queues, 'KEYS_PREFIX', ...needs.environment].sort(),
      )
      for (const queue of Object.keys(needs.queues ?? {}))
        expect(variables[`QUEUE_${queue.toUpperCase()}`].Ref.replace(/[0-9A-F]{8}$/, '')).toBe(queue)
      for (const table of Object.keys(needs.tables))
        expect(variables[`TABLE_${table.toUpperCase()}`].Ref.replace(/[0-9A-F]{8}$/, '')).toBe(table)
    },
  )

  test.each(
    functions.flatMap(({ needs }) =>
      needs.trigger.kind === 'http'
        ? [[needs.name, needs.trigger.origin, needs.trigger.routes] as const]
        : [],
    ),
  )('%s answers behind the door of %s, on its routes only', (name, door, routes) => {
    const integrations = ofType('AWS::ApiGatewayV2::Integration').filter(
      ({ Properties }) => text(Properties.IntegrationUri) === `\${${lambda(name).id}.Arn}`,
    )
    const found = ofType('AWS::ApiGatewayV2::Route').filter(({ Properties }) =>
      integrations.some(({ id }) => text(Properties.Target).includes(id)),
    )
    expect(found.map(({ Properties }) => Properties.RouteKey)).toEqual(routes)
    for (const { Properties } of found) expect(Properties.ApiId.Ref.startsWith(apis[door])).toBe(true)
  })

  test('with a queue is woken by it alone, a few at a time, and says itself what is to come again', () => {
    const woken = functions.flatMap(({ needs }) => (needs.trigger.kind === 'queue' ? [needs] : []))
    const mappings = ofType('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties)
    expect(woken.length).toBeGreaterThan(0)
    expect(mappings).toHaveLength(woken.length)
    for (const { name, timeout, trigger } of woken) {
      if (trigger.kind !== 'queue') continue
      const mapping = mappings.find(({ FunctionName }) => FunctionName.Ref === lambda(name).id)!
      const queue = byId(mapping.EventSourceArn['Fn::GetAtt'][0])
      expect(queue.id.replace(/[0-9A-F]{8}$/, '')).toBe(trigger.queue)
      expect(mapping).toMatchObject({
        BatchSize: trigger.batch,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      })
      expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout)
      const dead = byId(queue.Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0])
      expect(dead.Properties.MessageRetentionPeriod).toBeGreaterThan(queue.Properties.MessageRetentionPeriod)
    }
  })

  test('with a schedule is woken as often as it says, and lost beats are kept', () => {
    const wanted = functions.flatMap(({ needs }) =>
      needs.trigger.kind === 'schedule' ? [[`\${${lambda(needs.name).id}.Arn}`, needs.trigger.every]] : [],
    )
    const schedules = ofType('AWS::Scheduler::Schedule').map(({ Properties }) => Properties)
    expect(schedules.map(({ Target, ScheduleExpression }) => [text(Target.Arn), ScheduleExpression])).toEqual(
      wanted,
    )
    for (const { Target } of schedules) {
      expect(Target.Input).toBe('{}')
      expect(byId(Target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).Type).toBe('AWS::SQS::Queue')
    }
  })
})

test('the box lets in the application’s origin, and the application knows the same', () => {
  const of = (name: string) => text(lambda(name).Properties.Environment.Variables.APP_ORIGIN)
  expect(of('ballot-box')).toBe(origin('AppDistribution'))
  expect(of('api')).toBe(origin('AppDistribution'))
})

describe('sign-in', () => {
  const settingsOf = (of: typeof lambda) => of('api').Properties.Environment.Variables

  test('is by a user pool of its own, in which nobody signs up by themselves', () => {
    const [pool] = ofType('AWS::Cognito::UserPool')
    expect(pool!.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      DeletionProtection: 'ACTIVE',
    })
    expect(pool!.DeletionPolicy).toBe('Retain')
    const { OIDC_ISSUER, OIDC_CLIENT_ID } = settingsOf(lambda)
    expect(JSON.stringify(OIDC_ISSUER)).toContain(pool!.id)
    expect(byId(OIDC_CLIENT_ID.Ref).Type).toBe('AWS::Cognito::UserPoolClient')
    for (const name of ['OidcIssuer', 'OidcClientId', 'OidcSignOut']) expect(parameters[name]).toBeUndefined()
  })

  test('is by code for one public client, which leads back to the application only', () => {
    const clients = ofType('AWS::Cognito::UserPoolClient')
    expect(clients).toHaveLength(1)
    const { Properties } = clients[0]!
    expect(Properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
    })
    const app = origin('AppDistribution')
    expect(Properties.CallbackURLs.map(text)).toEqual([`${app}/api/callback`])
    expect(Properties.LogoutURLs.map(text)).toEqual([`${app}/`])
    const signOut = text(settingsOf(lambda).OIDC_SIGN_OUT)
    expect(signOut).toContain(`/logout?client_id=\${${clients[0]!.id}}&logout_uri=${app}/`)
    expect(ofType('AWS::Cognito::UserPoolDomain')).toHaveLength(1)
  })

  test('is by the organisation’s own provider where the file names one, and holds no pool then', () => {
    const issuer = 'https://login.example.com/realms/sales'
    const other = synthesize({ signIn: { issuer, clientId: 'quorum-1' } })
    expect(other.all.filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([])
    expect(settingsOf(other.lambda)).toMatchObject({
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'quorum-1',
      OIDC_SIGN_OUT: '',
    })
  })

  test('gives no role by a claim and trusts no address unless somebody says so', () => {
    expect(settingsOf(lambda)).toMatchObject({
      OIDC_EMAIL_TRUSTED: 'no',
      OIDC_ROLES_CLAIM: '',
      OIDC_ROLE_HR: '',
      OIDC_ROLE_ADMINISTRATOR: '',
    })
    const signIn = { emailTrusted: true, rolesClaim: 'groups', roleHr: 'hr', roleAdministrator: 'it,ops' }
    expect(settingsOf(synthesize({ signIn }).lambda)).toMatchObject({
      OIDC_EMAIL_TRUSTED: 'yes',
      OIDC_ROLES_CLAIM: 'groups',
      OIDC_ROLE_HR: 'hr',
      OIDC_ROLE_ADMINISTRATOR: 'it,ops',
    })
  })
})

test('nobody imports by token unless its SHA-256 was given', () => {
  const { Default, AllowedPattern } = parameters.AdministratorTokenSha256
  expect(Buffer.from(Default, 'base64url').length).not.toBe(32)
  expect(createHash('sha256').update('a token').digest('base64url')).toMatch(new RegExp(AllowedPattern))
  expect('').not.toMatch(new RegExp(AllowedPattern))
})

describe('the application’s origin', () => {
  const { DefaultCacheBehavior, CacheBehaviors } =
    distribution('AppDistribution').Properties.DistributionConfig
  const headersOf = (behavior: { ResponseHeadersPolicyId: { Ref: string } }) =>
    byId(behavior.ResponseHeadersPolicyId.Ref).Properties.ResponseHeadersPolicyConfig

  test('sends the headers of the local pages with its pages', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = headersOf(DefaultCacheBehavior)
    expect(text(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy)).toBe(
      contentSecurityPolicy(origin('BoxDistribution')),
    )
    expect(SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy).toBe('no-referrer')
    expect(SecurityHeadersConfig.ContentTypeOptions.Override).toBe(true)
    expect(CustomHeadersConfig.Items).toEqual([
      { Header: 'cross-origin-opener-policy', Value: 'same-origin', Override: true },
    ])
  })

  test('leaves the policy that a function sets as it is', () => {
    for (const behavior of CacheBehaviors)
      expect(headersOf(behavior).SecurityHeadersConfig.ContentSecurityPolicy).toBeUndefined()
  })

  test('hands /api and /issue to the functions, uncached', () => {
    const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
    expect(CacheBehaviors.map((behavior: { PathPattern: string }) => behavior.PathPattern)).toEqual([
      '/api/*',
      '/issue/*',
    ])
    for (const behavior of CacheBehaviors) expect(behavior.CachePolicyId).toBe(cachingDisabled)
  })

  test('compresses pages, and nothing that functions say', () => {
    expect(DefaultCacheBehavior.Compress).toBe(true)
    for (const behavior of CacheBehaviors) expect(behavior.Compress).toBe(false)
  })

  test('reads a bucket that nobody else reads', () => {
    for (const { Properties } of ofType('AWS::S3::Bucket'))
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
    const allowed = ofType('AWS::S3::BucketPolicy').flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow'),
    )
    expect(allowed).toHaveLength(1)
    expect(allowed[0].Action).toBe('s3:GetObject')
    expect(text(allowed[0].Condition.StringEquals['AWS:SourceArn'])).toContain(
      distribution('AppDistribution').id,
    )
  })

  test('tells the pages where the box is, and puts them after what they name', () => {
    const [assets, pages] = ['PageAssets', 'PageFiles'].map(
      (name) => ofType('Custom::CDKBucketDeployment').find(({ id }) => id.startsWith(name))!,
    )
    expect(JSON.stringify(pages!.Properties.SourceMarkers)).toContain(distribution('BoxDistribution').id)
    expect(pages!.Properties.SystemMetadata).toEqual({ 'cache-control': 'no-cache' })
    expect(pages!.DependsOn).toContain(assets!.id)
    expect(assets!.Properties.SystemMetadata['cache-control']).toContain('immutable')
    expect(assets!.Properties.Include).toEqual(pages!.Properties.Exclude)
  })
})

describe('a flood', () => {
  const reservedOf = (name: string) => lambda(name).Properties.ReservedConcurrentExecutions

  test('of one function leaves the others what is theirs', () => {
    for (const { needs } of functions) expect(reservedOf(needs.name)).toBe(needs.reserved)
    for (const name of ['issuer', 'ballot-box', 'clock', 'tally', 'courier'])
      expect(reservedOf(name)).toBeGreaterThan(0)
    // AWS keeps a hundred for what reserves nothing, of a thousand that an account has.
    expect(functions.reduce((sum, { needs }) => sum + (needs.reserved ?? 0), 0)).toBeLessThanOrEqual(900)
  })

  test('of a door is turned away before it wakes a function', () => {
    for (const { Properties } of ofType('AWS::ApiGatewayV2::Stage'))
      expect(Properties.DefaultRouteSettings).toEqual({
        ThrottlingBurstLimit: 2000,
        ThrottlingRateLimit: 1000,
      })
  })
})

describe('both doors', () => {
  const behaviors = ['AppDistribution', 'BoxDistribution'].flatMap((name) => {
    const { DefaultCacheBehavior, CacheBehaviors = [] } = distribution(name).Properties.DistributionConfig
    return [DefaultCacheBehavior, ...CacheBehaviors]
  })

  test('speak TLS only: a page that was typed is led on, and nothing that is sent passes in clear', () => {
    const policies = behaviors.map(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy)
    expect(policies).toEqual(['redirect-to-https', 'https-only', 'https-only', 'https-only'])
    // Without a list CloudFront takes GET and HEAD alone.
    expect(behaviors[0].AllowedMethods).toBeUndefined()
  })

  test('the one that people open tells browsers to ask for nothing else for a year', () => {
    const told = behaviors
      .slice(0, 3)
      .map(
        ({ ResponseHeadersPolicyId }) =>
          byId(ResponseHeadersPolicyId.Ref).Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig
            .StrictTransportSecurity,
      )
    expect(told).toEqual(Array(3).fill({ AccessControlMaxAgeSec: 31_536_000, Override: true }))
  })
})

describe('domains of one’s own', () => {
  const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/one'
  const own = synthesize({ domains: { app: 'quorum.example.com', box: 'box.example.com', certificate } })

  test('are what browsers see, everywhere', () => {
    const door = (name: string) =>
      own.ofType('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith(name))!.Properties
        .DistributionConfig
    for (const [name, host] of [
      ['AppDistribution', 'quorum.example.com'],
      ['BoxDistribution', 'box.example.com'],
    ] as const) {
      expect(door(name).Aliases).toEqual([host])
      expect(door(name).ViewerCertificate).toEqual({
        AcmCertificateArn: certificate,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      })
    }
    expect(own.lambda('api').Properties.Environment.Variables.APP_ORIGIN).toBe('https://quorum.example.com')
    const headers = own
      .ofType('AWS::CloudFront::ResponseHeadersPolicy')
      .find(({ id }) => id.startsWith('PageHeaders'))!
    const policy = headers.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy
    expect(policy.ContentSecurityPolicy).toBe(contentSecurityPolicy('https://box.example.com'))
    const [client] = own.ofType('AWS::Cognito::UserPoolClient')
    expect(client!.Properties.CallbackURLs).toEqual(['https://quorum.example.com/api/callback'])
  })
})

test('everything bears the application’s name, but what a backup plan must not find', () => {
  const tagged = (id: string) =>
    JSON.stringify(byId(id).Properties.Tags ?? byId(id).Properties.UserPoolTags ?? '')
  for (const type of [
    'AWS::Lambda::Function',
    'AWS::SQS::Queue',
    'AWS::S3::Bucket',
    'AWS::CloudFront::Distribution',
  ])
    for (const { id } of ofType(type)) expect(tagged(id), id).toContain('quorum')
})

test('what outlives cdk destroy is said by each stack that leaves something', () => {
  const kept = all.filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain').map(({ Type }) => Type)
  expect(kept.toSorted()).toEqual([
    'AWS::Cognito::UserPool',
    ...['AWS::DynamoDB::Table', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::Table'],
    'AWS::S3::Bucket',
  ])
  expect(outputs.filter((name) => /^(Table[A-Z]|KeptWhenDestroyed)/.test(name))).toHaveLength(kept.length)
})
