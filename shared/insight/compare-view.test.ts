/** Two rounds as a reader sees them: which groups stand side by side, and which hold other people. */

import { describe, expect, it } from 'vitest'
import { namedLevels } from '../language/levels.ts'
import type { PublishedRound } from '../published/published.ts'
import { compareView } from './compare-view.ts'
import { hidden, question, roundView, shown, team } from './published.fixture.ts'

const round = (season: string, more: Partial<PublishedRound> = {}): PublishedRound => ({
  version: 1,
  round: 'r',
  season,
  k: 5,
  questions: [
    question('MOR1', 'morale'),
    question('TOP1', 'top-down'),
    question('COA1M', 'coaching', 'managers'),
  ],
  cells: [
    { id: 'c1', teams: ['M1'], levels: ['rep'], eligible: 60 },
    { id: 'c2', teams: ['M2'], levels: ['field-manager'], eligible: 60 },
  ],
  groups: [
    team('level:rep', scores(40), { kind: 'level', family: 'L', cells: ['c1'] }),
    team('level:field-manager', scores(40), { kind: 'level', family: 'L', cells: ['c2'] }),
    team('organisation', scores(40), { kind: 'organisation', parent: null, cells: ['c1', 'c2'] }),
    team('team:M1', scores(40), { cells: ['c1'] }),
  ],
  organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
  ...more,
})
const scores = (score: number) => ({ MOR1: shown(score, '50+'), TOP1: hidden('season') })
const side = (published: PublishedRound, week = '2026-W47') => ({
  round: roundView(week),
  published,
  teams: [
    { id: 'M1', name: { fr: 'Équipe Lille', en: 'Lille team' }, parent: null },
    { id: 'M2', name: { fr: 'Équipe Lyon', en: 'Lyon team' }, parent: null },
  ],
  levels: namedLevels(['field-manager', 'rep']),
})
const later = round('S1', {
  groups: [
    ...round('S1').groups.filter(({ id }) => id !== 'team:M1'),
    team('team:M1', scores(80), { cells: ['c1'] }),
    team('team:M2', scores(80), { cells: ['c2'] }),
  ],
})

describe('two rounds', () => {
  it('tell the drivers of which they asked the same question in other words, as far as both said the version', () => {
    const worded = (...versions: (number | undefined)[]) =>
      round('S1', {
        questions: round('S1').questions.map((one, i) =>
          versions[i] === undefined ? one : { ...one, version: versions[i]! },
        ),
      })
    const between = (a: PublishedRound, b: PublishedRound) => compareView(side(a), side(b)).reworded
    expect(between(worded(1, 1, 1), worded(2, 1, 2))).toEqual(['morale'])
    expect(between(worded(1, 1, 1), worded(1, 1, 1))).toEqual([])
    expect(between(worded(), worded(2, 2, 2))).toEqual([])
  })

  it('have the groups of both, teams as published and levels from the top down', () => {
    const { groups, only, drivers, a, b } = compareView(side(round('S1'), '2026-W43'), side(later))
    expect([a.week, b.week]).toEqual(['2026-W43', '2026-W47'])
    expect(drivers).toEqual(['top-down', 'morale'])
    expect(groups.map(({ group }) => group.id)).toEqual([
      'organisation',
      'team:M1',
      'level:field-manager',
      'level:rep',
    ])
    expect(only).toEqual({
      a: [],
      b: [expect.objectContaining({ name: { fr: 'Équipe Lyon', en: 'Lyon team' } })],
    })
    expect(compareView(side(later), side(round('S1'))).only.a.map(({ id }) => id)).toEqual(['team:M2'])
  })

  it('tell what changed of what is shown, and nothing of what is hidden', () => {
    const { groups, looks } = compareView(side(round('S1')), side(later))
    expect(looks).toBe(4)
    expect(groups[1]!.drivers.morale!.change).toMatchObject({ by: 40, word: 'rose' })
    expect(groups[1]!.drivers['top-down']).toEqual({
      a: { kind: 'hidden', reason: 'season' },
      b: { kind: 'hidden', reason: 'season' },
      change: null,
      apart: null,
    })
  })

  it('of two seasons compare a group only where it is made of the same people', () => {
    const apartOf = (published: PublishedRound) =>
      Object.fromEntries(
        compareView(side(round('S1')), side(published)).groups.map(({ group, drivers }) => [
          group.id,
          drivers.morale!.apart,
        ]),
      )
    expect(apartOf(round('S2'))['team:M1']).toBeNull()
    const grown = round('S2').cells.map((cell) => (cell.id === 'c1' ? { ...cell, eligible: 90 } : cell))
    expect(apartOf(round('S2', { cells: grown }))).toEqual({
      organisation: 'other-people',
      'team:M1': 'other-people',
      'level:rep': 'other-people',
      'level:field-manager': null,
    })
    // The same figures within one season are those of one season.
    expect(apartOf(round('S1', { cells: grown }))['team:M1']).toBeNull()
  })

  it('asked with other questions show both scores and no change', () => {
    const other = round('S1', {
      questions: [question('MOR2', 'morale')],
      groups: [team('team:M1', { MOR2: shown(90, '50+') }, { cells: ['c1'] })],
    })
    const pair = compareView(side(round('S1')), side(other)).groups[0]!.drivers.morale
    expect(pair).toMatchObject({ a: { score: 40 }, b: { score: 90 }, change: null, apart: 'other-questions' })
  })
})
