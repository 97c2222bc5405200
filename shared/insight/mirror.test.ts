/** Mirror gaps: who is set against whom, in which week, and only what was shown. */
import { describe, expect, it } from 'vitest'
import type { PublishedGroup, Result } from '../published/published.ts'
import { alignmentGaps, mirrorGaps } from './mirror.ts'
import { hidden, question, shown, team } from './published.fixture.ts'

const rungs = {
  levels: ['director', 'area-manager', 'field-manager', 'rep', 'marketing'],
  marketing: ['marketing'],
}
const questions = [
  question('TOP1', 'top-down'),
  question('TOP1M', 'top-down', 'managers'),
  question('ALI1', 'alignment'),
]
type Results = Record<string, Result>
const group = (id: string, results: Results): PublishedGroup => team(id, results)
const week = (round: string, groups: Record<string, Results>) => ({
  round,
  questions,
  groups: Object.entries(groups).map(([id, results]) => group(id, results)),
})
const said = (score: number) => ({ TOP1M: shown(score) })
const heard = (score: number) => ({ TOP1: shown(score, '50+') })

describe('a mirror gap', () => {
  it('sets a level that manages against the next one below, and all who manage against everybody', () => {
    const one = week('w1', {
      organisation: { TOP1M: shown(80, '20-49'), TOP1: shown(60, '100+') },
      'level:field-manager': said(85),
      'level:rep': heard(50),
      'level:marketing': { ...said(75), ...heard(70) },
    })
    const gaps = mirrorGaps([one], rungs)
    expect(gaps.map(({ says, hears, gap }) => [says.group, hears.group, gap])).toEqual([
      ['level:field-manager', 'level:rep', 35],
      ['organisation', 'organisation', 20],
    ])
    // 1.96 · √((15 / 1.96)² + 25 / 12 + (7 / 1.96)² + 1 / 12) = 16.80
    expect(gaps[0]).toMatchObject({
      question: 'TOP1',
      mirror: 'TOP1M',
      driver: 'top-down',
      band: 17,
      clip: null,
    })
  })

  it('stays within a unit, whatever its manager is called', () => {
    const one = week('w1', {
      'unit-level:M:1:field-manager': said(70),
      'unit-level:M:1:rep': heard(50),
      'unit-level:M2:rep': heard(10),
      'unit:M:1': said(90),
    })
    expect(mirrorGaps([one], rungs).map(({ hears }) => hears.group)).toEqual(['unit-level:M:1:rep'])
  })

  it('takes the latest week that was shown, and what was heard nearest to it, of two the later', () => {
    const below = (score: number) => ({ 'level:rep': heard(score) })
    const weeks = [
      week('w1', below(10)),
      week('w2', below(20)),
      week('w3', { 'level:field-manager': said(70), 'level:rep': { TOP1: hidden('few') } }),
      week('w4', { ...below(40), 'level:field-manager': { TOP1M: hidden('few') } }),
    ]
    const [gap] = mirrorGaps(weeks, rungs)
    expect(gap).toMatchObject({ says: { round: 'w3' }, hears: { round: 'w4' }, gap: 30 })
    expect(mirrorGaps(weeks.slice(0, 3), rungs)[0]).toMatchObject({ hears: { round: 'w2' }, gap: 50 })
  })

  it('is made of eight weeks and of nothing hidden', () => {
    const both = week('w0', { 'level:field-manager': said(70), 'level:rep': heard(50) })
    const empty = Array.from({ length: 7 }, (_, i) => week(`w${i + 1}`, {}))
    expect(mirrorGaps([both, ...empty], rungs)).toHaveLength(1)
    expect(mirrorGaps([both, ...empty, week('w8', {})], rungs)).toEqual([])
    const masked = week('w0', { 'level:field-manager': said(70), 'level:rep': { TOP1: hidden('season') } })
    expect(mirrorGaps([masked], rungs)).toEqual([])
  })

  it('that is clipped says so', () => {
    const one = week('w1', {
      'level:field-manager': { TOP1M: shown(80, '8-11', 'over') },
      'level:rep': heard(50),
    })
    expect(mirrorGaps([one], rungs)[0]).toMatchObject({ gap: 30, clip: 'over' })
  })
})

describe('alignment', () => {
  const aligned = (score: number) => ({ ALI1: shown(score, '20-49') })

  it('is marketing’s view against that of each sales level, in the latest week of both', () => {
    const weeks = [
      week('w1', {
        'level:marketing': aligned(70),
        'level:rep': aligned(40),
        'level:field-manager': aligned(60),
      }),
      week('w2', { 'level:marketing': aligned(72), 'level:rep': aligned(50) }),
      week('w3', { 'level:marketing': { ALI1: hidden('few') }, 'level:rep': aligned(10) }),
    ]
    const told = alignmentGaps(weeks, rungs).map(({ sales, round, gap }) => [sales.group, round, gap])
    expect(told).toEqual([
      ['level:rep', 'w2', 22],
      ['level:field-manager', 'w1', 10],
    ])
  })

  it('never compares answers to different questions', () => {
    const two = [...questions, question('ALI2', 'alignment')]
    const one = {
      ...week('w1', { 'level:marketing': { ALI1: shown(70) }, 'level:rep': { ALI2: shown(40) } }),
      questions: two,
    }
    expect(alignmentGaps([one], rungs)).toEqual([])
  })
})
