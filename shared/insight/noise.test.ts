/** The noise of a score, against values worked out by hand. */
import { expect, test } from 'vitest'
import { stepOf } from './band.ts'
import { noiseOf } from './noise.ts'

// One question: 1.96 · √(625 / n) = 49 / √n. Two: the person's variance is 625 · 1.5 / 2 = 468.75.
test.each([
  ['5-7', 1, 22], // 49 / 2.236 = 21.91
  ['8-11', 1, 18], // 49 / 2.828 = 17.32
  ['12-19', 1, 15], // 49 / 3.464 = 14.15
  ['20-49', 1, 11], // 49 / 4.472 = 10.96
  ['50+', 1, 7], // 49 / 7.071 = 6.93
  ['100+', 1, 5], // 49 / 10 = 4.9
  ['5-7', 2, 19], // 1.96 · √93.75 = 18.98
  ['12-19', 2, 13], // 1.96 · √39.06 = 12.25
  ['50+', 3, 6], // 1.96 · √(416.67 / 50) = 5.66
])('%s people and %i questions: ±%i', (answers, questions, noise) => {
  expect(noiseOf(answers, questions)).toBe(noise)
})

test('noise never falls below the step that scores are rounded to', () => {
  for (const answers of ['5-7', '8-11', '12-19', '20-49', '50+', '400+', '3200+', '102400+'])
    for (const questions of [1, 2, 8, 1000])
      expect(noiseOf(answers, questions)).toBeGreaterThanOrEqual(stepOf(answers))
  expect(noiseOf('102400+', 1)).toBe(1) // 49 / 320 = 0.15, under the step
})

test('more people or more questions never make more noise', () => {
  const bands = ['5-7', '8-11', '12-19', '20-49', '50+', '100+', '200+']
  const noises = bands.map((answers) => noiseOf(answers, 1))
  expect(noises).toEqual(noises.toSorted((a, b) => b - a))
  for (const answers of bands) expect(noiseOf(answers, 2)).toBeLessThanOrEqual(noiseOf(answers, 1))
})

test('each band has the step that the gate rounds to', () => {
  expect(['5-7', '8-11', '12-19', '20-49', '50+', '100+', '1600+'].map(stepOf)).toEqual([
    10, 5, 5, 2, 1, 1, 1,
  ])
})

test('what is no band, or has no question, is refused', () => {
  expect(() => noiseOf('', 1)).toThrow(RangeError)
  expect(() => noiseOf('0-4', 1)).toThrow(RangeError)
  expect(() => noiseOf('5-7', 0)).toThrow(RangeError)
})
