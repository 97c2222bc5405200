/** The planning page's choice, and a season's groups and merges in words. */
import { describe, expect, it } from 'vitest'
import type { SeasonGroup, SeasonMerge } from '#shared/insight/season-view.ts'
import { counted } from '../counted.ts'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { addressOf, choiceOf, numbersFrom } from './choice.ts'
import { inAll, lasting, sorted } from './sorted.ts'
import { seasonName, settingsText } from './speak.ts'

const next = { k: 5, expected: 6, order: 'units' as const }
const choice = (query: string) => choiceOf(new URLSearchParams(query), next)

describe('the choice in the address', () => {
  it('is as the next season stands where nothing is said', () => {
    expect(choice('')).toEqual(next)
    expect(choice('order=teams')).toEqual({ ...next, order: 'teams' })
  })

  it('expects as many answers as a quorum that is chosen, unless it says more', () => {
    expect(choice('k=7')).toEqual({ k: 7, expected: 7, order: 'units' })
    expect(choice('k=6&expected=8')).toMatchObject({ k: 6, expected: 8 })
    expect(choice('k=7&expected=6')).toMatchObject({ k: 7, expected: 7 })
  })

  it('passes on what the service will refuse, and leaves out what is no choice', () => {
    expect(choice('k=3')).toMatchObject({ k: 3, expected: 3 })
    expect(choice('k=many&expected=-2&order=levels')).toEqual(next)
  })

  it('survives its own address', () => {
    const one = { k: 6, expected: 9, order: 'teams' as const }
    expect(choiceOf(new URL(addressOf(one), 'http://localhost').searchParams, next)).toEqual(one)
  })

  it('can be picked from the usual numbers, even when it is none of them', () => {
    expect(numbersFrom(5, 6)).toEqual([5, 6, 7, 8, 9, 10])
    expect(numbersFrom(6, 5)).toEqual([5, 6, 7, 8, 9, 10, 11])
    expect(numbersFrom(5, 20).at(-1)).toBe(20)
  })
})

const group = (id: string, why: SeasonGroup['why'] = null): SeasonGroup => ({
  id,
  kind: id.startsWith('team:') ? 'team' : 'unit',
  parent: null,
  name: { fr: id, en: id },
  leavesOut: [],
  shown: why === null,
  why,
})

describe('a season’s groups', () => {
  it('stand under their verdict, hidden ones first', () => {
    const groups = [
      group('unit:A'),
      group('team:M1+M2'),
      group('team:M3', 'few'),
      group('team:M4+M5', 'protects-another'),
      group('team:M6'),
    ]
    expect(sorted(groups).map(({ verdict, groups }) => [verdict, groups.map(({ id }) => id)])).toEqual([
      ['few', ['team:M3']],
      ['protects-another', ['team:M4+M5']],
      ['together', ['team:M1+M2']],
      ['alone', ['unit:A', 'team:M6']],
    ])
  })

  it('are counted over all kinds', () => {
    expect(inAll({ team: { shown: 3, of: 5 }, unit: { shown: 1, of: 1 } })).toEqual({ shown: 4, of: 6 })
    expect(inAll({})).toEqual({ shown: 0, of: 0 })
  })
})

describe('a merge', () => {
  const merge = (eligible: number, reason: SeasonMerge['reason'] = 'siblings'): SeasonMerge => ({
    reason,
    eligible,
    teams: { fr: '', en: '' },
  })

  it('is told once it has reached the quorum, or when all together are too few', () => {
    expect(lasting([merge(3), merge(4), merge(8)], 5)).toEqual([merge(8)])
    expect(lasting([merge(4, 'whole')], 5)).toEqual([merge(4, 'whole')])
  })
})

describe('in words', () => {
  it('a season is a quarter, or a later season of it', () => {
    expect(seasonName(en, '2026-Q4')).toBe('fourth quarter of 2026')
    expect(seasonName(fr, '2026-Q1')).toBe('1er trimestre 2026')
    expect(seasonName(fr, '2026-Q4.2')).toBe('4e trimestre 2026, saison 2')
    expect(seasonName(en, 'S1')).toBe('S1')
  })

  it('settings are one phrase', () => {
    expect(settingsText(en, next)).toBe('quorum 5, 6 answers expected, units first')
    expect(settingsText(fr, next)).toBe('quorum 5, 6 réponses attendues, unités d’abord')
  })

  it('none, one and several are said differently', () => {
    const { hidden } = en.disclosure
    expect([0, 1, 4].map((count) => counted(hidden, count))).toEqual([
      'none stays hidden',
      'one stays hidden',
      '4 stay hidden',
    ])
  })
})
