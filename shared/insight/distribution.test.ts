/** Tails and quantiles, against printed tables. */
import { expect, test } from 'vitest'
import { normalOfT, normalQuantile, normalTail, tOfNormal } from './distribution.ts'

// Abramowitz & Stegun 1964, tables 26.1 and 26.2.
test.each([
  [0, 0.5],
  [1, 0.158655254],
  [1.96, 0.024997895],
  [3, 0.001349898],
  [5, 2.866516e-7],
  [8, 6.220961e-16],
])('P(Z > %f) = %f', (z, tail) => {
  expect(normalTail(z) / tail).toBeCloseTo(1, 6)
  expect(normalTail(-z)).toBeCloseTo(1 - tail, 9)
  expect(normalQuantile(tail)).toBeCloseTo(z, 6)
})

// Abramowitz & Stegun 1964, table 26.10: two-sided.
test.each([
  [5, 0.001, 6.869],
  [10, 0.05, 2.228],
  [10, 0.001, 4.587],
  [30, 0.001, 3.646],
  [120, 0.01, 2.617],
])('t with %i degrees of freedom passes at %f from %f on', (freedom, p, t) => {
  expect((2 * normalTail(normalOfT(t, freedom))) / p).toBeCloseTo(1, 2)
  expect(tOfNormal(normalQuantile(p / 2), freedom)).toBeCloseTo(t, 2)
})
