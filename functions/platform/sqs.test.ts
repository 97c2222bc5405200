/** Queues on AWS, before somebody who stands for SQS at the edge: what goes over the wire, and what a mapping gets back. */
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Received } from './runtime.ts'
import { fromSqs, type SqsEvent, sqsQueue } from './sqs.ts'

const url = 'https://sqs.eu-west-3.amazonaws.com/123456789012/messages'

interface Asked {
  action: string
  [parameter: string]: unknown
}

/** AWS JSON 1.0. */
let asked: Asked[]
let answer: (asked: Asked) => object | { status: number; error: string }
let server: Server
let client: SQSClient
beforeEach(async () => {
  asked = []
  answer = () => ({})
  server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '')
    const one: Asked = { action, ...JSON.parse(await text(request)) }
    asked.push(one)
    const given = answer(one)
    const failed = 'error' in given
    response.writeHead(failed ? given.status : 200, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify(failed ? { __type: `com.amazonaws.sqs#${given.error}`, message: '' } : given))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  client = new SQSClient({
    endpoint: `http://localhost:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    useQueueUrlAsEndpoint: false,
    maxAttempts: 1,
  })
})
afterEach(() => {
  client.destroy()
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

type Entry = { Id: string; MessageBody: string; DelaySeconds?: number }
const entriesOf = ({ Entries }: Asked) => Entries as Entry[]
const jobs = (count: number) => Array.from({ length: count }, (_, job) => ({ body: { job } }))

it('sends ten at a time, each under an id of its own in its batch', async () => {
  await sqsQueue(url, client).send(jobs(25))
  expect(asked.map(({ action, QueueUrl }) => [action, QueueUrl])).toEqual(
    Array(3).fill(['SendMessageBatch', url]),
  )
  expect(asked.map((one) => entriesOf(one).length)).toEqual([10, 10, 5])
  for (const one of asked)
    expect(new Set(entriesOf(one).map(({ Id }) => Id)).size).toBe(entriesOf(one).length)
  const sent = asked.flatMap(entriesOf).map(({ MessageBody }) => JSON.parse(MessageBody))
  expect(sent).toEqual(jobs(25).map(({ body }) => body))
})

it('asks nothing for no messages', async () => {
  await sqsQueue(url, client).send([])
  expect(asked).toEqual([])
})

it('puts off what is to be seen later, in whole seconds', async () => {
  await sqsQueue(url, client).send([{ body: {}, after: 899.6 }, { body: {}, after: 0 }, { body: {} }])
  expect(entriesOf(asked[0]!).map(({ DelaySeconds }) => DelaySeconds)).toEqual([900, undefined, undefined])
})

it('says how many were not taken, and why', async () => {
  answer = () => ({
    Successful: [],
    Failed: [
      { Id: '0', Code: 'InternalError', SenderFault: false },
      { Id: '4', Code: 'InternalError', SenderFault: false },
    ],
  })
  await expect(sqsQueue(url, client).send(jobs(5))).rejects.toThrow('the queue did not take 2: InternalError')
})

it('counts what is seen, hidden and put off', async () => {
  answer = () => ({
    Attributes: {
      ApproximateNumberOfMessages: '3',
      ApproximateNumberOfMessagesNotVisible: '2',
      ApproximateNumberOfMessagesDelayed: '10',
    },
  })
  expect(await sqsQueue(url, client).count()).toBe(15)
  expect(asked[0]).toMatchObject({ action: 'GetQueueAttributes', QueueUrl: url })
  expect((asked[0]!.AttributeNames as string[]).toSorted()).toEqual([
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesDelayed',
    'ApproximateNumberOfMessagesNotVisible',
  ])
})

/** The SDK checks the sum. */
const held = (ReceiptHandle: string, Body: string) => ({
  MessageId: ReceiptHandle,
  ReceiptHandle,
  Body,
  MD5OfBody: createHash('md5').update(Body).digest('hex'),
})

it('takes ten at most, and deletes what is done and nothing else', async () => {
  answer = ({ action }) =>
    action === 'ReceiveMessage'
      ? {
          Messages: [held('first', '{"job":1}'), held('second', 'no JSON')],
        }
      : {}
  const taken = await sqsQueue(url, client).take(50)
  expect(asked).toMatchObject([{ action: 'ReceiveMessage', QueueUrl: url, MaxNumberOfMessages: 10 }])
  expect(taken.map(({ body }) => body)).toEqual([{ job: 1 }, undefined])
  await taken[1]!.done()
  expect(asked.slice(1)).toEqual([{ action: 'DeleteMessage', QueueUrl: url, ReceiptHandle: 'second' }])
})

it('takes nothing from an empty queue', async () => {
  expect(await sqsQueue(url, client).take(10)).toEqual([])
})

const record = (messageId: string, body: string, count = '1'): SqsEvent['Records'][number] => ({
  messageId,
  receiptHandle: `handle of ${messageId}`,
  body,
  attributes: { ApproximateReceiveCount: count },
})

it('hands a batch over, hides those that come again for as long as it is told, and names them', async () => {
  const got: Received[] = []
  const handler = fromSqs(
    async (messages) => {
      got.push(...messages)
      return [
        { id: 'b', after: 90.4 },
        { id: 'c', after: 21_600 },
      ]
    },
    url,
    client,
  )
  const Records = [record('a', '{"job":1}'), record('b', '{"job":2}', '7'), record('c', 'no JSON')]
  expect(await handler({ Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'c' }],
  })
  expect(got).toEqual([
    { id: 'a', body: { job: 1 }, attempts: 1 },
    { id: 'b', body: { job: 2 }, attempts: 7 },
    { id: 'c', body: undefined, attempts: 1 },
  ])
  const hides = (id: string, VisibilityTimeout: number) => ({
    action: 'ChangeMessageVisibility',
    QueueUrl: url,
    ReceiptHandle: `handle of ${id}`,
    VisibilityTimeout,
  })
  expect(asked).toEqual([hides('b', 90), hides('c', 21_600)])
})

it('names nobody when all is done', async () => {
  const handler = fromSqs(async () => [], url, client)
  expect(await handler({ Records: [record('a', '{}')] })).toEqual({ batchItemFailures: [] })
  expect(asked).toEqual([])
})

it('names those that come again though SQS does not hide one of them: the others are done all the same', async () => {
  answer = ({ ReceiptHandle }) =>
    ReceiptHandle === 'handle of a' ? { status: 400, error: 'MessageNotInflight' } : {}
  const handler = fromSqs(
    async () => [
      { id: 'a', after: 60 },
      { id: 'b', after: 60 },
    ],
    url,
    client,
  )
  const Records = [record('a', '{}'), record('b', '{}'), record('c', '{}')]
  expect(await handler({ Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }],
  })
  expect(asked.map(({ ReceiptHandle }) => ReceiptHandle)).toEqual(['handle of a', 'handle of b'])
})

it('fails as a whole when its receiver throws, so that all come again', async () => {
  const handler = fromSqs(
    async () => {
      throw new Error('out of memory')
    },
    url,
    client,
  )
  await expect(handler({ Records: [record('a', '{}')] })).rejects.toThrow('out of memory')
  expect(asked).toEqual([])
})
