/** A published round as its reader sees it: nothing of a group that they may not open. */

import { expect, test } from 'vitest'
import { namedLevels } from '../language/levels.ts'
import type { PublishedRound } from '../published/published.ts'
import { hidden, question, roundView, shown, team } from './published.fixture.ts'
import { publishedView } from './published-view.ts'

const round = roundView('2026-W47')
const published: PublishedRound = {
  version: 1,
  round: round.id,
  season: '2026-Q4',
  k: 6,
  questions: [
    question('SAF1', 'safety'),
    question('MOR1', 'morale'),
    question('COA1M', 'coaching', 'managers'),
    question('AUT1', 'autonomy'),
  ],
  cells: [
    { id: 'c1', levels: ['rep'], teams: ['M1'], eligible: 9 },
    { id: 'c2', levels: ['field-manager', 'director'], teams: ['M2'], eligible: 8 },
    { id: 'c3', levels: ['marketing'], teams: ['M3'], eligible: 31337 },
  ],
  groups: [
    team(
      'organisation',
      { MOR1: shown(61, '20-49') },
      { kind: 'organisation', parent: null, cells: ['c1', 'c2', 'c3'] },
    ),
    team('team:M1', { MOR1: hidden('few'), AUT1: shown(70) }, { cells: ['c1'], participation: 'most' }),
    team('team:M2', { MOR1: shown(35) }, { cells: ['c2'] }),
  ],
  organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
}
const view = publishedView({
  round,
  published,
  texts: { MOR1: { fr: 'Moral ?', en: 'Morale?' } },
  teams: [
    { id: 'M1', name: { fr: 'Nantes', en: 'Nantes' }, parent: null },
    { id: 'M2', name: { fr: 'Secret', en: 'Secret' }, parent: 'M1' },
  ],
  levels: namedLevels(['director', 'field-manager', 'rep', 'marketing']),
  visible: ({ id }) => id !== 'team:M2',
})

test('a group that the reader may not see leaves no trace, nor do cells', () => {
  expect(view.groups.map(({ id }) => id)).toEqual(['organisation', 'team:M1'])
  const sent = JSON.stringify(view)
  for (const trace of ['M2', 'Secret', '31337', '"c1"', 'eligible']) expect(sent).not.toContain(trace)
})

test('a visible group has its name, levels, participation, results and driver scores', () => {
  expect(view.groups[1]).toMatchObject({
    name: { fr: 'Nantes', en: 'Nantes' },
    kind: 'team',
    family: 'T',
    parent: 'organisation',
    levels: ['rep'],
    participation: 'most',
    results: { MOR1: { hidden: 'few' }, AUT1: { score: 70 } },
    drivers: {
      morale: { kind: 'hidden', reason: 'few' },
      autonomy: { kind: 'shown', score: 70 },
      alignment: { kind: 'not-asked' },
    },
  })
})

test('a group of many levels is not told by them; one of two has them from the top down', () => {
  expect(view.groups[0]!.levels).toEqual([])
  const all = publishedView({
    round,
    published,
    texts: {},
    teams: [],
    levels: namedLevels(['director', 'field-manager', 'rep', 'marketing']),
    visible: () => true,
  })
  expect(all.groups[2]!.levels).toEqual(['director', 'field-manager'])
})

test('drivers asked of all, in the usual order and then as found', () => {
  expect(view.drivers).toEqual(['autonomy', 'morale', 'safety'])
})

test('questions have their texts, and one without is called by its id', () => {
  expect(view.questions[1]).toEqual({ ...published.questions[1], text: { fr: 'Moral ?', en: 'Morale?' } })
  expect(view.questions[2]!.text).toEqual({ fr: 'COA1M', en: 'COA1M' })
})

test('the round, its quorum, the levels and what is said of the organisation pass unchanged', () => {
  expect(view).toMatchObject({ round, k: 6, organisation: published.organisation })
  expect(view.levels.map(({ id }) => id)).toEqual(['director', 'field-manager', 'rep', 'marketing'])
  expect(view.levels[2]!.name).toEqual({ fr: 'Délégués commerciaux', en: 'Sales reps' })
})
