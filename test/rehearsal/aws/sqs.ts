/** SQS: messages that are hidden while somebody works on them, and go to the dead letters when they came too often. */
import { createHash, randomUUID } from 'node:crypto'
import type { Json, Resource } from '../templates.ts'
import { AwsError, type Needed, type Service } from './door.ts'

interface Message {
  id: string
  body: string
  /** Milliseconds from which somebody sees it. */
  visible: number
  received: number
  receipt: string
}

export interface Received {
  id: string
  body: string
  received: number
  receipt: string
}

export interface Queues extends Service {
  /** By the URL. */
  send(url: string, body: string, seconds?: number): void
  receive(url: string, most: number): Received[]
  done(url: string, receipt: string): void
  hide(url: string, receipt: string, seconds: number): void
  count(url: string): number
  urlOf(arn: string): string
  /** When the next one can be seen; undefined where it is empty. */
  next(url: string): number | undefined
  /** Everything as it stands, to come back to. */
  kept(): () => void
}

/** A queue of the templates, and where it is here. */
export type QueueHere = Resource & { url: string; arn: string }

interface Options {
  queues: QueueHere[]
  now(): number
  counted(url: string): void
}

const operations: Record<string, string> = {
  SendMessage: 'SendMessage',
  SendMessageBatch: 'SendMessage',
  ReceiveMessage: 'ReceiveMessage',
  DeleteMessage: 'DeleteMessage',
  ChangeMessageVisibility: 'ChangeMessageVisibility',
  GetQueueAttributes: 'GetQueueAttributes',
}

export function sqs({ queues, now, counted }: Options): Queues {
  const held = new Map<string, Message[]>(queues.map(({ url }) => [url, []]))
  const of = (url: string) => queues.find((queue) => queue.url === url)!
  const messages = (url: string): Message[] => {
    const found = held.get(url)
    if (!found) throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'There is no such queue.')
    return found
  }
  const byReceipt = (url: string, receipt: string) => messages(url).find((one) => one.receipt === receipt)

  const here: Queues = {
    needs({ operation, body }): Needed[] {
      const action = operations[operation]
      if (!action) throw new AwsError('InvalidAction', `The rehearsal knows no ${operation}.`)
      messages(body.QueueUrl)
      return [{ action: `sqs:${action}`, resource: of(body.QueueUrl).arn }]
    },
    send(url, body, seconds = 0) {
      if (Buffer.byteLength(body) > 262_144) throw new AwsError('InvalidParameterValue', 'It is too long.')
      messages(url).push({
        id: randomUUID(),
        body,
        visible: now() + seconds * 1000,
        received: 0,
        receipt: '',
      })
    },
    receive(url, most) {
      const { RedrivePolicy, VisibilityTimeout = 30 } = of(url).properties
      const seen = messages(url).filter(({ visible }) => visible <= now())
      const taken: Received[] = []
      for (const message of seen) {
        if (taken.length === most) break
        if (RedrivePolicy && message.received >= RedrivePolicy.maxReceiveCount) {
          here.done(url, message.receipt)
          here.send(here.urlOf(RedrivePolicy.deadLetterTargetArn), message.body)
          continue
        }
        message.received += 1
        message.receipt = randomUUID()
        message.visible = now() + VisibilityTimeout * 1000
        taken.push({ ...message })
      }
      return taken
    },
    done(url, receipt) {
      held.set(
        url,
        messages(url).filter((one) => one.receipt !== receipt || receipt === ''),
      )
    },
    hide(url, receipt, seconds) {
      const message = byReceipt(url, receipt)
      if (message) message.visible = now() + seconds * 1000
    },
    count: (url) => messages(url).length,
    urlOf: (arn) => queues.find((queue) => queue.arn === arn)!.url,
    next(url) {
      const times = messages(url).map(({ visible }) => visible)
      return times.length > 0 ? Math.min(...times) : undefined
    },
    kept() {
      const copy = structuredClone(held)
      return () => {
        for (const [url, all] of structuredClone(copy)) held.set(url, all)
      }
    },
    async answer({ operation, body }) {
      const url = body.QueueUrl as string
      counted(url)
      switch (operation) {
        case 'SendMessage':
          here.send(url, body.MessageBody, body.DelaySeconds)
          return { body: { MessageId: randomUUID(), MD5OfMessageBody: md5(body.MessageBody) } }
        case 'SendMessageBatch':
          return {
            body: {
              Failed: [],
              Successful: body.Entries.map(({ Id, MessageBody, DelaySeconds }: Json) => {
                here.send(url, MessageBody, DelaySeconds)
                return { Id, MessageId: randomUUID(), MD5OfMessageBody: md5(MessageBody) }
              }),
            },
          }
        case 'ReceiveMessage':
          return {
            body: {
              Messages: here
                .receive(url, body.MaxNumberOfMessages ?? 1)
                .map(({ id, body: text, receipt }) => ({
                  MessageId: id,
                  ReceiptHandle: receipt,
                  Body: text,
                  MD5OfBody: md5(text),
                })),
            },
          }
        case 'DeleteMessage':
          here.done(url, body.ReceiptHandle)
          return { body: {} }
        case 'ChangeMessageVisibility':
          here.hide(url, body.ReceiptHandle, body.VisibilityTimeout)
          return { body: {} }
        default: {
          const at = now()
          const all = messages(url)
          return {
            body: {
              Attributes: {
                ApproximateNumberOfMessages: String(all.filter(({ visible }) => visible <= at).length),
                ApproximateNumberOfMessagesNotVisible: String(
                  all.filter((one) => one.received > 0 && one.visible > at).length,
                ),
                ApproximateNumberOfMessagesDelayed: String(
                  all.filter((one) => one.received === 0 && one.visible > at).length,
                ),
              },
            },
          }
        }
      }
    },
  }
  return here
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
