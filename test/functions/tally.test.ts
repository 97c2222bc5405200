/** The tally counts every ballot once, publishes what the gate lets through, and leaves nothing that could be opened. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '#shared/ballot/plaintext.ts'
import { readKeyPair } from '#shared/ballot/sealing.ts'
import { verdictsByGroup } from '#shared/insight/verdicts-by-group.ts'
import { cellOfSeat, type Manifest } from '#shared/round/manifest.ts'
import { boxStops, type Round, roundKeys, tallyStarts } from '#shared/round/round.ts'
import type { GroupRow } from '../../functions/platform/results.ts'
import { countBallots } from '../../functions/tally/count.ts'
import { needs as tallyNeeds } from '../../functions/tally/needs.ts'
import { grantedTable } from '../../infra/local/grants.ts'
import { loadPart, tableNameOf } from '../../infra/local/parts-here.ts'
import { type Envelopes, envelopes, putBallot, putComment, putPerson, putSpoiled } from './ballots.fixture.ts'
import { boxOrigin } from './member.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { type StoredItem, startWeek, type Week } from './week.fixture.ts'

const sizes = [10, 12, 9, 11]
/** How the reps of each team answered, everything alike. */
const answers: Answer[][] = [
  [1, 2, 2, 3, 3, 3, 4, 4, 5],
  [5, 5, 5, 4, 4, 4, 4, 3, 2, null],
  [2, 2, 3, 1, 1, 4, 5],
  [3, 3, 3, 4, 4, 2, 2, 1, 5, 5, 4],
]

let week: Week
let round: Round
let manifest: Manifest
let box: Envelopes
let receipts: string[]

