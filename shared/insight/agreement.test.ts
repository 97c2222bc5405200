/** Agreement in words for groups, in numbers for the organisation. */
import { expect, test } from 'vitest'
import type { PublishedRound, ShownResult } from '../published/published.ts'
import { agreementIn, reliabilityOf } from './agreement.ts'
import { hidden, question, shown, team } from './published.fixture.ts'

const said = (agreement: ShownResult['agreement']) => ({ ...shown(60), agreement })

test('a driver has the word of the question on which people agree least; small groups have none', () => {
  const questions = [
    question('MOR1', 'morale'),
    question('MOR2', 'morale'),
    question('TOP1', 'top-down'),
    question('COA1', 'coaching'),
    question('BOT1M', 'bottom-up', 'managers'),
  ]
  const group = team('team:M1', {
    MOR1: said('split'),
    MOR2: said('agree'),
    TOP1: said(null),
    COA1: hidden('uniform'),
    BOT1M: said('split'),
  })
  expect(agreementIn(group, questions)).toEqual({ morale: 'split' })
})

const round = (id: string, rwg: number | null, icc1 = 0.1): PublishedRound => ({
  version: 1,
  round: id,
  season: null,
  k: 5,
  questions: [question(id, 'morale')],
  cells: [],
  groups: [],
  organisation: {
    enps: null,
    statistics: { [id]: { icc1, icc2: null, rwg } },
    spoiled: 'none',
    integrity: 'ok',
  },
})

test('r_wg(j) of two questions is above the mean of theirs', () => {
  // m = 1 − 0.5; 2 · 0.5 / (2 · 0.5 + 0.5) = 0.67
  expect(reliabilityOf([round('MOR1', 0.4), round('MOR2', 0.6, 0.2)])).toEqual([
    { driver: 'morale', questions: ['MOR1', 'MOR2'], icc1: 0.15, icc2: null, rwgj: 0.67 },
  ])
  expect(reliabilityOf([round('MOR1', 0.4)])[0]).toMatchObject({ rwgj: 0.4 })
  expect(reliabilityOf([round('MOR1', 0.4), round('MOR1', 0.7)])[0]).toMatchObject({ rwgj: 0.7 })
  expect(reliabilityOf([round('MOR1', null)])[0]).toMatchObject({ rwgj: null })
  expect(reliabilityOf([round('MOR1', 0), round('MOR2', 0)])[0]).toMatchObject({ rwgj: 0 })
})

test('what the gate did not let through is not there', () => {
  const none = { ...round('MOR1', 0.4) }
  expect(reliabilityOf([{ ...none, organisation: { ...none.organisation, statistics: null } }])).toEqual([])
})
