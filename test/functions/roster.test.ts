/** A season's roster while people join, leave, move and are promoted: nobody changes cell, and nobody stands alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Organisation } from '#shared/org/organisation.ts'
import type { Manifest, ManifestCell } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import { askBox, askIssuer, asking, draw } from './member.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { hour, monday, startWeek, type Week } from './week.fixture.ts'

const start = smallOrganisation([8, 7, 6, 9])
/** The organisation with some members changed (null: they left) and others added. */
function changed(
  changes: Record<string, Partial<Organisation['members'][number]> | null>,
  added: Organisation['members'] = [],
): Organisation {
  const members = start.members.flatMap((member) => {
    const change = changes[member.id]
    return change === null ? [] : [{ ...member, ...change }]
  })
  return { ...start, members: [...members, ...added] }
}
const newcomers = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...start.members.at(-1)!,
    id: `n${i + 1}`,
    name: `Name n${i + 1}`,
    email: `n${i + 1}@example.org`,
    manager: 'm1',
  }))

let week: Week
let time = monday
let version = 0
beforeEach(async () => {
  week = await startWeek()
  time = monday
  version = 0
  await imports(start)
})
afterEach(() => week.close())

async function imports(organisation: Organisation): Promise<void> {
  time += hour
  week.at(time)
  await week.people(organisation, version++)
}

/** A round an hour later than the one before. */
async function next(): Promise<{ round: Round; manifest: Manifest }> {
  time += hour
  week.at(time)
  const round = await week.open({ grace: 0 })
  return { round, manifest: (await week.rounds.getManifest(round))! }
}
/** The cell that the issuer gives a member; each may be asked for once a round. */
async function cellOf(
  { round, manifest }: { round: Round; manifest: Manifest },
  member: string,
): Promise<ManifestCell> {
  const { credentials } = await draw(week, round, manifest, member)
  return manifest.cells.find(({ id }) => id === credentials.cell)!
}
const refusalOf = async ({ round, manifest }: { round: Round; manifest: Manifest }, member: string) => {
  const response = await askIssuer(week, round.id, asking(week, { round, manifest, member }).request)
  return ((await response.json()) as { code: string }).code
}
const total = ({ cells }: Manifest) => cells.reduce((sum, { eligible }) => sum + eligible, 0)
const shape = ({ cells }: Manifest) => cells.map(({ id, seats, eligible }) => ({ id, seats, eligible }))

describe('within a season', () => {
  it('whoever changes team, level or manager answers where the season froze them', async () => {
    const first = await next()
    const before = await cellOf(first, 'm1r1')
    await imports(
      changed({
        m1r1: { manager: 'm2' },
        m1r2: { level: 'field-manager' },
        m4: { manager: 'm3' },
      }),
    )
    const second = await next()
    expect(shape(second.manifest)).toEqual(shape(first.manifest))
    expect((await cellOf(second, 'm1r1')).id).toBe(before.id)
    expect((await cellOf(second, 'm1r2')).id).toBe(before.id)
    expect((await cellOf(second, 'm4')).id).toBe((await cellOf(first, 'm4')).id)

    // Moved twice, and back: still the same seat.
    await imports(changed({ m1r1: { manager: 'm3' } }))
    await imports(start)
    expect(shape((await next()).manifest)).toEqual(shape(first.manifest))
  })

  it('who leaves is counted no more, and a cell that falls below quorum merges for that round', async () => {
    const first = await next()
    await imports(changed({ m3r1: null, m3r2: null }))
    const second = await next()
    expect(total(second.manifest)).toBe(total(first.manifest) - 2)
    for (const { eligible } of second.manifest.cells) expect(eligible).toBeGreaterThanOrEqual(5)
    expect((await cellOf(second, 'm3r3')).teams.length).toBeGreaterThan(1)
    expect(await refusalOf(second, 'm3r1')).toBe('not-eligible')

    // Who comes back is a newcomer: the frozen roster never grows.
    await imports(start)
    const third = await next()
    expect(await refusalOf(third, 'm3r1')).toBe('newcomer')
    expect(shape(third.manifest)).toEqual(shape(second.manifest))
  })

  it('too few newcomers wait, and are told so; with quorum they share one cell of the whole organisation', async () => {
    const first = await next()
    await imports(changed({}, newcomers(4)))
    const second = await next()
    expect(shape(second.manifest)).toEqual(shape(first.manifest))
    expect(await refusalOf(second, 'n1')).toBe('newcomer')

    await imports(changed({}, newcomers(5)))
    const third = await next()
    expect(third.manifest.cells.at(-1)).toEqual({
      id: 'newcomers',
      teams: [],
      levels: [],
      seats: [],
      eligible: 5,
    })
    expect((await cellOf(third, 'n5')).id).toBe('newcomers')
    expect(shape({ ...third.manifest, cells: third.manifest.cells.slice(0, -1) })).toEqual(
      shape(first.manifest),
    )
  })

  it('newcomers’ ballots count in the organisation and nowhere else', async () => {
    await next()
    await week.clock({ action: 'cancel', round: (await week.rounds.listRounds())[0]!.id })
    await imports(changed({}, newcomers(6)))
    const { round, manifest } = await next()
    const voters = [
      ...['m1', 'm2', 'm3', 'm4', 'd'],
      ...start.members.filter(({ level }) => level === 'rep').map(({ id }) => id),
      ...newcomers(6).map(({ id }) => id),
    ]
    for (const [i, member] of voters.entries()) {
      const answer = member.startsWith('n') ? 1 : i % 2 === 0 ? 5 : 4
      const { cast } = await draw(week, round, manifest, member)
      expect((await askBox(week, round.id, await cast(answer))).status).toBe(201)
    }
    await week.clock({ action: 'close', round: round.id })
    await week.tally({ round: round.id, immediately: true })
    const published = (await week.rounds.getPublished((await week.rounds.getRound(round.id))!))!
    const holding = published.groups.filter(({ cells }) => cells.includes('newcomers')).map(({ id }) => id)
    expect(holding).toEqual(['organisation'])
    const id = manifest.questions[0]!.id
    // 18 fives, 17 fours and 6 ones are 75 of 100, told in twos, halves upwards; without newcomers it were 88.
    expect(published.groups[0]!.results[id]).toMatchObject({ answers: '20-49', score: 76 })
  })
})

describe('a new season', () => {
  it('takes everybody where they are: movers in their team, newcomers beside their colleagues', async () => {
    const first = await next()
    await imports(changed({ m1r1: { manager: 'm2' } }, newcomers(2)))
    await week.clock({ action: 'cancel', round: first.round.id })
    time += hour
    week.at(time)
    const begun = await week.post('/api/season/start', {})
    expect(begun.status).toBe(200)
    const second = await next()
    expect(second.round.season).toBe('2026-Q4.2')
    const seats = (team: string) => [{ team, level: 'rep' }]
    expect((await cellOf(second, 'm1r1')).seats).toEqual(seats('m2'))
    expect((await cellOf(second, 'n1')).seats).toEqual(seats('m1'))
    expect(total(second.manifest)).toBe(total(first.manifest) + 2)
  })
})
