/** The later chapters: seasons, what goes wrong, people who leave, another version, and years. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import { documentClient } from '../../../functions/platform/database.ts'
import { clientConfig } from '../../../infra/local/engine.ts'
import { csvOf, emailOf, people } from '../people.ts'
import { ok, signedIn } from '../person.ts'
import type { Chapter, Story } from '../story.ts'
import { change, get, type Json, mailsTo, post, rounds, toldCloudFormation } from './asking.ts'

/** Past the door: what an older version left. */
function putter({ endpoint, tableNamed }: Story['world']) {
  const client = documentClient(clientConfig(endpoint))
  return (table: string, Item: Json) => client.send(new PutCommand({ TableName: tableNamed(table), Item }))
}

/** Sixty rounds more, without waiting for them: as they stand once they are over. */
async function severalYears({ world, round }: Story): Promise<void> {
  const table = {
    client: documentClient(clientConfig(world.endpoint)),
    TableName: world.tableNamed('results'),
  }
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.TableName, Key: { pk: 'rounds', sk: round } }),
  )
  for (let week = 0; week < 60; week++) {
    const opens = new Date(Date.parse('2027-01-07T08:00:00Z') + week * 7 * 24 * 3600_000).toISOString()
    const sk = `2027-W${String(week).padStart(2, '0')}-0000`
    const { result: _, manifest: __, ...value } = Item!.value
    const later = { ...value, id: sk, opens, closes: opens, announced: opens, state: 'void', shredded: true }
    await table.client.send(
      new PutCommand({ TableName: table.TableName, Item: { ...Item, sk, value: later } }),
    )
  }
}

export const later: Chapter[] = [
  {
    name: 'HR begins another season, and plans a round beside the calendar’s that is not needed after all',
    async run(story) {
      const wanted = { k: 6 }
      await post(story, 'H1', '/api/season/preview', wanted)
      await post(story, 'H1', '/api/season/plan', wanted)
      const { running } = await post(story, 'H1', '/api/season/start', wanted)
      expect(running.k).toBe(6)
      const extra = {
        opens: '2026-12-08T09:00',
        closes: '2026-12-09T18:00',
        title: { fr: 'Après le salon', en: 'After the fair' },
      }
      const { extras } = await post(story, 'H1', '/api/rounds/extra', extra)
      await story.beat()
      await ok((await story.as('H1'))(`/api/rounds/extra/${extras[0].id}`, { method: 'DELETE' }))
      await story.beat()
    },
  },
  {
    name: 'a message that SES does not take for two days waits for an administrator, who sends it again',
    async run(story) {
      const { world } = story
      story.at('2026-12-10T08:01:00Z')
      world.sending.busy.add(emailOf('R25'))
      world.queues.send(world.queueNamed('messages'), '{"job":"of another version"}')
      world.queues.send(world.queueNamed('messages'), 'not even JSON')
      await story.beat()
      for (let i = 0; i < 400 && world.queues.count(world.queueNamed('messages')) > 0; i++) {
        story.at(Math.max(Date.now(), world.queues.next(world.queueNamed('messages'))!))
        await world.drain()
      }
      const { dead, undeliverable } = await get(story, 'X1', '/api/deliveries')
      expect(dead.map(({ id }: Json) => id)).toEqual([expect.stringMatching(/#invitation#R25$/)])
      expect(undeliverable).toBe(2)
      world.sending.busy.clear()
      const before = world.sending.mails.length
      await post(story, 'X1', '/api/deliveries/replay', { id: dead[0].id })
      const { undeliverable: left } = await post(story, 'X1', '/api/deliveries/replay', { all: true })
      // What nobody could ever read stays where it is, and keeps nothing else from being sent.
      expect(left).toBe(1)
      await world.drain()
      expect(mailsTo(story, before).map(({ to }) => to)).toContain(emailOf('R25'))
    },
  },
  {
    name: 'HR gives a round up, and ends another before its time',
    async run(story) {
      const open = async () => (await rounds(story)).find(({ state }) => state === 'open')!
      const given = await open()
      await post(story, 'H1', `/api/rounds/${given.id}/cancel`, {}, 202)
      await story.beat()
      await story.beat()
      expect((await rounds(story)).find(({ id }) => id === given.id)?.state ?? 'void').toBe('void')
      story.at('2026-12-17T08:01:00Z')
      await story.beat()
      const ended = await open()
      await post(story, 'H1', `/api/rounds/${ended.id}/close`, {}, 202)
      await story.beat()
      story.at(Date.now() + 20 * 60_000)
      await story.beat()
      await story.beat()
      expect(story.world.parameters.values.size).toBeGreaterThan(0)
      expect([...story.world.parameters.values.keys()].filter((name) => name.includes('/round/'))).toEqual([])
    },
  },
  {
    name: 'a beat that reaches nobody is kept, and the next does what is due',
    async run(story) {
      const { world } = story
      for (const name of ['clock', 'tally']) await world.beat(name, true)
      expect(world.queues.count(world.queueNamed('Undelivered'))).toBe(2)
      await story.beat()
    },
  },
  {
    name: 'the directory changes: a file is taken back, somebody leaves for good, and is signed out',
    async run(story) {
      const without = csvOf(people.filter(({ id }) => id !== 'R40'))
      const directory = await get(story, 'H1', '/api/directory')
      const as = await story.as('H1')
      await ok(as(`/api/directory/import?version=${directory.version}`, { text: without }))
      await post(story, 'H1', `/api/directory/undo?version=${directory.version + 1}`)
      expect((await get(story, 'H1', '/api/people?search=R40')).total).toBe(1)
      await get(story, 'H1', '/api/people/R20/held')
      await post(story, 'H1', '/api/people/R41/remove')
      await post(story, 'X1', '/api/accounts/F1/sign-out')
      const rep = await signedIn(story.world.app, emailOf('R10'))
      await ok(rep('/api/sign-out', { json: {} }))
      expect((await rep('/api/me')).status).toBe(401)
      // What was refused is forgotten, so that it may be tried again under its key.
      const headers = { 'idempotency-key': 'twice' }
      expect((await as('/api/channels/sms', { json: { on: true }, headers })).status).toBe(403)
    },
  },
  {
    name: 'a new version finds data of an older one, and brings them up',
    async run(story) {
      const { world, outside, round } = story
      const put = putter(world)
      await put('results', { pk: 'schema', sk: 'data', value: { version: 0 } })
      await put('commons', { pk: `bulletin#${round}`, sk: 'leads#9', part: 'as it was kept without an end' })
      await put('commons', { pk: 'blocked', sk: 'GONE', value: { member: 'GONE' }, address: 'hash' })
      const keys = new Map(world.parameters.values)
      await world.deploy(outside.answers, '0.0.1+000000000000')
      expect(toldCloudFormation(story)).toMatchObject({ Status: 'SUCCESS' })
      expect(world.parameters.values).toEqual(keys)
      expect(
        (await get(story, 'X1', '/api/deliveries')).blocked.map(({ member }: Json) => member),
      ).not.toContain('GONE')
    },
  },
  {
    name: 'what was published goes when its time is over',
    async run(story) {
      await change(story, 'X1', '/api/settings', ({ settings }) => ({ ...settings, resultYears: 2 }))
      await severalYears(story)
      story.at('2029-03-01T08:00:00Z')
      for (let i = 0; i < 3; i++) await story.beat()
      expect((await rounds(story)).map(({ id }) => id)).not.toContain(story.round)
    },
  },
]
