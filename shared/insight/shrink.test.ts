/** Uncertain numbers give way to the mean, certain ones do not. */
import { expect, test } from 'vitest'
import { shrink } from './shrink.ts'

test('against a case worked out by hand', () => {
  // Equal variances of 25: Q = (100 + 0 + 100) / 25 = 8, spread = (8 − 2) / (0.12 − 0.0048/0.12) = 75; 75 / 100 of each.
  const values = [10, 20, 30].map((value) => ({ value, variance: 25 }))
  const shrunk = shrink(values)
  for (const [i, expected] of [12.5, 20, 27.5].entries()) expect(shrunk[i]).toBeCloseTo(expected, 6)
})

test('the same number counts less where it is less certain, and may end below a smaller one', () => {
  const [uncertain, certain, ...rest] = shrink([
    { value: 30, variance: 400 },
    { value: 20, variance: 4 },
    { value: 0, variance: 4 },
    { value: 2, variance: 4 },
    { value: -2, variance: 4 },
  ])
  expect(certain).toBeGreaterThan(uncertain!)
  expect(uncertain).toBeGreaterThan(Math.max(...rest))
})

test('groups that differ by no more than chance keep their order', () => {
  const shrunk = shrink([1, 2, 3, 4].map((value) => ({ value, variance: 100 })))
  expect(shrunk).toEqual(shrunk.toSorted((a, b) => a - b))
  expect(new Set(shrunk).size).toBe(4)
})

test('one group alone is its own mean, and none are none', () => {
  expect(shrink([{ value: 7, variance: 9 }])).toEqual([7])
  expect(shrink([])).toEqual([])
})
