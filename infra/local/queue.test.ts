/** The queues of this machine, on a real engine: at least once, hidden while worked on, given up in the end, never lost. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Again, Part, Received } from '../../functions/platform/needs.ts'
import type { QueuePart } from '../parts.ts'
import { clientConfig, type Engine, startEngine } from './engine.ts'
import { deliver, queueTable, tableQueue } from './queue.ts'

const messages: QueuePart = {
  name: 'messages',
  wakes: { hidden: 360, attempts: 3, undeliverable: 'undeliverable' },
  keeps: 7,
}

let directory: string
let engine: Engine
let at: number
const now = () => new Date(at)
const pass = (seconds: number) => {
  at += seconds * 1000
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quorum-queue-'))
  engine = await startEngine(directory, [queueTable])
})
afterAll(async () => {
  await engine?.close()
  await rm(directory, { recursive: true, force: true })
})
beforeEach(async () => {
  at = Date.parse('2026-11-26T09:00:00Z')
  await engine.recreate()
})

const connected = () => DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(engine.endpoint)))
const queue = (name: 'messages' | 'undeliverable' = 'messages', client = connected()) =>
  tableQueue(client, name, now)
const send = (...jobs: (number | string)[]) => queue().send(jobs.map((job) => ({ body: { job } })))
const jobOf = ({ body }: { body: unknown }) => (body as { job: number | string }).job

/** Delivers what is to be seen by now to a function, and tells what it got, a batch after the other. */
async function delivered(
  receive: (batch: Received[]) => Again[] = () => [],
  { client = connected(), most = 10 } = {},
): Promise<Received[][]> {
  const got: Received[][] = []
  const part: Part = {
    kind: 'queue',
    async receive(batch) {
      got.push(batch)
      return receive(batch)
    },
  }
  await deliver(client, messages, part, most, now)
  return got
}
const jobs = (got: Received[][]) => got.flat().map(jobOf)

/** A client whose process is killed before its next deletion reaches the table. */
function dyingBeforeDelete(): DynamoDBDocumentClient {
  const client = connected()
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'DeleteItemCommand') throw new Error('killed')
      return next(args)
    },
    { step: 'initialize', name: 'dying' },
  )
  return client
}

it('hands out what was sent, once where nothing goes wrong', async () => {
  await send('a', 'b')
  const got = await delivered()
  expect(jobs(got).toSorted()).toEqual(['a', 'b'])
  expect(got.flat().map(({ attempts }) => attempts)).toEqual([1, 1])
  pass(3600)
  expect(await delivered()).toEqual([])
  expect(await queue().count()).toBe(0)
})

it('keeps 1,000 messages in the order of their instants, and hands them out in batches', {
  timeout: 60_000,
}, async () => {
  for (let i = 0; i < 1000; i += 50) {
    await send(...Array.from({ length: 50 }, (_, j) => i + j))
    pass(1)
  }
  expect(await queue().count()).toBe(1000)
  const got = await delivered()
  expect(got.every(({ length }) => length === 10)).toBe(true)
  const order = jobs(got) as number[]
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
  // Those of one instant come in any order.
  const instants = order.map((job) => Math.floor(job / 50))
  expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  expect(await queue().count()).toBe(0)
})

it('hides what somebody works on, and shows it again when they were killed', async () => {
  await send('a')
  const [held] = await queue().hand(10, 360)
  expect(held).toMatchObject({ received: 1 })
  expect(await queue().hand(10, 360)).toEqual([])
  expect(await queue().count()).toBe(1)
  pass(359)
  expect(await delivered()).toEqual([])
  pass(1)
  expect((await delivered()).flat()).toMatchObject([{ body: { job: 'a' }, attempts: 2 }])
})

it('shows a message again after the time that its receiver said, under the same id', async () => {
  await send('a', 'b')
  const [first] = await delivered((batch) =>
    batch.filter((one) => jobOf(one) === 'a').map(({ id }) => ({ id, after: 60 })),
  )
  expect(await queue().count()).toBe(1)
  pass(59)
  expect(await delivered()).toEqual([])
  pass(1)
  const { id } = first!.find((one) => jobOf(one) === 'a')!
  expect((await delivered()).flat()).toEqual([{ id, body: { job: 'a' }, attempts: 2 }])
})

