/** An upgrade: data of an older version become those of this one, wherever it dies; newer data are left alone. */
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DataVersion, dataVersionKey } from '#shared/operation/data-version.ts'
import { outbox } from '../../functions/platform/outbox.ts'
import { latest, migrations } from '../../functions/upgrade/migrations/migrations.ts'
import { loadPart, tableNameOf } from '../../infra/local/parts-here.ts'
import { lastingKeys } from '../../infra/parts.ts'
import { type Death, Killed, type Mortals, mortals } from '../faults/mortal.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { startWeek, type Week } from './week.fixture.ts'

let week: Week
let mortal: Mortals
beforeEach(async () => {
  week = await startWeek()
  mortal = await mortals(week.surroundings)
})
afterEach(async () => {
  mortal?.close()
  await week?.close()
})

async function upgrade(death: Death | null = null): Promise<unknown> {
  const part = await mortal.born('upgrade', death)
  if (part.kind !== 'deployment') throw new Error('it is asked by a deployment')
  return part.run()
}
const recorded = async (): Promise<DataVersion | undefined> =>
  (await week.client.send(new GetCommand({ TableName: tableNameOf('results'), Key: dataVersionKey }))).Item
    ?.value
const record = (value: DataVersion) => week.put('results', { ...dataVersionKey, value })
const commons = () => ({ client: week.client, name: tableNameOf('commons') })
const bulletins = async () => (await week.items('commons')).filter(({ pk }) => pk.startsWith('bulletin#'))
const blocked = async () =>
  (await week.items('commons')).filter(({ pk }) => pk === 'blocked').map(({ sk }) => sk)

/** As an installation from before there were versions left them: an open round, and refused addresses of two, of whom one has left. */
async function oldData(): Promise<void> {
  await week.people(smallOrganisation())
  await week.open()
  await week.clock()
  await outbox(commons()).block('m1r1', 'm1r1@example.org', 'bounce', week.now())
  await makeOld()
}

/** Again, what the migrations changed. */
async function makeOld(): Promise<void> {
  for (const { pk, sk } of await bulletins())
    if (sk.startsWith('leads#'))
      await week.client.send(
        new UpdateCommand({
          TableName: tableNameOf('commons'),
          Key: { pk, sk },
          UpdateExpression: 'REMOVE expires',
        }),
      )
  await outbox(commons()).block('left', 'left@example.org', 'complaint', week.now())
}

/** What the two migrations owe. */
async function expectMigrated(): Promise<void> {
  const found = await bulletins()
  const facts = found.find(({ sk }) => sk === 'facts')!
  const leads = found.filter(({ sk }) => sk.startsWith('leads#'))
  expect(leads.length).toBeGreaterThan(0)
  expect(facts.expires).toBeGreaterThan(week.now().getTime() / 1000)
  for (const { expires } of leads) expect(expires).toBe(facts.expires)
  expect(await blocked()).toEqual(['m1r1'])
  expect((await recorded())?.version).toBe(latest)
}

it('numbers its migrations from one, in order and without a gap', () => {
  expect(migrations.map(({ to }) => to)).toEqual(Array.from({ length: latest }, (_, i) => i + 1))
})

describe('data of an older version', () => {
  it('become those of this one, and a second time changes nothing', async () => {
    await oldData()
    expect(await upgrade()).toEqual({ from: 0, to: latest })
    await expectMigrated()
    const [results, others] = [await week.items('results'), await week.items('commons')]
    expect(await upgrade()).toEqual({ from: latest, to: latest })
    expect(await week.items('results')).toEqual(results)
    expect(await week.items('commons')).toEqual(others)
  })

  it('whichever request it dies at, before it is heard or after: the next try goes on', async () => {
    await oldData()
    let died = 0
    for (let at = 1; ; at++) {
      await record({ version: 0 })
      const lives: Death[] = [
        { at, when: 'before' },
        { at, when: 'after' },
      ]
      let lived = false
      for (const death of lives)
        await upgrade(death).then(
          () => {
            lived = true
          },
          (error) => {
            expect(error).toBeInstanceOf(Killed)
            died++
          },
        )
      await upgrade()
      await expectMigrated()
      if (lived) break
      await makeOld()
    }
    expect(died).toBeGreaterThan(12)
  }, 60_000)

  it('two at once leave what one leaves', async () => {
    await oldData()
    await Promise.all([upgrade(), upgrade()])
    await expectMigrated()
  })

  it('a step that was recorded is not made again', async () => {
    await oldData()
    await record({ version: 1 })
    await upgrade()
    expect(await blocked()).toEqual(['m1r1'])
    expect((await bulletins()).some(({ sk, expires }) => sk.startsWith('leads#') && expires)).toBe(false)
  })
})

describe('a new installation', () => {
  it('begins at the latest version, with the lasting keys and nothing else', async () => {
    await week.keys.delete(lastingKeys.map(({ path }) => path))
    await upgrade()
    expect(await recorded()).toEqual({ version: latest })
    const keys = await Promise.all(lastingKeys.map(({ path }) => week.keys.get(path)))
    for (const key of keys) expect(Buffer.from(key!, 'base64url')).toHaveLength(32)
    expect(new Set(keys).size).toBe(lastingKeys.length)
    await upgrade()
    expect(await Promise.all(lastingKeys.map(({ path }) => week.keys.get(path)))).toEqual(keys)
  })
})

describe('data of a later version', () => {
  it('are refused, and nothing of them is changed', async () => {
    await oldData()
    await record({ version: latest + 1 })
    await week.keys.delete(['/session'])
    const before = await week.items('commons')
    await expect(upgrade()).rejects.toThrow(
      `The data are of version ${latest + 1}, and this Quorum knows versions up to ${latest}.`,
    )
    expect(await week.items('commons')).toEqual(before)
    expect(await recorded()).toEqual({ version: latest + 1 })
    expect(await week.keys.get('/session')).toBeUndefined()
  })

  it('are those of whoever is just restoring: they are not migrated under their hands', async () => {
    await oldData()
    await record({ version: 0, restoring: 'a-backup' })
    expect(await upgrade()).toMatchObject({ left: 'restoring' })
    expect(await recorded()).toEqual({ version: 0, restoring: 'a-backup' })
    expect(await blocked()).toEqual(['left', 'm1r1'])
  })
})

it('may read no person but whether they are here, and no key', async () => {
  const part = await loadPart('upgrade', {
    ...week.surroundings,
    keysOf: () => ({
      put: async () => true,
      get: () => Promise.reject(new Error('a key was read')),
      list: () => Promise.reject(new Error('keys were listed')),
      delete: () => Promise.reject(new Error('a key was deleted')),
    }),
  })
  await oldData()
  if (part.kind === 'deployment') await part.run()
  await expectMigrated()
})
