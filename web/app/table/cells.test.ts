/** Rows of the heatmap: what is hidden keeps its place and says nothing more than its reason. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, GroupView } from '#shared/insight/view.ts'
import type { Reason } from '#shared/published/published.ts'
import { en } from '../words/en.ts'
import { heatRow, missing } from './cells.ts'

const shown = (score: number, answers = '12-19'): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers,
  step: 5,
  noise: 8,
  questions: [],
})
const hidden = (reason: Reason): DriverScore => ({ kind: 'hidden', reason })

function row(
  drivers: Record<string, DriverScore>,
  linked: string[] = [],
  results: GroupView['results'] = {},
) {
  const group: GroupView = {
    id: 'team:M1+M2',
    kind: 'team',
    parent: null,
    leavesOut: [],
    name: { fr: 'Lille', en: 'Lille' },
    family: 'T',
    levels: [],
    participation: null,
    drivers,
    results,
  }
  const context = {
    words: en,
    code: 'en' as const,
    k: 5,
    drivers: ['morale', 'coaching'],
    questions: [{ id: 'MOR1', driver: 'morale', asked: 'all' as const }],
    linked: new Set(linked),
  }
  return heatRow({ group, depth: 1, open: null }, context)
}

describe('a row', () => {
  it('has a cell a driver, in the order of the columns, and the smallest size', () => {
    const { cells, size } = row({ coaching: shown(40, '8-11'), morale: shown(60) })
    expect(cells).toEqual([
      { score: 60, text: '60', mark: { word: 'about', sign: '≈' }, note: null },
      { score: 40, text: '40', mark: { word: 'about', sign: '≈' }, note: null },
    ])
    expect(size).toBe('8–11')
  })

  it('is one field without a size when all of it is hidden', () => {
    const { cells, size } = row({ morale: hidden('few'), coaching: hidden('few') })
    expect(cells).toEqual({ reason: 'Hidden: fewer than 5 answers' })
    expect(size).toBeNull()
  })

  it('gives both reasons where there are two', () => {
    const { cells } = row({ morale: hidden('few'), coaching: hidden('uniform') })
    expect(cells).toEqual({ reason: `Hidden: fewer than 5 answers. ${en.hidden.uniform}` })
  })

  it('keeps a hidden cell among shown ones, and tells it from one that was not asked', () => {
    expect(row({ morale: hidden('season'), coaching: shown(50) }).cells).toEqual([
      { reason: en.hidden.season },
      expect.objectContaining({ score: 50 }),
    ])
    expect(row({ coaching: shown(50) }).cells).toEqual([
      { score: null, text: 'not asked' },
      expect.objectContaining({ score: 50 }),
    ])
  })

  it('says how far people agree where the gate tells it, and of no other driver', () => {
    const split = {
      answers: '12-19',
      score: 60,
      clip: null,
      distribution: null,
      skips: null,
      agreement: 'split' as const,
    }
    const { cells } = row({ morale: shown(60), coaching: shown(40) }, [], { MOR1: split })
    expect(cells).toMatchObject([{ note: 'opinions are split' }, { note: null }])
  })

  it('says whom its name holds but not its numbers', () => {
    const leavesOut = [{ fr: 'Managers de terrain (Lille)', en: 'Field managers (Lille)' }]
    expect(missing({ leavesOut }, en, 'en')).toBe('without Field managers (Lille)')
    expect(row({ morale: shown(60) }).note).toBeNull()
  })

  it('links to a page only where there is one', () => {
    expect(row({}).href).toBeNull()
    expect(row({}, ['team:M1+M2']).href).toBe('/team?group=team%3AM1%2BM2')
  })
})
