/**
 * Who notices: few alarms, since each metric of one is billed, and one dashboard. Of the box and the issuer only what Lambda itself
 * counts by the minute for every function; no filter reads their logs.
 */
import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Deployment } from './deployment.ts'

export type Lambdas = ReadonlyMap<string, Lambda>

interface Watched extends StackProps {
  lambdas: Lambdas
  tallyLog: LogGroup
  messages: Queue
  deadLetters: Queue[]
  deployment: Deployment
}

/** What the tally writes when something is wrong with a round, to the word (functions/tally/run.ts). */
export const alarming = ['More ballots than credentials in a cell', 'Not shredded an hour after closing']

const minutes = (count: number) => Duration.minutes(count)

export class WatchStack extends Stack {
  private readonly topic: Topic

  constructor(
    scope: Construct,
    id: string,
    { lambdas, tallyLog, messages, deadLetters, deployment, ...props }: Watched,
  ) {
    super(scope, id, { ...props, description: 'Quorum: alarms, dashboard, budget' })
    const { alarmsTo, budget } = deployment
    this.topic = new Topic(this, 'Alarms', { displayName: 'Quorum', enforceSSL: true })
    Validations.of(this.topic).acknowledge({
      id: 'AwsSolutions-SNS2',
      reason: 'It carries names of alarms, and CloudWatch cannot write to a topic under the AWS managed key.',
    })
    if (alarmsTo !== undefined) this.topic.addSubscription(new EmailSubscription(alarmsTo))

    const all = [...lambdas.keys()]
    const errors = this.sum(lambdas, all, 'errors')
    const throttles = this.sum(lambdas, ['issuer', 'ballot-box', 'api'], 'throttles')
    const oldest = messages.metricApproximateAgeOfOldestMessage({
      period: minutes(5),
      statistic: Stats.MAXIMUM,
    })
    const dead = deadLetters.map((queue) =>
      queue.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: Stats.MAXIMUM }),
    )
    const wrong = this.wrongRounds(tallyLog)

    this.alarm('Errors', { metric: errors, threshold: 1 }, 'A function failed.')
    this.alarm(
      'Throttles',
      { metric: throttles, threshold: 1 },
      'Somebody was turned away by an instance limit.',
    )
    // The courier puts a refused message off for six hours at most.
    this.alarm(
      'OldestMessage',
      { metric: oldest, threshold: 7 * 3600 },
      'A message waits for more than seven hours.',
    )
    for (const [i, metric] of dead.entries())
      this.alarm(
        `DeadLetters${i}`,
        { metric, threshold: 1 },
        'Something could not be delivered: see the page Messages.',
      )
    for (const [name, minutesLate] of [
      ['clock', 5],
      ['tally', 15],
    ] as const)
      this.alarm(
        `${name}-missed`,
        {
          metric: lambdas
            .get(name)!
            .metricInvocations({ period: minutes(minutesLate), statistic: Stats.SUM }),
          threshold: 1,
          comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
          treatMissingData: TreatMissingData.BREACHING,
        },
        `The ${name} missed its beats.`,
      )
    this.alarm(
      'Rounds',
      { metric: wrong, threshold: 1 },
      'A round is not what it should be: read the log of the tally.',
    )

    new Dashboard(this, 'Dashboard', {
      dashboardName: 'Quorum',
      defaultInterval: Duration.days(7),
      widgets: [
        [graph('Errors', [errors]), graph('Throttles', [throttles])],
        [graph('Age of the oldest message, seconds', [oldest]), graph('Dead letters', dead)],
        [
          graph(
            'Beats',
            ['clock', 'tally'].map((name) => lambdas.get(name)!.metricInvocations({ period: minutes(15) })),
          ),
          graph('Rounds that are wrong', [wrong]),
        ],
      ],
    })
    if (budget !== undefined && alarmsTo !== undefined) this.budget(budget, alarmsTo)
  }

  private sum(lambdas: Lambdas, names: string[], what: 'errors' | 'throttles'): IMetric {
    const options = { period: minutes(5), statistic: Stats.SUM }
    const usingMetrics = Object.fromEntries(
      names.map((name) => {
        const lambda = lambdas.get(name)!
        return [
          name.replace('-', ''),
          what === 'errors' ? lambda.metricErrors(options) : lambda.metricThrottles(options),
        ]
      }),
    )
    return new MathExpression({
      expression: Object.keys(usingMetrics).join(' + '),
      usingMetrics,
      period: minutes(5),
      label: what,
    })
  }

  private wrongRounds(logGroup: LogGroup): Metric {
    const [namespace, metricName] = ['Quorum', 'WrongRounds']
    new MetricFilter(this, 'WrongRounds', {
      logGroup,
      filterPattern: FilterPattern.any(
        ...alarming.map((message) => FilterPattern.stringValue('$.message', '=', message)),
      ),
      metricNamespace: namespace,
      metricName,
      metricValue: '1',
    })
    return new Metric({ namespace, metricName, period: minutes(5), statistic: Stats.SUM })
  }

  private alarm(id: string, props: Omit<AlarmProps, 'evaluationPeriods'>, alarmDescription: string): void {
    new Alarm(this, id, {
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
      alarmDescription,
    }).addAlarmAction(new SnsAction(this.topic))
  }

  private budget(amount: number, address: string): void {
    const notified = (notificationType: string) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address }],
    })
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount, unit: 'USD' } },
      notificationsWithSubscribers: [notified('ACTUAL'), notified('FORECASTED')],
    }).applyRemovalPolicy(RemovalPolicy.DESTROY)
  }
}

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 })
