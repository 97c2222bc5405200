/** The queues: what waits for the courier, and what it could not read. They hold who and what about, never words or addresses. */
import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { QueueName } from '../../functions/platform/needs.ts'
import { queues } from '../parts.ts'
import { bounces } from './bounces.ts'

export type Queues = ReadonlyMap<QueueName, Queue>

export class DeliveryStack extends Stack {
  readonly queues: Queues

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { ...props, description: 'Quorum: queues of messages' })
    const made = new Map<QueueName, Queue>()
    // Dead letters first, since the others name them.
    for (const { name, wakes, keeps } of [...queues].sort((a, b) => Number(!!a.wakes) - Number(!!b.wakes))) {
      const queue = new Queue(this, name, {
        encryption: QueueEncryption.SQS_MANAGED,
        enforceSSL: true,
        retentionPeriod: Duration.days(keeps),
        ...(wakes
          ? {
              visibilityTimeout: Duration.seconds(wakes.hidden),
              deadLetterQueue: { queue: made.get(wakes.undeliverable)!, maxReceiveCount: wakes.attempts },
            }
          : {}),
      })
      if (!wakes)
        Validations.of(queue).acknowledge({
          id: 'AwsSolutions-SQS3',
          reason: 'It is the dead-letter queue of the others.',
        })
      made.set(name, queue)
    }
    this.queues = made
    bounces(this, made.get('messages')!)
  }
}
