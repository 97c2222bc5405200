/** Tints of scores at their bounds. */
import { expect, it } from 'vitest'
import { heatOf } from './heat.ts'

it('has five tints that change at 40, 50, 65 and 75', () => {
  expect([0, 39, 40, 49, 50, 64, 65, 74, 75, 100].map(heatOf)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
})
