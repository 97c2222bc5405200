/** Steps, against least squares worked out by hand. */
import { expect, test } from 'vitest'
import type { Noise, Relative } from './verdict-noise.ts'
import { scan } from './verdict-scan.ts'

/** Of one person a reading, so that the weekly variance is that of a reading. */
const line = (values: number[], labels = ''): Relative[] =>
  values.map((value, at) => ({ at, value, people: 1, rounding: 0, step: 1, label: labels[at] ?? '' }))

const white: Noise = { weekly: 9, moods: 0, drift: 0, persistence: 0 }

test('white noise: the difference of two means, and its usual error', () => {
  const { steps, history } = scan(line([50, 52, 54, 52, 50, 54, 40, 42]), white, [6])
  expect(steps[0]!.change).toBeCloseTo(41 - 52, 9)
  expect(steps[0]!.error).toBeCloseTo(Math.sqrt(9 / 2 + 9 / 6), 9)
  expect(history.freedom).toBe(5)
  expect(history.squares).toBeCloseTo((4 + 0 + 4 + 0 + 4 + 4) / 9, 9)
})

test('readings of many people weigh more', () => {
  const readings = line([50, 60, 30, 40]).map((one, at) => ({ ...one, people: at === 1 ? 3 : 1 }))
  expect(scan(readings, white, [2]).steps[0]!.change).toBeCloseTo(35 - (50 + 3 * 60) / 4, 9)
})

test('where moods last, the weeks just before tell more than those long ago', () => {
  const lasting: Noise = { weekly: 1, moods: 9, drift: 0, persistence: 0.9 }
  const values = [70, 70, 70, 70, 60, 60, 50, 50]
  const change = (noise: Noise) => scan(line(values), noise, [6]).steps[0]!.change
  expect(change(white)).toBeCloseTo(50 - 400 / 6, 9)
  expect(change(lasting)).toBeGreaterThan(change(white) + 3)
})

test('questions with levels of their own: their change is no step', () => {
  const { steps } = scan(line([50, 70, 50, 70, 50, 70, 50, 70], 'abababab'), white, [5, 6])
  for (const { change } of steps) expect(change).toBeCloseTo(0, 9)
})

test('a step that is nothing but a new question is left out', () => {
  expect(scan(line([50, 51, 49, 50, 70, 71], 'aaaabb'), white, [4]).steps).toEqual([])
})

test('no reading on one side, or none at all: no step', () => {
  expect(scan(line([50, 51]), white, [0, 2]).steps).toEqual([])
  expect(scan([], white, [3]).steps).toEqual([])
})
