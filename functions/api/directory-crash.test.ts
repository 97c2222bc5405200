/** An import that dies at any of its writes leaves the old version, and the same file imported again gives what one clean import gives. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { cellsFor } from '#shared/org/cells.ts'
import { parseMembers } from '#shared/org/import.ts'
import type { Organisation } from '#shared/org/organisation.ts'
import { structureOf } from '#shared/org/structure.ts'
import { readStructure, rosterSeats } from '../platform/directory.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type Api, startApi } from './api.fixture.ts'
import { importOrganisation } from './directory-import.ts'
import { readMembers } from './directory-store.ts'

const header = 'id,name,email,manager,level,language'
const before = [
  'D1,Anne,anne@x.test,,director,fr',
  'A1,Bob,bob@x.test,D1,area-manager,fr',
  'F1,Cleo,cleo@x.test,A1,field-manager,fr',
  'R1,Dan,dan@x.test,F1,rep,fr',
  'R2,Eve,eve@x.test,F1,rep,fr',
  'R3,Flo,flo@x.test,F1,rep,fr',
]
/** F1 and R3 leave, R1 and R2 move and swap an address for a new one, N1 comes. */
const after = [
  'D1,Anne,anne@x.test,,director,fr',
  'A1,Bob,bob@x.test,D1,area-manager,fr',
  'R1,Dan,eve@x.test,A1,rep,fr',
  'R2,Eve,fresh@x.test,A1,rep,en',
  'N1,Gus,gus@x.test,R2,rep,fr',
]
const addresses = ['anne', 'bob', 'cleo', 'dan', 'eve', 'flo', 'fresh', 'gus'].map((name) => `${name}@x.test`)
const joined = '2026-09-01T00:00:00.000Z'
const now = '2026-11-24T09:00:00.000Z'

function organisationOf(rows: string[]): Organisation {
  const parsed = parseMembers([header, ...rows].join('\n'))
  if ('problems' in parsed) throw new Error('the test’s own file is wrong')
  return parsed.organisation
}

/** An api whose season froze the organisation as it was before. */
async function arranged(): Promise<Api> {
  const api = await startApi()
  await importOrganisation(api.runtime, organisationOf(before), 0, { since: joined })
  const structure = structureOf(organisationOf(before))
  const { cells } = cellsFor(structure, 5)
  const id = '2026-Q4'
  const starts = '2026-10-01T00:00:00.000Z'
  await api.results.putSeason(
    { id, k: 5, expected: 5, order: 'units', starts, structure, cells, permitted: [], tooFew: [] },
    'hash',
  )
  await api.results.planRound({
    id: '2026-W48-aaaa',
    season: id,
    seasonStarts: starts,
    state: 'open',
    k: 5,
    opens: starts,
    closes: '2026-11-29T22:59:00.000Z',
    announced: '2026-11-29T22:59:00.000Z',
    grace: 600,
  })
  return api
}

/** Everything that the directory holds. */
async function contents(api: Api) {
  const season = (await api.results.getSeason('2026-Q4'))!
  const owners = addresses.map(async (email) => {
    const { Items } = await api.directory.client.send(
      new QueryCommand({
        TableName: api.directory.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `email#${email}` },
      }),
    )
    return [email, Items?.map(({ id }) => id)]
  })
  const members = await readMembers(api.directory)
  return {
    ...(await readStructure(api.directory)),
    members: members.sort((a, b) => (a.id < b.id ? -1 : 1)),
    addresses: await Promise.all(owners),
    seats: await rosterSeats(api.directory, season),
  }
}

/** The same runtime, whose directory takes so many writes and then no more. */
function dyingAfter(runtime: Runtime, writes: number): Runtime {
  let left = writes
  return {
    ...runtime,
    table(name) {
      const table = runtime.table(name)
      table.client.middlewareStack.add(
        (next, context) => async (args) => {
          const command = String(context.commandName)
          if (name === 'directory' && /Put|BatchWrite/.test(command) && left-- <= 0) throw new Error('killed')
          return next(args)
        },
        { step: 'initialize', name: 'dying' },
      )
      return table
    },
  }
}

it('dies at each write, and is made good by the next try', async () => {
  const clean = await arranged()
  await importOrganisation(clean.runtime, organisationOf(after), 1, { since: now })
  const wanted = await contents(clean)
  expect(wanted.version).toBe(2)
  expect(wanted.seats.find(({ team, level }) => team === 'F1' && level === 'rep')?.eligible).toBe(2)
  expect(Object.fromEntries(wanted.addresses)).toMatchObject({ 'eve@x.test': ['R1'], 'dan@x.test': [] })
  await clean.close()

  let died = 0
  for (let writes = 0; writes < 30; writes++) {
    const api = await arranged()
    const first = importOrganisation(dyingAfter(api.runtime, writes), organisationOf(after), 1, {
      since: now,
    })
    const killed = await first.then(
      () => false,
      () => true,
    )
    if (killed) {
      died++
      expect((await readStructure(api.directory)).version).toBe(1)
      // Whether it died or is only slow, nobody knows for half a minute.
      if (writes > 0)
        await expect(
          importOrganisation(api.runtime, organisationOf(after), 1, { since: now }),
        ).rejects.toMatchObject({ code: 'import-running' })
      api.time.now = new Date(api.time.now.getTime() + 31_000)
      await importOrganisation(api.runtime, organisationOf(after), 1, { since: now })
    }
    expect(await contents(api)).toEqual(wanted)
    await api.close()
    if (!killed) break
  }
  expect(died).toBeGreaterThanOrEqual(8)
}, 60_000)
