/** Groups of long numbers. */
import { expect, it } from 'vitest'
import { grouped } from './grouped.ts'

it('are of four, the last of what is left, and lose nothing', () => {
  expect(grouped('0123456789abcdef')).toBe('0123 4567 89ab cdef')
  expect(grouped('012345')).toBe('0123 45')
  expect(grouped('')).toBe('')
})
