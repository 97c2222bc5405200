/** Gaps in words: their sign, their noise, and what a clipped score leaves open. */
import { expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { gapText, signedText } from './gaps.ts'

it('a gap is told with its noise', () => {
  expect(gapText(en, { gap: 20, band: 9, clip: null })).toBe('+20 points, beyond the noise of 9')
  expect(gapText(en, { gap: -9, band: 9, clip: null })).toBe('−9 points, within the noise of 9')
})

it('a clipped one is told as a bound', () => {
  expect(gapText(en, { gap: 20, band: 9, clip: 'over' })).toMatch(/^\+20 or more points/)
  expect(gapText(en, { gap: -20, band: 9, clip: 'under' })).toMatch(/^−20 or less points/)
})

it('no gap has no sign', () => {
  expect(signedText(0)).toBe('0')
})