it('lets a message be seen no sooner than its sender said', async () => {
  await queue().send([{ body: { job: 'later' }, after: 900 }, { body: { job: 'now' } }])
  expect(jobs(await delivered())).toEqual(['now'])
  pass(899)
  expect(await delivered()).toEqual([])
  pass(1)
  expect(jobs(await delivered())).toEqual(['later'])
})

it('gives a message up after its attempts, and keeps it for an administrator', async () => {
  await send('a')
  for (let attempt = 1; attempt <= 3; attempt++) {
    const got = await delivered((batch) => batch.map(({ id }) => ({ id, after: 60 })))
    expect(got.flat().map(({ attempts }) => attempts)).toEqual([attempt])
    pass(60)
  }
  expect(await delivered()).toEqual([])
  expect([await queue().count(), await queue('undeliverable').count()]).toEqual([0, 1])
  const [given] = await queue('undeliverable').take(10)
  expect(given!.body).toEqual({ job: 'a' })
})

it('hands out other messages though the first of a batch is hopeless', async () => {
  await send('a')
  for (let attempt = 1; attempt <= 3; attempt++) {
    await delivered((batch) => batch.map(({ id }) => ({ id, after: 60 })))
    pass(60)
  }
  await send('b', 'c')
  expect(jobs(await delivered(undefined, { most: 1 })).toSorted()).toEqual(['b', 'c'])
})

it('shows what was taken again until it is done', async () => {
  await queue('undeliverable').send([{ body: { job: 'a' } }, { body: { job: 'b' } }])
  const taken = await queue('undeliverable').take(10)
  expect(taken.map(jobOf).toSorted()).toEqual(['a', 'b'])
  expect(await queue('undeliverable').take(10)).toEqual([])
  await taken.find((one) => jobOf(one) === 'a')!.done()
  pass(30)
  expect((await queue('undeliverable').take(10)).map(jobOf)).toEqual(['b'])
})

it('takes no more than it is asked for', async () => {
  await queue('undeliverable').send([{ body: { job: 'a' } }, { body: { job: 'b' } }, { body: { job: 'c' } }])
  expect(await queue('undeliverable').take(2)).toHaveLength(2)
  expect(await queue('undeliverable').take(2)).toHaveLength(1)
})

it('shows a whole batch again when its receiver threw', async () => {
  await send('a', 'b')
  const failing = delivered(() => {
    throw new Error('out of memory')
  })
  await expect(failing).rejects.toThrow('out of memory')
  pass(359)
  expect(await delivered()).toEqual([])
  pass(1)
  const got = await delivered()
  expect(jobs(got).toSorted()).toEqual(['a', 'b'])
  expect(got.flat().map(({ attempts }) => attempts)).toEqual([2, 2])
})

it('loses nothing when it is killed between the two writes of a move: it is there twice', async () => {
  await send('a')
  await expect(queue('messages', dyingBeforeDelete()).hand(10, 360)).rejects.toThrow('killed')
  expect(await queue().count()).toBe(2)
  pass(1)
  expect(jobs(await delivered())).toEqual(['a'])
  pass(360)
  expect(jobs(await delivered())).toEqual(['a'])
  expect(await queue().count()).toBe(0)
})

it('loses nothing when it is killed while it gives up', async () => {
  await send('a')
  const [held] = await queue().hand(10, 360)
  await expect(queue('messages', dyingBeforeDelete()).giveUp(held!, 'undeliverable')).rejects.toThrow(
    'killed',
  )
  expect([await queue().count(), await queue('undeliverable').count()]).toEqual([1, 1])
})

it('ends a batch early when it is told to, and loses nothing of it', async () => {
  await send('a', 'b', 'c')
  const got: Received[] = []
  const part: Part = {
    kind: 'queue',
    async receive(batch) {
      got.push(...batch)
      return []
    },
  }
  expect(await deliver(connected(), messages, part, 1, now, () => got.length < 1)).toBe(1)
  expect(await queue().count()).toBe(2)
})

it('survives the end of the engine, hidden messages too', async () => {
  await send('hidden')
  await queue().hand(1, 360)
  await send('seen')
  await engine.close()
  engine = await startEngine(directory, [queueTable])
  expect(jobs(await delivered())).toEqual(['seen'])
  pass(360)
  expect((await delivered()).flat()).toMatchObject([{ body: { job: 'hidden' }, attempts: 2 }])
})
