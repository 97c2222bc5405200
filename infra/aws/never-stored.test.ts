/** "What is never stored" (design/anonymity.md), on the templates as they would be deployed. */
import { describe, expect, test } from 'vitest'
import { functions, tables } from '../parts.ts'
import { synthesize, text } from './templates.fixture.ts'

const { all, ofType, lambda, byId } = synthesize()
const named = (name: string) =>
  ofType('AWS::DynamoDB::Table').find(({ id }) => id.replace(/[0-9A-F]{8}$/, '') === name)!

describe('the sealed tables', () => {
  const sealed = tables.filter(({ zone }) => zone === 'sealed')

  test('are issuance and ballots', () => {
    expect(sealed.map(({ name }) => name)).toEqual(['issuance', 'ballots'])
  })

  test.each(sealed.map(({ name }) => name))('%s cannot be recovered, followed or watched', (name) => {
    const { Properties } = named(name)
    expect(Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: false })
    expect(Properties.KinesisStreamSpecification).toBeUndefined()
    expect(Properties.ContributorInsightsSpecification).toBeUndefined()
    expect(Properties.ImportSourceSpecification).toBeUndefined()
    // A tag could enrol it in a backup plan of the organisation.
    expect(Properties.Tags).toBeUndefined()
  })

  test.each(sealed.map(({ name }) => name))('%s forgets by itself, and goes with its stack', (name) => {
    const table = named(name)
    expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expires', Enabled: true })
    expect(table.Properties.DeletionProtectionEnabled).toBe(false)
    expect(table.DeletionPolicy).toBe('Delete')
  })
})

describe('every table', () => {
  test('is one of the parts list, on demand, without a stream or a second index', () => {
    expect(ofType('AWS::DynamoDB::Table')).toHaveLength(tables.length)
    for (const { name } of tables) {
      const { Properties } = named(name)
      expect(Properties.BillingMode).toBe('PAY_PER_REQUEST')
      expect(Properties.StreamSpecification).toBeUndefined()
      expect(Properties.GlobalSecondaryIndexes).toBeUndefined()
      expect(Properties.KeySchema.map((key: { AttributeName: string }) => key.AttributeName)).toEqual([
        'pk',
        'sk',
      ])
    }
  })

  test('outside the sealed zone outlives its stack and can be recovered', () => {
    for (const { name } of tables.filter(({ zone }) => zone !== 'sealed')) {
      const table = named(name)
      expect(table.Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true })
      expect(table.Properties.DeletionProtectionEnabled).toBe(true)
      expect(table.DeletionPolicy).toBe('Retain')
    }
  })
})

test('nothing copies, follows, samples or traces: no such resource exists', () => {
  const copies =
    /^AWS::(Backup|CloudTrail|XRay|Kinesis|KinesisFirehose|WAFv2|RUM|Athena|Glue|OSIS)::|^AWS::DynamoDB::GlobalTable$/
  const follows = /SubscriptionFilter|RealtimeLogConfig|::Delivery|MonitoringSubscription|StreamConsumer/
  expect(all.filter(({ Type }) => copies.test(Type) || follows.test(Type)).map(({ id }) => id)).toEqual([])
  // What wakes a function is a queue, never a table.
  for (const { Properties } of ofType('AWS::Lambda::EventSourceMapping'))
    expect(byId(Properties.EventSourceArn['Fn::GetAtt'][0]).Type).toBe('AWS::SQS::Queue')
})

test('where addresses are counted, nothing of a request is sampled, measured or logged', () => {
  process.env.CDK_DEFAULT_ACCOUNT ??= '123456789012'
  process.env.CDK_DEFAULT_REGION ??= 'eu-west-3'
  const counted = synthesize({ addressRate: 2000 })
  const [acl, ...more] = counted.ofType('AWS::WAFv2::WebACL')
  expect(more).toEqual([])
  const { Rules, DefaultAction, VisibilityConfig, Scope } = acl!.Properties
  expect([Scope, DefaultAction, Rules.length]).toEqual(['CLOUDFRONT', { Allow: {} }, 1])
  expect(Rules[0].Statement).toEqual({
    RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 300, Limit: 2000 },
  })
  for (const visible of [VisibilityConfig, Rules[0].VisibilityConfig])
    expect([visible.SampledRequestsEnabled, visible.CloudWatchMetricsEnabled]).toEqual([false, false])
  expect(counted.ofType('AWS::WAFv2::LoggingConfiguration')).toEqual([])
  for (const { Properties } of counted.ofType('AWS::CloudFront::Distribution'))
    expect(Properties.DistributionConfig.WebACLId).toBeDefined()
  for (const { Properties } of ofType('AWS::CloudFront::Distribution'))
    expect(Properties.DistributionConfig.WebACLId).toBeUndefined()
})

