/** The range in an address. */
import { expect, it } from 'vitest'
import { rangeOf } from './range.ts'

it('is one of three, and half a year for anything else', () => {
  expect(['8', '26', '52'].map(rangeOf)).toEqual([8, 26, 52])
  expect([null, '', '9', '8 ', 'x', '-8'].map(rangeOf)).toEqual([26, 26, 26, 26, 26, 26])
})
