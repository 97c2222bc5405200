/** What wakes functions without anybody asking: the scheduler, CloudFormation at a deployment, and the mapping of a queue. */
import { randomUUID } from 'node:crypto'
import type { Door } from './aws/door.ts'
import type { QueueHere, Queues } from './aws/sqs.ts'
import type { Used } from './http-api.ts'
import type { Lambdas } from './lambda.ts'
import type { Meter } from './meter.ts'
import type { Deployed, Json } from './templates.ts'

export interface Waking {
  /** One beat of a function's schedule; where all its instances are busy, the scheduler keeps what it could not say. */
  beat(name: string, throttled?: boolean): Promise<Json>
  /**
   * Asks the functions that the templates make steps of a deployment, as CloudFormation would.
   * @param old the build that was there before, where one was
   */
  deploy(answers: string, old?: string): Promise<void>
  /** Hands out what can be seen in the queues until there is nothing more. */
  drain(): Promise<void>
}

interface Options {
  deployed: Deployed
  lambdas: Lambdas
  queues: Queues
  queueParts: QueueHere[]
  door: Door
  meter: Meter
  region: string
  account: string
  used: Used
  /** Whether a schedule, a step or a mapping is taken out. */
  lacks(id: string): boolean
}

export function waking({
  deployed,
  lambdas,
  queues,
  queueParts,
  door,
  meter,
  region,
  account,
  used,
  lacks,
}: Options): Waking {
  const allows = (role: string, action: string, resource: string) => {
    if (door.allows(role, { action, resource })) return
    throw new Error(`${role} may not ${action} on ${resource}`)
  }
  const logicalOf = (reference: string) => deployed.byReference(reference)!.id.split('/')[1]!

  return {
    async beat(name, throttled = false) {
      const { arn } = lambdas.named(name)
      const schedule = deployed
        .ofType('AWS::Scheduler::Schedule')
        .find(({ id, properties }) => properties.Target.Arn === arn && !lacks(id))
      if (!schedule) throw new Error(`nothing wakes ${name}`)
      used(schedule.id)
      const { RoleArn, Input, DeadLetterConfig } = schedule.properties.Target
      meter.count('Scheduler invocations', 1)
      allows(logicalOf(RoleArn), 'lambda:InvokeFunction', arn)
      if (throttled) {
        allows(logicalOf(RoleArn), 'sqs:SendMessage', DeadLetterConfig.Arn)
        return queues.send(queues.urlOf(DeadLetterConfig.Arn), Input)
      }
      return lambdas.named(name).invoke(JSON.parse(Input))
    },
    async deploy(ResponseURL, old) {
      for (const { id, properties } of deployed.ofType('Custom::QuorumData')) {
        if (lacks(id)) continue
        used(id)
        const { ServiceToken, ...ResourceProperties } = properties
        await lambdas.byArn(ServiceToken).invoke({
          RequestType: old === undefined ? 'Create' : 'Update',
          ResponseURL,
          StackId: `arn:aws:cloudformation:${region}:${account}:stack/Quorum-Functions`,
          RequestId: randomUUID(),
          LogicalResourceId: id.split('/')[1],
          ResourceType: 'Custom::QuorumData',
          ResourceProperties: { ServiceToken, ...ResourceProperties },
          ...(old === undefined ? {} : { OldResourceProperties: { ServiceToken, Version: old } }),
        })
      }
    },
    async drain() {
      for (const { id, properties } of deployed.ofType('AWS::Lambda::EventSourceMapping')) {
        if (lacks(id)) continue
        used(id)
        const queue = queueParts.find(({ arn }) => arn === properties.EventSourceArn)!
        const lambda = lambdas.all.find(
          (one) => logicalOf(properties.FunctionName) === one.resource.id.split('/')[1],
        )!
        for (;;) {
          // What Lambda does with the function's own role.
          for (const action of ['ReceiveMessage', 'GetQueueAttributes'])
            allows(lambda.role, `sqs:${action}`, queue.arn)
          meter.count('SQS requests', 1)
          const taken = queues.receive(queue.url, properties.BatchSize)
          if (taken.length === 0) break
          const Records = taken.map(({ id: messageId, receipt, body, received }) => ({
            messageId,
            receiptHandle: receipt,
            body,
            attributes: { ApproximateReceiveCount: String(received) },
            eventSource: 'aws:sqs',
            eventSourceARN: queue.arn,
            awsRegion: region,
          }))
          const { batchItemFailures = [] } = await lambda.invoke({ Records })
          const failed = new Set(
            (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures')
              ? batchItemFailures.map(({ itemIdentifier }: Json) => itemIdentifier)
              : [],
          )
          allows(lambda.role, 'sqs:DeleteMessage', queue.arn)
          meter.count('SQS requests', 1)
          for (const { id: messageId, receipt } of taken)
            if (!failed.has(messageId)) queues.done(queue.url, receipt)
        }
      }
    },
  }
}
