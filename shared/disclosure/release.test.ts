/** The table of disclosure.md, row by row, at its edges. */
import { describe, expect, it } from 'vitest'
import type { Answers } from '../tally/counts.ts'
import { bandNamed, bandOf } from './bands.ts'
import { releaseResult } from './release.ts'

const of = (...answers: Answers) => releaseResult({ answers, skips: 0 })

describe('bands', () => {
  it('are those of the table, doubling from 50', () => {
    const labels = [5, 7, 8, 11, 12, 19, 20, 49, 50, 99, 100, 199, 200, 400, 5400].map((n) => bandOf(n).label)
    expect(labels).toEqual([
      ...['5-7', '5-7', '8-11', '8-11', '12-19', '12-19', '20-49', '20-49'],
      ...['50+', '50+', '100+', '100+', '200+', '400+', '3200+'],
    ])
    for (const label of labels) expect(bandNamed(label).label).toBe(label)
  })

  it('do not exist below five', () => {
    expect(() => bandOf(4)).toThrow(RangeError)
  })
})

describe('a score', () => {
  it('of 5 to 7 answers is told in tens, halves upwards', () => {
    // 5 answers of 3: 50. 6 answers, mean 2.8 of 4: 45.
    expect(of(0, 0, 5, 0, 0)).toEqual({
      answers: '5-7',
      score: 50,
      clip: null,
      distribution: null,
      skips: null,
      agreement: null,
    })
    expect(of(1, 1, 2, 1, 0)).toMatchObject({ score: 40 })
    expect(of(0, 2, 2, 1, 0)).toMatchObject({ score: 50 })
  })

  it('below 20 or above 80 is only said to be so, up to 11 answers', () => {
    expect(of(6, 0, 0, 0, 0)).toMatchObject({ score: 20, clip: 'under' })
    expect(of(0, 0, 0, 0, 11)).toMatchObject({ answers: '8-11', score: 80, clip: 'over' })
    expect(of(0, 0, 0, 5, 0)).toMatchObject({ score: 80, clip: null })
    expect(of(2, 4, 1, 0, 0)).toMatchObject({ score: 20, clip: null })
  })

  it('of 8 to 19 answers is told in fives, and stays within 10 and 90 from 12', () => {
    expect(of(0, 1, 2, 4, 2)).toMatchObject({ answers: '8-11', score: 70 })
    expect(of(0, 0, 0, 4, 10)).toMatchObject({ answers: '12-19', score: 90, clip: null })
    expect(of(10, 4, 0, 0, 0)).toMatchObject({ score: 10, clip: null })
  })

  it('of 20 to 49 answers is told in twos, from 50 in ones, within 5 and 95', () => {
    expect(of(1, 4, 6, 8, 2)).toMatchObject({ answers: '20-49', score: 58 })
    expect(of(5, 10, 15, 15, 6)).toMatchObject({ answers: '50+', score: 53 })
    expect(of(0, 0, 0, 11, 40)).toMatchObject({ score: 95 })
  })
})

describe('a distribution', () => {
  it('is not told below 12 answers', () => {
    expect(of(2, 2, 3, 2, 2)).toMatchObject({ distribution: null, agreement: null })
  })

  it('is in tens with "few" below 15 % up to 49 answers, and in fives from 50', () => {
    expect(of(0, 1, 5, 6, 2)).toMatchObject({ distribution: ['few', 40, 60] })
    expect(of(1, 2, 10, 10, 7)).toMatchObject({ distribution: ['few', 30, 60] })
    expect(of(1, 2, 20, 20, 10)).toMatchObject({ distribution: [5, 40, 55] })
  })

  it('hides the whole result as uniform when all but one or 80 % say the same', () => {
    expect(of(0, 0, 12, 0, 0)).toEqual({ hidden: 'uniform' })
    expect(of(0, 0, 0, 12, 1)).toEqual({ hidden: 'uniform' })
    expect(of(0, 2, 0, 16, 2)).toEqual({ hidden: 'uniform' })
    expect(of(0, 3, 0, 15, 2)).not.toHaveProperty('hidden')
    expect(of(0, 0, 0, 11, 0)).not.toHaveProperty('hidden')
  })
})

describe('words', () => {
  it('on skips come from 12 asked', () => {
    const skips = (answers: Answers, skipped: number) => releaseResult({ answers, skips: skipped })
    expect(skips([2, 2, 2, 2, 2], 1)).toMatchObject({ skips: null })
    expect(skips([2, 2, 2, 2, 2], 2)).toMatchObject({ skips: 'some' })
    expect(skips([2, 2, 2, 2, 3], 1)).toMatchObject({ skips: 'few' })
    expect(skips([2, 2, 2, 2, 2], 5)).toMatchObject({ skips: 'many' })
  })

  it('on agreement come from 12 answers, by r_wg', () => {
    expect(of(0, 1, 8, 4, 0)).toMatchObject({ agreement: 'agree' })
    expect(of(1, 3, 5, 3, 1)).toMatchObject({ agreement: 'mixed' })
    expect(of(6, 0, 1, 0, 6)).toMatchObject({ agreement: 'split' })
  })
})
