/** Published rounds really go when their time is over: by the clock, with its own grants, whole, also after it died half-way. */
import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { usualSettings } from '#shared/org/settings.ts'
import type { PublishedGroup, PublishedRound } from '#shared/published/published.ts'
import { roundsKept } from '#shared/round/retention.ts'
import type { Round } from '#shared/round/round.ts'
import { changeOrganisationSettings } from '../../functions/platform/organisation-settings.ts'
import { resultsStore } from '../../functions/platform/results.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { type StoredItem, startWeek, type Week } from './week.fixture.ts'

const week = 7 * 24 * 3600_000
const count = roundsKept + 2

let here: Week
beforeEach(async () => {
  here = await startWeek()
  await here.people(smallOrganisation())
  for (let i = 0; i < count; i++) await publish(i)
}, 60_000)
afterEach(() => here?.close())

const groups = ['organisation', 'team:m1'].map(
  (id): PublishedGroup => ({
    id,
    kind: id === 'organisation' ? 'organisation' : 'team',
    family: 'T',
    parent: null,
    cells: [],
    participation: 'most',
    results: {},
  }),
)
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

const results = () => resultsStore({ client: here.client, name: tableNameOf('results') })

/** A round of long ago, as the tally leaves it: more than three years before this week, a week each. */
async function publish(i: number): Promise<void> {
  const closes = new Date(here.now().getTime() - (3 * 53 + count - i) * week).toISOString()
  const id = `2022-W${String(i).padStart(2, '0')}-aaaa`
  const round: Round = {
    id,
    season: '2022-Q4',
    seasonStarts: '',
    state: 'shredded',
    k: 5,
    opens: closes,
    closes,
    announced: closes,
    grace: 0,
    manifest: 'm',
    result: 'r',
    published: closes,
  }
  const published: PublishedRound = {
    version: 1,
    round: id,
    season: '2022-Q4',
    k: 5,
    questions: [],
    cells: [],
    groups,
    organisation: { ballots: { valid: 0, spoiled: 0 } },
  } as unknown as PublishedRound
  const store = results()
  await store.putManifest(id, 'm', bytes({}))
  await store.stageResult(id, 'r', bytes(published), bytes([]))
  for (const group of groups) await store.putGroupRow({ round: id, season: '2022-Q4', questions: [], group })
  await store.markTold(id, 'published')
  await store.planRound(round)
}

const commons = () => ({ client: here.client, name: tableNameOf('commons') })
const keep = (resultYears: 2 | 3 | 5 | null) =>
  changeOrganisationSettings(
    commons(),
    () => ({ ...usualSettings, resultYears }),
    async () => {},
  )
const published = async () =>
  (await here.rounds.listRounds()).filter(({ result }) => result).map(({ id }) => id)

/** Everything in results that names a round. */
async function about(id: string): Promise<string[]> {
  const { Items = [] } = await here.client.send(new ScanCommand({ TableName: tableNameOf('results') }))
  return (Items as StoredItem[])
    .map(({ pk, sk }) => `${pk} / ${sk}`)
    .filter((key) => key.includes(id) && !key.startsWith('audit#'))
}

it('keeps everything until the organisation chooses, then forgets the oldest, a round a tick', async () => {
  const before = await published()
  await here.clock()
  expect(await published()).toEqual(before)
  await keep(5)
  await here.clock()
  expect(await published()).toEqual(before)
  await keep(3)
  expect(await about(before[0]!)).toHaveLength(7)
  await here.clock()
  expect(await published()).toEqual(before.slice(1))
  expect(await about(before[0]!)).toEqual([])
  await here.clock()
  expect(await published()).toEqual(before.slice(2))
  // What a year's line and the verdicts rest on stays.
  await here.clock()
  expect(await published()).toEqual(before.slice(2))
  const { Items = [] } = await here.client.send(new ScanCommand({ TableName: tableNameOf('results') }))
  const lines = Items.filter(({ pk }) => String(pk).startsWith('audit#')).filter(
    ({ action }) => action === 'retention.round',
  )
  expect(lines.map(({ actor, object }) => [actor, object]).toSorted()).toEqual([
    ['#clock', before[0]],
    ['#clock', before[1]],
  ])
}, 60_000)

it('goes on where a tick died, whatever was gone by then', async () => {
  const [first] = await published()
  await keep(3)
  // Each of them, as if a tick had got so far.
  for (const left of await about(first!)) {
    const [pk, sk] = left.split(' / ') as [string, string]
    if (pk === 'rounds') continue
    await here.client.send(new DeleteCommand({ TableName: tableNameOf('results'), Key: { pk, sk } }))
  }
  expect(await about(first!)).toEqual([`rounds / ${first}`])
  await here.clock()
  expect(await about(first!)).toEqual([])
  expect((await published())[0]).not.toBe(first)
}, 60_000)
