/** Holds the stacks to the parts list: every trigger, setting, size and origin, and the headers of the pages. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../local/pages.ts'
import { functions } from '../parts.ts'
import { synthesize, text } from './templates.fixture.ts'

const { ofType, lambda, byId, parameters } = synthesize()
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
      expect(lambda(name).Properties.ReservedConcurrentExecutions).toBeUndefined()
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

test('a quorum below five cannot be deployed', () => {
  expect(parameters.QuorumK).toMatchObject({ Type: 'Number', Default: 5, MinValue: 5 })
})

test('the holidays that rounds keep off are France’s or none', () => {
  expect(parameters.Holidays).toMatchObject({ Type: 'String', Default: 'FR', AllowedValues: ['FR', 'none'] })
})

test('nobody can be written to more than daily', () => {
  expect(parameters.MessagesPerWeek).toMatchObject({ Type: 'Number', Default: 2, MinValue: 1, MaxValue: 7 })
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

  test('is by the organisation’s own provider where the context names one, and holds no pool then', () => {
    const other = synthesize({ issuer: 'https://login.example.com/realms/sales' })
    expect(other.all.filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([])
    const settings = settingsOf(other.lambda)
    expect(settings.OIDC_ISSUER).toBe('https://login.example.com/realms/sales')
    expect(settings.OIDC_CLIENT_ID).toEqual({ Ref: 'OidcClientId' })
    expect(other.parameters.OidcClientId.Default).toBeUndefined()
    for (const way of ['', 'here', 'https://login.example.com/out'])
      expect(way).toMatch(new RegExp(other.parameters.OidcSignOut.AllowedPattern))
    expect('javascript:x').not.toMatch(new RegExp(other.parameters.OidcSignOut.AllowedPattern))
    for (const issuer of ['http://login.example.com', 'login.example.com', ''])
      expect(() => synthesize({ issuer })).toThrow('https:// URL')
  })

  test('gives no role by a claim and trusts no address unless somebody says so', () => {
    expect(parameters.OidcEmailTrusted).toMatchObject({ Default: 'no', AllowedValues: ['no', 'yes'] })
    for (const name of ['OidcRolesClaim', 'OidcRoleHr', 'OidcRoleAdministrator'])
      expect(parameters[name].Default).toBe('')
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
