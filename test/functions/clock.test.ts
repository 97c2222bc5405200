/** The clock opens and closes by the calendar; a tick that is doubled, late or missed changes nothing but the moment. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyName } from '#shared/ballot/key-name.ts'
import { builtIn } from '#shared/questions/bank.ts'
import { withDriver, withQuestion } from '#shared/questions/edit.ts'
import { questionsFor, weekNumber } from '#shared/questions/rotation.ts'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { issuingKeyPath, type Round, roundKeys, sealingKeyPath } from '#shared/round/round.ts'
import { changeBank } from '../../functions/platform/questions.ts'
import { tableNameOf } from '../../infra/local/parts-here.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { startWeek, type Week } from './week.fixture.ts'

const thursday = '2026-11-19T08:00:00.000Z'
const sunday = '2026-11-22T22:59:00.000Z'

let week: Week
beforeEach(async () => {
  week = await startWeek()
  await week.people(smallOrganisation())
})
afterEach(() => week?.close())

const rounds = () => week.rounds.listRounds()
const only = async (state: Round['state']) => {
  const found = (await rounds()).filter((round) => round.state === state)
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('the usual week', () => {
  it('is planned for Thursday 9:00 to Sunday 23:59 in Paris, once', async () => {
    await week.clock()
    await week.clock()
    const planned = await only('planned')
    expect(planned).toMatchObject({ opens: thursday, closes: sunday, season: '2026-Q4', k: 5 })
    expect(planned.id).toMatch(/^2026-W47-[0-9a-f]{4}$/)
    expect(planned.manifest).toBeUndefined()
  })

  it('opens at its moment and not before, closes at its moment and not before', async () => {
    await week.clock()
    week.at(Date.parse(thursday) - 1)
    await week.clock()
    await only('planned')
    week.at(thursday)
    await week.clock()
    const open = await only('open')
    expect(open.manifest).toBeDefined()
    week.at(Date.parse(sunday) - 1)
    await week.clock()
    await only('open')
    week.at(sunday)
    await week.clock()
    expect(await only('closed')).toMatchObject({ id: open.id, closes: sunday, manifest: open.manifest })
  })

  it('follows the last: while one is open the next is planned a week later', async () => {
    await week.clock()
    week.at(thursday)
    await week.clock()
    await week.clock()
    expect((await only('planned')).opens).toBe('2026-11-26T08:00:00.000Z')
  })

  it('opened late is still the same week', async () => {
    await week.clock()
    week.at(Date.parse(thursday) + 5 * 3_600_000)
    await week.clock()
    expect(await only('open')).toMatchObject({ opens: thursday, closes: sunday })
  })

  it('that nobody opened in time is void, and the next one is planned', async () => {
    await week.clock()
    const { id } = await only('planned')
    week.at('2026-11-23T10:00:00Z')
    await week.clock()
    expect(await only('void')).toMatchObject({ id, shredded: true })
    expect((await only('planned')).opens).toBe('2026-11-26T08:00:00.000Z')
    expect(await week.keys.list('/round')).toEqual([])
  })

  it('is not planned where nobody is in the directory', async () => {
    const empty = await startWeek()
    try {
      await empty.clock()
      expect(await empty.rounds.listRounds()).toEqual([])
    } finally {
      await empty.close()
    }
  })
})

describe('where France’s holidays are kept', () => {
  let french: Week
  beforeEach(async () => {
    french = await startWeek({ HOLIDAYS: 'FR' })
    await french.people(smallOrganisation())
  })
  afterEach(() => french?.close())
  const opensAfter = async (moment: string) => {
    french.at(moment)
    await french.clock()
    const [planned] = (await french.rounds.listRounds()).filter(({ state }) => state === 'planned')
    return planned!
  }

  it('the round of Ascension Thursday opens on Friday at 9:00, and on no other day of its week', async () => {
    const planned = await opensAfter('2027-05-03T08:00:00Z')
    expect(planned).toMatchObject({ opens: '2027-05-07T07:00:00.000Z', closes: '2027-05-09T21:59:00.000Z' })
    expect(planned.id).toMatch(/^2027-W18-/)
    expect((await opensAfter(planned.opens)).opens).toBe('2027-05-13T07:00:00.000Z')
  })

  it('a week whose Thursday and Friday are closed has no round: in 2043 Victory Day follows Ascension', async () => {
    const planned = await opensAfter('2043-05-04T08:00:00Z')
    expect(planned).toMatchObject({ opens: '2043-05-14T07:00:00.000Z', closes: '2043-05-17T21:59:00.000Z' })
  })

  it('a round opens at 9:00 before and after the clocks change', async () => {
    const before = await opensAfter('2027-03-22T08:00:00Z')
    expect(before).toMatchObject({ opens: '2027-03-25T08:00:00.000Z', closes: '2027-03-28T21:59:00.000Z' })
    expect((await opensAfter(before.opens)).opens).toBe('2027-04-01T07:00:00.000Z')
  })

  it('an operator opens when the operator likes', async () => {
    french.at('2027-05-06T08:00:00Z')
    const { rounds } = await french.clock({ action: 'open' })
    expect(rounds).toMatchObject([
      { state: 'open', opens: '2027-05-06T08:00:00.000Z', closes: '2027-05-09T21:59:00.000Z' },
    ])
  })
})

it('keeps no holiday unless it is told to', async () => {
  week.at('2027-05-03T08:00:00Z')
  await week.clock()
  expect((await only('planned')).opens).toBe('2027-05-06T07:00:00.000Z')
})

describe('a doubled tick', () => {
  it('plans one round, whoever is faster, also after one died between its two writes', async () => {
    await Promise.all([week.clock(), week.clock(), week.clock()])
    const { id, opens } = await only('planned')
    await week.rounds.forget(id)
    await week.clock()
    expect(await only('planned')).toMatchObject({ id, opens })
  })

  it('opens one round: the manifest names its keys, the other’s are orphans that go at shredding', async () => {
    await week.clock()
    week.at(thursday)
    await Promise.all([week.clock(), week.clock(), week.clock()])
    const open = await only('open')
    const manifest = (await week.rounds.getManifest(open))!
    const paths = await week.keys.list(roundKeys(open.id))
    expect(paths).toContain(issuingKeyPath(open.id, keyName(manifest.keys.issuing)))
    expect(paths).toContain(sealingKeyPath(open.id, keyName(manifest.keys.sealing)))

    week.at('2026-11-23T10:00:00Z')
    await week.clock()
    await week.tally()
    expect(await week.keys.list(roundKeys(open.id))).toEqual([])
  })

  it('closes one round, whose closing time is the first’s', async () => {
    const round = await week.open()
    const ends = { action: 'close', round: round.id }
    week.at('2026-11-17T10:00:00Z')
    await week.clock(ends)
    const closed = await only('closed')
    expect(closed.closes).toBe('2026-11-17T10:00:00.000Z')
    week.at('2026-11-17T11:00:00Z')
    await week.clock(ends)
    expect(await only('closed')).toEqual(closed)
  })
})

describe('a round that the operator says opened before', () => {
  it('has the id of that week, the season that runs now, and stands before those after it', async () => {
    const opens = '2026-09-24T08:00:00.000Z'
    await week.clock({ action: 'open', opens })
    const round = await only('open')
    expect(round).toMatchObject({ opens, season: '2026-Q4', closes: sunday })
    expect(round.id).toMatch(/^2026-W39-[0-9a-f]{4}$/)
    week.at('2026-11-17T10:00:00Z')
    await week.clock({ action: 'close', round: round.id })
    await week.clock({ action: 'open' })
    expect((await rounds()).map(({ id }) => id.slice(0, 8)).slice(0, 2)).toEqual(['2026-W39', '2026-W47'])
  })
})

describe('what opening leaves', () => {
  it('is one manifest whose hash is the round’s, with everybody eligible in a cell of at least k', async () => {
    const round = await week.open()
    const stored = (await week.items('results')).filter(({ sk }) => sk.startsWith('manifest#'))
    expect(stored.map(({ sk }) => sk)).toEqual([`manifest#${round.manifest}#0`])
    const manifest = (await week.rounds.getManifest(round))!
    const hash = createHash('sha256').update(JSON.stringify(manifest)).digest('base64url')
    expect(hash).toBe(round.manifest)
    const eligible = smallOrganisation().members.filter((member) => member.eligible !== false)
    expect(manifest.cells.reduce((sum, cell) => sum + cell.eligible, 0)).toBe(eligible.length)
    for (const cell of manifest.cells) expect(cell.eligible).toBeGreaterThanOrEqual(manifest.k)
    expect(manifest).toMatchObject({ round: round.id, opens: round.opens, closes: round.closes, grace: 600 })
    expect(manifest.questions.length).toBeGreaterThanOrEqual(5)
    for (const { text } of manifest.questions) expect(text.fr).not.toBe(text.en)
  })

  it('is asked of the organisation’s own bank as it stands that day: words, version, driver, and when it comes back', async () => {
    const name = { fr: 'Écoute des clients', en: 'Customer focus' }
    const words = { fr: 'Nous écoutons.', en: 'We listen.' }
    const own = { driver: 'clients', text: words, retired: false }
    const of = (id: string) => builtIn.questions.find((question) => question.id === id)!
    let bank = withDriver(builtIn, 'clients', { name })
    bank = withQuestion(bank, 'CLI1', own)
    for (const id of ['MOR1', 'MOR2'])
      bank = withQuestion(bank, id, { driver: 'morale', text: words, retired: false })
    for (const id of ['TOP1', 'BOT1']) bank = withQuestion(bank, id, { ...of(id), retired: true })
    await changeBank({ client: week.client, name: tableNameOf('commons') }, () => bank)

    // Within eight weeks every question is asked once.
    const asked = new Map<string, ManifestQuestion>()
    for (let i = 0; i < 8; i++) {
      const opens = new Date(Date.parse(thursday) + i * 7 * 24 * 3_600_000).toISOString()
      week.at(opens)
      const { rounds } = await week.clock({ action: 'open', opens })
      const manifest = (await week.rounds.getManifest(rounds[0]!))!
      expect(manifest.questions.map(({ id }) => id)).toEqual(
        questionsFor(weekNumber(opens), bank).map(({ id }) => id),
      )
      for (const one of manifest.questions) {
        asked.set(one.id, one)
        if (one.asked === 'all') expect(one.returns! > opens).toBe(true)
      }
    }
    expect(asked.get('CLI1')).toMatchObject({ text: words, version: 1, driverName: name })
    expect(asked.get('MOR1')).toMatchObject({ text: words, version: 2 })
    expect(asked.get('MOR1')).not.toHaveProperty('driverName')
    expect(asked.get('TOP2')).toMatchObject({ text: of('TOP2').text, version: 1 })
    for (const id of ['TOP1', 'TOP1M', 'BOT1']) expect([...asked.keys()]).not.toContain(id)
  })

  it('is two secret keys, which the clock can neither read back nor overwrite', async () => {
    const round = await week.open()
    const paths = await week.keys.list(roundKeys(round.id))
    expect(paths).toHaveLength(2)
    for (const path of paths) {
      const before = await week.keys.get(path)
      expect(await week.keys.put(path, 'other')).toBe(false)
      expect(await week.keys.get(path)).toBe(before)
    }
    const published = JSON.stringify(await week.items('results'))
    for (const path of paths) expect(published).not.toContain(await week.keys.get(path))
  })

  it('is the season, frozen: who comes later changes neither its roster nor its cells', async () => {
    const first = (await week.rounds.getManifest(await week.open()))!
    week.at('2026-11-17T08:00:00Z')
    await week.people(smallOrganisation([9, 7, 5, 8]), 1)
    const second = (await week.rounds.getManifest(await week.open()))!
    const sizes = ({ cells }: typeof first) =>
      cells.map(({ id, eligible, teams }) => ({ id, eligible, teams }))
    expect(sizes(second)).toEqual(sizes(first))
    expect(second.keys).not.toEqual(first.keys)
  })

  it('merges a cell upwards, for the round only, when people have left it', async () => {
    const before = (await week.rounds.getManifest(await week.open()))!
    expect(before.cells.some(({ seats }) => seats.length === 1 && seats[0]!.team === 'm3')).toBe(true)
    await week.people(smallOrganisation([6, 7, 3, 8]), 1)
    week.at('2026-11-17T08:00:00Z')
    const after = (await week.rounds.getManifest(await week.open()))!
    const [cell] = after.cells.filter(({ seats }) => seats.some(({ team }) => team === 'm3'))
    expect(cell!.teams.length).toBeGreaterThan(1)
    for (const { eligible } of after.cells) expect(eligible).toBeGreaterThanOrEqual(5)
    expect(after.cells.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(
      before.cells.reduce((sum, { eligible }) => sum + eligible, 0) - 2,
    )
  })
})

it('with fewer than k people there is no round: void at once, no key, no manifest', async () => {
  const few = await startWeek()
  try {
    await few.people(smallOrganisation([2]))
    const round = await few.open()
    expect(round).toMatchObject({ state: 'void', shredded: true })
    expect(await few.keys.list(roundKeys(round.id))).toEqual([])
    expect((await few.items('results')).some(({ sk }) => sk.startsWith('manifest#'))).toBe(false)
  } finally {
    await few.close()
  }
})

it('refuses a quorum below five', async () => {
  const lax = await startWeek({ QUORUM_K: '4' })
  try {
    await expect(lax.clock()).rejects.toThrow(/at least 5/)
  } finally {
    await lax.close()
  }
})

it('refuses holidays that it does not know', async () => {
  const german = await startWeek({ HOLIDAYS: 'DE' })
  try {
    await expect(german.clock()).rejects.toThrow('HOLIDAYS is FR or none')
  } finally {
    await german.close()
  }
})
