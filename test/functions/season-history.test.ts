/** The tally knows what the season has shown: two weeks that are each sound by themselves must not open a group together. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { cellOfSeat } from '#shared/round/manifest.ts'
import { tallyStarts } from '#shared/round/round.ts'
import { envelopes, putPerson } from './ballots.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { startWeek, type Week } from './week.fixture.ts'

let week: Week
beforeEach(async () => {
  week = await startWeek()
  await week.people(smallOrganisation([10, 8, 10, 10]))
})
afterEach(() => week?.close())

/** One whole round; what it says of a team. @param ballots of the teams m1 … m4, and of the director with the managers */
async function roundWith(ballots: number[]) {
  const round = await week.open()
  const manifest = (await week.rounds.getManifest(round))!
  const box = await envelopes(week, round, manifest)
  const seats = [1, 2, 3, 4].map((i) => ({ team: `m${i}`, level: 'rep' }))
  for (const [i, seat] of [...seats, { team: 'd', level: 'director' }].entries())
    for (let person = 0; person < ballots[i]!; person++)
      await putPerson(box, cellOfSeat(manifest, seat)!.id, person % 2 ? 4 : 2)
  week.at(round.closes)
  await week.clock()
  week.at(tallyStarts(round))
  await week.tally()
  const { groups, questions } = (await week.rounds.getPublished((await week.rounds.getRound(round.id))!))!
  const id = questions.find(({ asked }) => asked === 'all')!.id
  return (group: string) => groups.find((one) => one.id === group)!.results[id]
}

it('a team that would be the last but a few of what is known is not shown in the second week', async () => {
  const first = await roundWith([10, 2, 9, 8, 1])
  expect(first('team:m1')).toMatchObject({ answers: '8-11' })
  expect(first('team:m4')).toEqual({ hidden: 'protects-another' })

  const second = await roundWith([4, 2, 9, 8, 1])
  expect(second('team:m1')).toEqual({ hidden: 'few' })
  expect(second('team:m3')).toMatchObject({ answers: '8-11' })
  // Less the first week's m1, m3 and this one, the organisation would be the three of m2 and the managers.
  expect(second('team:m4')).toEqual({ hidden: 'protects-another' })
})

it('the same second week alone shows it', async () => {
  const only = await roundWith([4, 2, 9, 8, 1])
  expect(only('team:m4')).toMatchObject({ answers: '8-11' })
})
