/** A gap and its band, against values worked out by hand. */
import { expect, test } from 'vitest'
import { gapOf, weeklyVariance } from './gap.ts'

const score = (value: number, noise: number, step: number, clip: 'under' | 'over' | null = null) => ({
  score: value,
  clip,
  noise,
  step,
})

test.each([
  [score(70, 15, 5), score(50, 15, 5), 20, 22], // 1.96 · √(58.57 + 2.08 + 58.57 + 2.08) = 21.59
  [score(40, 22, 10), score(60, 11, 2), -20, 26], // 1.96 · √(125.99 + 8.33 + 31.50 + 0.33) = 25.26
  [score(55, 7, 1), score(55, 7, 1), 0, 10], // 1.96 · √(12.76 + 0.08 + 12.76 + 0.08) = 9.93
])('first minus second, rounded up: %o %o', (first, second, gap, band) => {
  expect(gapOf(first, second)).toEqual({ gap, band, clip: null })
  expect(gapOf(second, first).band).toBe(band)
})

test('a clipped score bounds the gap on its side; one at each end leaves it open', () => {
  const [open, over, under] = [score(50, 15, 5), score(80, 15, 5, 'over'), score(20, 15, 5, 'under')]
  expect(gapOf(over, open).clip).toBe('over')
  expect(gapOf(open, under).clip).toBe('over')
  expect(gapOf(under, open).clip).toBe('under')
  expect(gapOf(open, over).clip).toBe('under')
  expect(gapOf(over, under).clip).toBe('over')
  expect(gapOf(over, over).clip).toBeNull()
})

test('one week lies about the usual gap by half the variance of a change, and the rounding', () => {
  // (15 / 1.96)² = 58.57, half of it from each side; 25 / 12 = 2.08 of rounding from each.
  expect(weeklyVariance(score(70, 15, 5), score(50, 15, 5))).toBeCloseTo(58.57 + 4.17, 1)
})
