/** Queues on AWS: SQS, each under the URL that infra wrote into the environment. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { Again, Queue, Received } from './runtime.ts'

/** SendMessageBatch and ReceiveMessage take ten at a time. */
const batch = 10

/** @throws when SQS did not take one of them; whoever sends again may send some twice */
export function sqsQueue(QueueUrl: string, client = new SQSClient({ retryMode: 'adaptive' })): Queue {
  return {
    async send(messages) {
      for (let i = 0; i < messages.length; i += batch) {
        const Entries = messages.slice(i, i + batch).map(({ body, after }, at) => ({
          Id: String(at),
          MessageBody: JSON.stringify(body),
          ...(after ? { DelaySeconds: Math.round(after) } : {}),
        }))
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
        if (Failed.length > 0) throw new Error(`the queue did not take ${Failed.length}: ${Failed[0]!.Code}`)
      }
    },
    async count() {
      const names = [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ] as const
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }),
      )
      return names.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0)
    },
    async take(most) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: Math.min(most, batch) }),
      )
      return Messages.map(({ Body = '', ReceiptHandle }) => ({
        body: parsed(Body),
        async done() {
          await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
        },
      }))
    },
  }
}

/** What a mapping hands to Lambda, and what it wants back (ReportBatchItemFailures). */
export interface SqsEvent {
  Records: {
    messageId: string
    receiptHandle: string
    body: string
    attributes: { ApproximateReceiveCount: string }
  }[]
}

/** A Lambda handler of a function that a queue wakes: those that are to come again are hidden for as long as it says. */
export function fromSqs(
  receive: (messages: Received[]) => Promise<Again[]>,
  QueueUrl: string,
  client = new SQSClient({ retryMode: 'adaptive' }),
): (event: SqsEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  return async ({ Records }) => {
    const again = await receive(
      Records.map(({ messageId, body, attributes }) => ({
        id: messageId,
        body: parsed(body),
        attempts: Number(attributes.ApproximateReceiveCount),
      })),
    )
    for (const { id, after } of again) {
      const ReceiptHandle = Records.find(({ messageId }) => messageId === id)?.receiptHandle
      const VisibilityTimeout = Math.round(after)
      // Where it does not take, the message comes when the queue's own time of hiding ends. The batch is done all the same.
      await client
        .send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }))
        .catch(() => {})
    }
    return { batchItemFailures: again.map(({ id }) => ({ itemIdentifier: id })) }
  }
}

/** Undefined where it is no JSON: its reader refuses it, and it ends among the undeliverable. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