const cellOf = (team: number) => cellOfSeat(manifest, { team: `m${team + 1}`, level: 'rep' })!.id
const closeAndWait = async () => {
  week.at(round.closes)
  await week.clock()
  week.at(tallyStarts(round))
}
const state = async () => (await week.rounds.getRound(round.id))!
const published = async () => (await week.rounds.getPublished(await state()))!
const sealedItems = async () => [...(await week.items('ballots')), ...(await week.items('issuance'))]
const staged = async () => (await week.items('results')).filter(({ sk }) => /^(result|receipts)#/.test(sk))

beforeEach(async () => {
  week = await startWeek()
  await week.people(smallOrganisation(sizes))
  round = await week.open()
  manifest = (await week.rounds.getManifest(round))!
  box = await envelopes(week, round, manifest)
  receipts = (
    await Promise.all(answers.flatMap((team, i) => team.map((answer) => putPerson(box, cellOf(i), answer))))
  ).flat()
})
afterEach(() => week?.close())

/** Mean of 1–5 on 0–100, rounded to a step; by plain arithmetic on the answers above. */
function recount(given: Answer[], step: number) {
  const said = given.filter((answer) => answer !== null)
  const mean = (said.reduce<number>((sum, answer) => sum + answer - 1, 0) / said.length / 4) * 100
  return { n: said.length, score: Math.floor(mean / step + 0.5) * step }
}

describe('a whole round', () => {
  it('publishes what a recount of the answers gives, for every group that is shown', async () => {
    await closeAndWait()
    await week.tally()
    const { groups, questions, organisation } = await published()
    const everything = questions.filter(({ asked }) => asked === 'all')
    const whole = recount(answers.flat(), 2)
    for (const { id } of everything)
      expect(groups.find((group) => group.id === 'organisation')!.results[id]).toMatchObject({
        answers: '20-49',
        score: whole.score,
      })
    const shownTeams = answers.flatMap((team, i) => {
      const result = groups.find(({ id }) => id === `team:m${i + 1}`)?.results[everything[0]!.id]
      if (!result || 'hidden' in result) return []
      const expected = recount(team, result.answers === '5-7' ? 10 : 5)
      const [from, to] = result.answers.split('-').map(Number)
      expect(expected.n).toBeGreaterThanOrEqual(from!)
      expect(expected.n).toBeLessThanOrEqual(to!)
      expect(result.score).toBe(expected.score)
      return [i]
    })
    expect(shownTeams.length).toBeGreaterThanOrEqual(2)
    expect(organisation).toMatchObject({ spoiled: 'none', integrity: 'ok' })
  })

  it('lists every valid receipt, sorted, among as many others as the band’s top tells', async () => {
    const spoiled = await putSpoiled(box, cellOf(0))
    await closeAndWait()
    await week.tally()
    const response = await week.box(new Request(`${boxOrigin}/rounds/${round.id}/receipts.json`))
    expect(response.status).toBe(200)
    const listed = ((await response.json()) as { receipts: string[] }).receipts
    expect(listed).toEqual([...listed].sort())
    expect(new Set(listed).size).toBe(49)
    for (const receipt of receipts) expect(listed).toContain(receipt)
    expect(listed).not.toContain(spoiled)
    for (const one of listed) expect(one).toMatch(/^[0-9a-f]{32}$/)
  })

  it('leaves no ballot, no issuance and no key, and the state says so', async () => {
    await closeAndWait()
    expect((await sealedItems()).length).toBe(3 * receipts.length)
    await week.tally()
    expect(await sealedItems()).toEqual([])
    expect(await week.keys.list(roundKeys(round.id))).toEqual([])
    expect(await state()).toMatchObject({ state: 'shredded', shredded: true })
    const rows = (await week.items('results')).filter(({ pk }) => pk.startsWith('group#'))
    expect(rows.map(({ sk }) => sk)).toEqual(rows.map(() => round.id))
    expect(rows).toHaveLength((await published()).groups.length)
  })

  it('writes each group’s verdicts beside it, told from what was published up to then', async () => {
    await closeAndWait()
    await week.tally()
    const result = await published()
    const told = verdictsByGroup([result])
    expect(Object.keys(told)).toContain('organisation')
    const rowsOf = async (group: string) => {
      const items = (await week.items('results')).filter(({ pk }) => pk === `group#${group}`)
      return items.sort((a, b) => (a.sk < b.sk ? -1 : 1)).map(({ value }) => value as GroupRow)
    }
    for (const { id } of result.groups) expect((await rowsOf(id))[0]!.verdicts).toEqual(told[id] ?? {})

    // A later round is judged after this one, and changes nothing in the earlier rows.
    week.at('2026-11-24T08:00:00Z')
    round = await week.open()
    manifest = (await week.rounds.getManifest(round))!
    box = await envelopes(week, round, manifest)
    await Promise.all(answers.flatMap((team, i) => team.map((answer) => putPerson(box, cellOf(i), answer))))
    await closeAndWait()
    await week.tally()
    const [first, second] = await rowsOf('organisation')
    expect(first!.verdicts).toEqual(told.organisation)
    expect(second!.verdicts).toEqual(verdictsByGroup([result, await published()]).organisation)
    expect(second!.verdicts!.morale!.lastFour.shown.within).toBeGreaterThan(0)
  })

  it('keeps in the results no answer of a person and no comment', async () => {
    await putComment(box, cellOf(0), 'Une phrase que personne ne doit lire.')
    await closeAndWait()
    await week.tally()
    const text = JSON.stringify([await published(), await week.items('results')])
    expect(text).not.toContain('phrase')
  })

  it('starts when the box is surely shut, at the operator’s word as soon as the box has stopped', async () => {
    week.at(round.closes)
    await week.clock()
    week.at(boxStops(round) - 1)
    await week.tally({ round: round.id, immediately: true })
    expect((await state()).state).toBe('closed')
    week.at(tallyStarts(round) - 1)
    await week.tally()
    expect((await state()).state).toBe('closed')
    await week.tally({ round: round.id, immediately: true })
    expect((await state()).state).toBe('shredded')
  })
})

describe('what is counted', () => {
  const counted = async () => {
    const table = grantedTable(tallyNeeds, 'ballots', tableNameOf('ballots'), week.engine.endpoint)
    const [path] = (await week.keys.list(roundKeys(round.id))).filter((one) => one.includes('/sealing/'))
    const key = await readKeyPair((await week.keys.get(path!))!, manifest.keys.sealing)
    return countBallots(table, round.id, manifest, round.manifest!, key)
  }

  it('is every valid ballot once, per cell and question, skips apart', async () => {
    const { counts, spoiled } = await counted()
    const [first] = manifest.questions.filter(({ asked }) => asked === 'all')
    for (const [i, team] of answers.entries()) {
      const { ballots, questions } = counts.find(({ cell }) => cell === cellOf(i))!
      expect(ballots).toBe(team.length)
      expect(questions[first!.id]).toEqual({
        answers: [1, 2, 3, 4, 5].map((value) => team.filter((answer) => answer === value).length),
        skips: team.filter((answer) => answer === null).length,
      })
    }
    expect(spoiled).toBe(0)
  })

  it('is spoiled when it does not open, was moved to another place or cell, or says nonsense', async () => {
    const [ballot] = (await week.items('ballots')).filter(
      ({ kind, cell }) => kind === 'ballot' && cell === cellOf(0),
    ) as [StoredItem]
    await week.put('ballots', { ...ballot, sk: 'ab'.repeat(32) })
    await week.put('ballots', { ...ballot, sk: 'cd'.repeat(32), cell: 'c99' })
    await week.put('ballots', { ...ballot, cell: cellOf(1) })
    await putSpoiled(box, cellOf(2))
    const { spoiled, receipts: valid } = await counted()
    expect(spoiled).toBe(4)
    expect(valid).toHaveLength(receipts.length - 1)
    await closeAndWait()
    await week.tally()
    expect((await published()).organisation.spoiled).toBe('some')
  })

  it('are the comment envelopes too: how many, and how many are not empty', async () => {
    await putComment(box, cellOf(0), 'Merci')
    await putComment(box, cellOf(1), 'Thanks')
    expect((await counted()).comments).toEqual({ envelopes: receipts.length + 2, written: 2 })
  })

  it('raises the alarm when a cell has more ballots than credentials', async () => {
    await putBallot(box, cellOf(0), 5)
    await closeAndWait()
    await week.tally()
    expect((await published()).organisation.integrity).toBe('alarm')
  })
})

describe('a round that cannot be published', () => {
  it('with fewer than k ballots is void: nothing published, everything shredded', async () => {
    week.at('2026-11-17T08:00:00Z')
    const few = await week.open()
    const fewBox = await envelopes(week, few, (await week.rounds.getManifest(few))!)
    for (const answer of [1, 2, 3, 4] as const) await putPerson(fewBox, fewBox.manifest.cells[1]!.id, answer)
    week.at(few.closes)
    await week.clock()
    week.at(tallyStarts(few))
    await week.tally()
    expect(await week.rounds.getRound(few.id)).toMatchObject({ state: 'void', shredded: true })
    expect(await week.keys.list(roundKeys(few.id))).toEqual([])
    expect((await sealedItems()).filter(({ pk }) => pk.startsWith(few.id))).toEqual([])
    expect((await staged()).filter(({ pk }) => pk.includes(few.id))).toEqual([])
  })

  it('for a reason that can be mended stays closed with its ballots, and keeps no other round waiting', async () => {
    week.at('2026-11-17T08:00:00Z')
    const second = await week.open()
    const secondBox = await envelopes(week, second, (await week.rounds.getManifest(second))!)
    await Promise.all(answers[0]!.map((answer) => putPerson(secondBox, cellOf(0), answer)))
    const [path] = (await week.keys.list(roundKeys(round.id))).filter((one) => one.includes('/sealing/'))
    const secret = (await week.keys.get(path!))!
    await week.keys.delete([path!])
    week.at(second.closes)
    await week.clock()
    week.at(tallyStarts(second))
    await expect(week.tally()).rejects.toThrow(/sealing key is missing/)
    expect((await state()).state).toBe('closed')
    expect((await sealedItems()).length).toBe(3 * receipts.length)
    expect((await week.rounds.getRound(second.id))!.state).toBe('shredded')

    await week.keys.put(path!, secret)
    await week.tally()
    expect((await state()).state).toBe('shredded')
  })
})

describe('two tallies at once', () => {
  it('publish one result', async () => {
    await closeAndWait()
    await Promise.allSettled([week.tally(), week.tally(), week.tally()])
    await week.tally()
    const { result } = await state()
    expect(result).toBeDefined()
    for (const { sk } of await staged()) expect(sk.split('#')[1]).toBe(result)
  })

  it('never stage what one counts while the other deletes', async () => {
    await closeAndWait()
    const ballots = (await week.items('ballots')).filter(({ kind }) => kind === 'ballot')
    // This one has read "closed" and its key; then the other publishes, and has deleted all but ten ballots.
    const slow = await loadPart('tally', {
      ...week.surroundings,
      keysOf: () => ({
        ...week.keys,
        async get(path) {
          const secret = await week.keys.get(path)
          await week.tally()
          for (const ballot of ballots.slice(0, 10)) await week.put('ballots', ballot)
          return secret
        },
      }),
    })
    if (slow.kind !== 'schedule') throw new Error('the tally is scheduled')
    await slow.run({})
    const { result } = await state()
    for (const { sk } of await staged()) expect(sk.split('#')[1]).toBe(result)
    expect(await sealedItems()).toEqual([])
  })
})
