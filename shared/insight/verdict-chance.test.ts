/** Chances of several looks and of many groups, against what can be worked out by hand. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalQuantile } from './distribution.ts'
import { chanceOfAny, discoveryLimit } from './verdict-chance.ts'

const equal = (r: number) => [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 : r)))

test('looks that know nothing of each other: 1 − (1 − p)⁴', () => {
  const limits = [0.01, 0.02, 0.005, 0.01].map((p) => normalQuantile(p / 2))
  const whole = 1 - 0.99 * 0.98 * 0.995 * 0.99
  expect(Math.abs(chanceOfAny(limits, equal(0)) / whole - 1)).toBeLessThan(0.01)
})

test('four times the same look is one look', () => {
  const limit = normalQuantile(0.001 / 2)
  expect(chanceOfAny([limit, limit, limit, limit], equal(1 - 1e-9)) / 0.001).toBeCloseTo(1, 2)
})

test('never less than the likeliest look, never more than the sum', () => {
  const p = fc.double({ min: 1e-6, max: 0.01, noNaN: true })
  fc.assert(
    fc.property(fc.tuple(p, p, p, p), fc.double({ min: 0, max: 0.95, noNaN: true }), (some, r) => {
      const chance = chanceOfAny(
        some.map((one) => normalQuantile(one / 2)),
        equal(r),
      )
      expect(chance).toBeGreaterThanOrEqual(0.999999 * Math.max(...some))
      expect(chance).toBeLessThanOrEqual(1.000001 * some.reduce((a, b) => a + b, 0))
    }),
  )
})

test('the fifteen tests of Benjamini & Hochberg 1995: four discoveries at 5 %', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  const limit = discoveryLimit(
    p.map((p) => ({ p, share: 1 / 15 })),
    0.05,
  )
  expect(p.filter((one) => one * 15 <= limit)).toHaveLength(4)
})

test('a larger share of the error asks for less', () => {
  const one = (share: number) =>
    discoveryLimit(
      [
        { p: 0.02, share },
        { p: 0.9, share: 1 - share },
      ],
      0.05,
    ) * share
  expect(one(0.9)).toBeGreaterThan(0.02)
  expect(one(0.1)).toBeLessThan(0.02)
})
