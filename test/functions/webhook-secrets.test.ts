/** What must hold of a webhook whatever happens: secrets renewed and hidden, and a courier that dies half way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendWebhook } from '../../functions/courier/webhook.ts'
import { documentClient } from '../../functions/platform/database.ts'
import { lease } from '../../functions/platform/outbox.ts'
import type { Runtime } from '../../functions/platform/runtime.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { type Hooked, startHooked } from './webhooks.fixture.ts'
import { hour } from './week.fixture.ts'

let here: Hooked
beforeEach(async () => {
  here = await startHooked()
})
afterEach(() => here?.close())

describe('a secret that is renewed', () => {
  it('signs beside the one before for a day, then alone', async () => {
    const { secret: next } = await here.made(`/${here.id}/rotate`)
    await here.done('/test')
    await here.week.deliver()
    const [both] = here.hook.posts
    expect(both!.headers.get('webhook-signature')!.split(' ')).toHaveLength(2)
    here.verified(both!, here.secret)
    here.verified(both!, next)

    here.later(24 * hour)
    await here.done('/test')
    await here.week.deliver()
    here.verified(here.hook.posts[1]!, next)
    expect(() => here.verified(here.hook.posts[1]!, here.secret)).toThrow('No matching signature')
  })

  it('is the only one that signs after a restore, before which nothing is posted unsigned', async () => {
    const over = { version: 'restored', until: new Date(here.now()).toISOString() }
    const items = await here.week.items('commons')
    const endpoint = items.find(({ pk }) => pk === 'webhooks')!
    await here.week.put('commons', { ...endpoint, secrets: [over], newest: 'restored' })
    await here.done('/test')
    await here.week.deliver()
    expect(here.hook.posts).toEqual([])
    expect((await here.delivery()).outcome).toBe('NO_SECRET')
    const { secret: next } = await here.made(`/${here.id}/rotate`)
    await here.pass(1)
    here.verified(here.hook.posts[0]!, next)
  })

  it('stands in no table and on no queue, and neither does a removed one in the key store', async () => {
    const { secret: next } = await here.made(`/${here.id}/rotate`)
    await here.event('round.opened')
    await here.week.deliver()
    here.answers(500)
    await here.done('/test')
    await here.week.deliver()
    here.later(hour)
    const stored = JSON.stringify(await here.week.items('commons'))
    const queued = JSON.stringify(await here.week.surroundings.queueOf!('messages').take(10))
    expect(stored).toContain('msg_')
    expect(queued).toContain('msg_')
    for (const one of [here.secret, next].map((text) => text.slice('whsec_'.length))) {
      const raw = Buffer.from(one, 'base64')
      for (const form of [one, raw.toString('base64url'), raw.toString('hex')]) {
        expect(stored).not.toContain(form)
        expect(queued).not.toContain(form)
      }
    }
    expect(await here.week.keys.list(`/webhook/${here.id}`)).toHaveLength(2)
    await here.done('/remove')
    expect(await here.week.keys.list('/webhook')).toEqual([])
    here.later(hour)
    const before = here.hook.posts.length
    await here.week.deliver()
    expect(here.hook.posts).toHaveLength(before)
  })
})

it('neither address nor secret reaches the log', async () => {
  const logged: unknown[] = []
  const note = (...given: unknown[]) => void logged.push(given)
  here.answers(410)
  await here.done('/test')
  await sendWebhook(courier({ info: note, warn: note, error: note }), {
    job: 'webhook',
    endpoint: here.id,
    delivery: (await here.delivery()).id,
  })
  expect(logged).toEqual([['A webhook was paused', { endpoint: here.id, reason: 'HTTP 410' }]])
})

describe('a courier that dies', () => {
  it('between posting and settling posts again under the same id, once its lease is over', async () => {
    await here.done('/test')
    const test = (await here.delivery()).id
    await expect(sendWebhook(dying(), { job: 'webhook', endpoint: here.id, delivery: test })).rejects.toThrow(
      'killed',
    )
    expect(here.hook.posts).toHaveLength(1)
    expect((await here.delivery()).state).toBe('sending')
    // The job is there still, and finds that somebody has it.
    await here.week.deliver()
    expect(here.hook.posts).toHaveLength(1)
    here.later(lease)
    await here.week.deliver()
    expect(here.sent()).toEqual([test, test])
    expect(here.hook.posts[1]!.body).toBe(here.hook.posts[0]!.body)
    expect(await here.delivery()).toMatchObject({ state: 'sent', attempts: 2 })
  })
})

function courier(
  log: Runtime['log'],
  client = documentClient(clientConfig(here.week.engine.endpoint)),
): Runtime {
  const { surroundings, keys } = here.week
  return {
    environment: surroundings.environment,
    table: (name) => ({ client, name: tableNameOf(name) }),
    queue: (name) => surroundings.queueOf!(name),
    keys,
    now: surroundings.now,
    random: (bytes) => new Uint8Array(bytes),
    log,
  }
}

/** Its first update claims a delivery; at the second, which would settle it, it is gone. */
function dying(): Runtime {
  const client = documentClient(clientConfig(here.week.engine.endpoint))
  let updates = 0
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'UpdateItemCommand' && ++updates === 2) throw new Error('killed')
      return next(args)
    },
    { step: 'initialize', priority: 'low' },
  )
  const silent = () => {}
  return courier({ info: silent, warn: silent, error: silent }, client)
}
