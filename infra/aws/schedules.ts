/** What EventBridge Scheduler wakes, each with a role for that one function, and the queue of beats that reached nobody. */
import { Duration, type Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'

export class Scheduler {
  readonly undelivered: Queue
  private readonly stack: Stack

  constructor(stack: Stack) {
    this.stack = stack
    this.undelivered = new Queue(stack, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Validations.of(this.undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue of the schedules.',
    })
  }

  every(expression: string, lambda: IFunction, name: string): void {
    const { stack, undelivered } = this
    const role = new Role(stack, `${name}-schedule-role`, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
    })
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
    )
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }))
    const schedule = new CfnSchedule(stack, `${name}-schedule`, {
      scheduleExpression: expression,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        input: '{}',
        // A missed beat is harmless, the next one does what is due.
        retryPolicy: { maximumRetryAttempts: 0 },
        deadLetterConfig: { arn: undelivered.queueArn },
      },
    })
    schedule.node.addDependency(role)
    lambda.configureAsyncInvoke({ retryAttempts: 0 })
  }
}
