/** Small tables worked out by hand, and the edges at which a figure is not defined. (R's figures: infra/command.) */
import { expect, test } from 'vitest'
import {
  cronbachAlpha,
  icc1,
  icc2,
  meanRwg,
  median,
  rwg,
  rwgj,
  uniformVariance,
  variance,
} from './statistics.ts'
import { surveyStatistics } from './survey-statistics.ts'

const groups = (...values: number[][]) => new Map(values.map((group, index) => [`g${index}`, group]))

test('ICC of two groups of two', () => {
  // Means 2 and 4 around 3: MSB = 2·1 + 2·1 = 4 over 1. Within 1² four times over 4 − 2: MSW = 2. k = 2.
  expect(icc1(groups([1, 3], [3, 5]))).toBeCloseTo((4 - 2) / (4 + 2), 12)
  expect(icc2(groups([1, 3], [3, 5]))).toBeCloseTo((4 - 2) / 4, 12)
})

test('groups that differ less than their members have a negative ICC', () => {
  expect(icc1(groups([1, 5], [1, 5]))).toBeCloseTo(-1, 12)
})

test('unequal groups count with their plain mean size', () => {
  // Means 1.5, 4; overall 14/6. SSB = 4·(5/6)² + 2·(5/3)² = 25/3. SSW = 4·0.25 + 0 = 1 over 6 − 2. k = 3.
  expect(icc1(groups([1, 2, 1, 2], [4, 4]))).toBeCloseTo((25 / 3 - 0.25) / (25 / 3 + 2 * 0.25), 12)
})

test('r_wg against the uniform null', () => {
  expect(uniformVariance(5)).toBe(2)
  expect(uniformVariance(7)).toBe(4)
  expect(rwg([3, 3, 3], 2)).toBe(1)
  expect(rwg([2, 3, 4], 2)).toBeCloseTo(0.5, 12)
  expect(rwg([1, 5], 2)).toBe(0) // variance 8, more than chance
  expect(rwg([3], 2)).toBeNull()
  expect(meanRwg(groups([3, 3], [2, 3, 4], [1]), 2)).toBeCloseTo(0.75, 12)
  expect(meanRwg(groups([3], [1]), 2)).toBeNull()
})

test('r_wg(j) grows with the number of items at the same agreement', () => {
  const item = [2, 3, 4]
  // Share 1/2: J·0.5 / (J·0.5 + 0.5) = J / (J + 1).
  for (const items of [1, 2, 5])
    expect(
      rwgj(
        item.map((answer) => Array(items).fill(answer)),
        2,
      ),
    ).toBeCloseTo(items / (items + 1), 12)
  const split = [
    [1, 1],
    [5, 5],
  ]
  expect(rwgj(split, 2)).toBe(0)
  expect(rwgj([[1, 2]], 2)).toBeNull()
})

test('alpha', () => {
  const same = [
    [1, 1],
    [2, 2],
    [4, 4],
  ]
  expect(cronbachAlpha(same)).toBeCloseTo(1, 12)
  // Items (1, 2, 3) and (1, 3, 2): variances 1 and 1, sums 2, 5, 5 of variance 3: 2 · (1 − 2/3).
  const partly = [
    [1, 1],
    [2, 3],
    [3, 2],
  ]
  expect(cronbachAlpha(partly)).toBeCloseTo(2 / 3, 12)
  expect(cronbachAlpha([[1], [2]])).toBeNull()
})

test('variance over n − 1, and the median of an even and an odd number', () => {
  expect(variance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 12)
  expect(median([10, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 10])).toBe(3)
})

test('one group, no variance or nobody leaves figures undefined instead of NaN', () => {
  expect(icc1(groups([1, 2, 3]))).toBeNull()
  expect(icc2(groups([3, 3], [3, 3]))).toBeNull()
  const { items, scale } = surveyStatistics([{ group: 'a', answers: [null, 3] }], ['x', 'y'])
  expect(items[0]).toEqual({ item: 'x', n: 0, groups: 0, mean: null, icc1: null, icc2: null, rwg: null })
  expect(scale).toEqual({
    n: 0,
    groups: 0,
    mean: null,
    icc1: null,
    icc2: null,
    alpha: null,
    rwgj: null,
    byGroup: [],
  })
})

test('who misses one item counts for the others, and not for the scale', () => {
  const people = [
    { group: 'a', answers: [1, 2] },
    { group: 'a', answers: [5, null] },
    { group: 'b', answers: [3, 4] },
  ]
  const { items, scale } = surveyStatistics(people, ['x', 'y'])
  expect(items.map(({ n, mean }) => [n, mean])).toEqual([
    [3, 3],
    [2, 3],
  ])
  expect(scale).toMatchObject({ n: 2, mean: 2.5 })
})

test('more answers to choose from make the same variance more agreement', () => {
  const people = [2, 3, 4].map((answer) => ({ group: 'a', answers: [answer] }))
  expect(surveyStatistics(people, ['x'], 5).items[0]!.rwg).toBeCloseTo(0.5, 12)
  expect(surveyStatistics(people, ['x'], 7).items[0]!.rwg).toBeCloseTo(0.75, 12)
})
