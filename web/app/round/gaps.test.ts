/** Gaps in words: their sign, their noise, and what a clipped score leaves open. */
import { expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { gapText, signedText } from './gaps.ts'

it('a gap is told with its noise', () => {
  expect(gapText(en, { gap: 20, band: 9, clip: null })).toBe('+20 points, beyond the noise of 9')
  expect(gapText(en, { gap: -9, band: 9, clip: null })).toBe('−9 points, within the noise of 9')
})

it('a clipped one is told as a bound, and beyond the noise only where it must be', () => {
  const said = (gap: number, clip: 'under' | 'over', band = 9) => gapText(en, { gap, band, clip })
  expect(said(30, 'over')).toBe('at least 30 points, beyond the noise of 9')
  expect(said(-30, 'under')).toBe('at least 30 points the other way, beyond the noise of 9')
  expect(said(30, 'over', 33)).toBe('at least 30 points, with a noise of 33')
  expect(said(30, 'under')).toBe('at most 30 points, with a noise of 9')
  expect(said(-5, 'over')).toBe('at most 5 points the other way, with a noise of 9')
  expect(gapText(fr, { gap: 30, band: 9, clip: 'over' })).toBe(
    'au moins 30 points, au-delà de l’incertitude de 9',
  )
})

it('no gap has no sign', () => {
  expect(signedText(0)).toBe('0')
})
