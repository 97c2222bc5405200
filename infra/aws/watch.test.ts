/** Holds the alarms to what must be noticed, and to what may be looked at. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { functions } from '../parts.ts'
import { root } from './root.ts'
import { synthesize, text } from './templates.fixture.ts'
import { alarming } from './watch.ts'

const address = 'ops@example.com'
const { ofType, byId, lambda } = synthesize({ alarmsTo: address, budget: 20 })
const alarm = (name: string) =>
  ofType('AWS::CloudWatch::Alarm').find(({ id }) => id.startsWith(name))!.Properties
const watchedBy = (name: string): string[] =>
  alarm(name).Metrics.flatMap(
    ({ MetricStat }: { MetricStat?: { Metric: { Dimensions: { Value: unknown }[] } } }) =>
      MetricStat ? [text(MetricStat.Metric.Dimensions[0]!.Value)] : [],
  )

describe('an alarm', () => {
  test('goes to whoever the file names', () => {
    for (const { Properties } of ofType('AWS::CloudWatch::Alarm'))
      expect(byId(Properties.AlarmActions[0].Ref).Type).toBe('AWS::SNS::Topic')
    expect(
      ofType('AWS::SNS::Subscription').map(({ Properties }) => [Properties.Protocol, Properties.Endpoint]),
    ).toEqual([['email', address]])
    expect(synthesize().ofType('AWS::SNS::Subscription')).toEqual([])
  })

  test('is raised where any function fails that runs on its own, and where people are turned away', () => {
    const running = functions.filter(({ needs }) => needs.trigger.kind !== 'deployment')
    const names = running.map(({ needs }) => `\${${lambda(needs.name).id}}`)
    expect(watchedBy('Errors').toSorted()).toEqual(names.toSorted())
    expect(watchedBy('Throttles')).toHaveLength(3)
  })

  test('is raised where a beat is missing, as much as where one fails', () => {
    for (const name of ['clock', 'tally'])
      expect(alarm(`${name}missed`)).toMatchObject({
        MetricName: 'Invocations',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      })
  })

  test('is raised by whatever lies among the dead letters, or waits for longer than the courier lets it', () => {
    const dead = ofType('AWS::SQS::Queue').filter(({ Properties }) => !Properties.RedrivePolicy)
    const watched = ['DeadLetters0', 'DeadLetters1'].map((name) => text(alarm(name).Dimensions[0].Value))
    expect(watched.toSorted()).toEqual(dead.map(({ id }) => `\${${id}.QueueName}`).toSorted())
    expect(alarm('OldestMessage').Threshold).toBeGreaterThan(6 * 3600)
  })

  test('is raised by what the tally writes of a round that is wrong, to the word', () => {
    const source = readFileSync(join(root, 'functions', 'tally', 'run.ts'), 'utf8')
    for (const message of alarming) expect(source).toContain(`'${message}'`)
    const [filter, ...more] = ofType('AWS::Logs::MetricFilter')
    expect(more).toEqual([])
    for (const message of alarming)
      expect(filter!.Properties.FilterPattern).toContain(`$.message = "${message}"`)
    const { LogGroup } = lambda('tally').Properties.LoggingConfig
    expect(text(filter!.Properties.LogGroupName)).toBe(text(LogGroup))
  })
})

test('nothing filters what the box and the issuer write', () => {
  for (const name of ['ballot-box', 'issuer']) {
    const group = text(lambda(name).Properties.LoggingConfig.LogGroup)
    for (const { Properties } of ofType('AWS::Logs::MetricFilter'))
      expect(text(Properties.LogGroupName)).not.toBe(group)
  }
})

test('there is one dashboard, and a budget where somebody hears of it', () => {
  expect(ofType('AWS::CloudWatch::Dashboard')).toHaveLength(1)
  const [budget] = ofType('AWS::Budgets::Budget')
  expect(budget!.Properties.Budget.BudgetLimit).toEqual({ Amount: 20, Unit: 'USD' })
  for (const { Subscribers } of budget!.Properties.NotificationsWithSubscribers)
    expect(Subscribers).toEqual([{ SubscriptionType: 'EMAIL', Address: address }])
  expect(synthesize({ alarmsTo: address }).ofType('AWS::Budgets::Budget')).toEqual([])
})