describe('access logs', () => {
  test('are off at both HTTP APIs, per route too', () => {
    const stages = ofType('AWS::ApiGatewayV2::Stage')
    expect(stages).toHaveLength(2)
    for (const { Properties } of stages) {
      expect(Properties.AccessLogSettings).toBeUndefined()
      // How much may come, and nothing that is written down.
      expect(Object.keys(Properties.DefaultRouteSettings)).toEqual([
        'ThrottlingBurstLimit',
        'ThrottlingRateLimit',
      ])
      expect(Properties.RouteSettings).toBeUndefined()
    }
  })

  test('are off at both distributions', () => {
    const distributions = ofType('AWS::CloudFront::Distribution')
    expect(distributions).toHaveLength(2)
    for (const { Properties } of distributions) {
      const { Logging, DefaultCacheBehavior, CacheBehaviors = [] } = Properties.DistributionConfig
      expect(Logging).toBeUndefined()
      for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors]) {
        expect(behavior.RealtimeLogConfigArn).toBeUndefined()
        expect(behavior.LambdaFunctionAssociations).toBeUndefined()
      }
    }
  })

  test('are off at the bucket of pages', () => {
    for (const { Properties } of ofType('AWS::S3::Bucket'))
      expect(Properties.LoggingConfiguration).toBeUndefined()
  })
})

describe('functions', () => {
  test.each(functions.map(({ needs }) => needs.name))('%s is not traced, wrapped or layered', (name) => {
    const { Properties } = lambda(name)
    expect(Properties.TracingConfig).toBeUndefined()
    expect(Properties.Layers).toBeUndefined()
    expect(Object.keys(Properties.Environment.Variables)).not.toContain('POWERTOOLS_LOGGER_LOG_EVENT')
    expect(Object.keys(Properties.Environment.Variables)).not.toContain('AWS_LAMBDA_EXEC_WRAPPER')
  })

  test.each(functions.map(({ needs }) => needs.name))(
    '%s writes JSON to a log group that forgets',
    (name) => {
      const { LogFormat, LogGroup } = lambda(name).Properties.LoggingConfig
      expect(LogFormat).toBe('JSON')
      expect(byId(LogGroup.Ref).Properties.RetentionInDays).toBeLessThanOrEqual(30)
    },
  )

  test('the box, and it alone, is quiet: no START, END or REPORT line, and a week at most', () => {
    const quiet = functions.filter(
      ({ needs }) => lambda(needs.name).Properties.LoggingConfig.SystemLogLevel === 'WARN',
    )
    expect(quiet.map(({ needs }) => needs.name)).toEqual(['ballot-box'])
    const group = byId(lambda('ballot-box').Properties.LoggingConfig.LogGroup.Ref)
    expect(group.Properties.RetentionInDays).toBeLessThanOrEqual(7)
  })
})

describe('the box’s origin', () => {
  const apiOf = (distribution: {
    Properties: { DistributionConfig: { Origins: { DomainName: unknown }[] } }
  }) =>
    distribution.Properties.DistributionConfig.Origins.map(({ DomainName }) => text(DomainName)).find(
      (domain) => domain.includes('.execute-api.'),
    )!
  const box = ofType('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith('BoxDistribution'))!
  const app = ofType('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith('AppDistribution'))!

  test('has its own distribution and its own HTTP API', () => {
    expect(apiOf(box)).not.toBe(apiOf(app))
  })

  test('passes no cookie, query, address or user agent on', () => {
    const { DefaultCacheBehavior, CacheBehaviors } = box.Properties.DistributionConfig
    const passed = byId(DefaultCacheBehavior.OriginRequestPolicyId.Ref).Properties.OriginRequestPolicyConfig
    const key = byId(DefaultCacheBehavior.CachePolicyId.Ref).Properties.CachePolicyConfig
      .ParametersInCacheKeyAndForwardedToOrigin
    expect(CacheBehaviors).toBeUndefined()
    expect(passed.CookiesConfig).toEqual({ CookieBehavior: 'none' })
    expect(passed.QueryStringsConfig).toEqual({ QueryStringBehavior: 'none' })
    expect(passed.HeadersConfig.HeaderBehavior).toBe('whitelist')
    for (const header of passed.HeadersConfig.Headers)
      expect(header).toMatch(/^(Accept-Language|Origin|Access-Control-Request-(Headers|Method))$/)
    expect(key.CookiesConfig).toEqual({ CookieBehavior: 'none' })
    expect(key.HeadersConfig).toEqual({ HeaderBehavior: 'none' })
    expect(key.QueryStringsConfig).toEqual({ QueryStringBehavior: 'none' })
  })
})
