/** Numbers in words: never sharper than what was published. */
import { describe, expect, it } from 'vitest'
import {
  answeredText,
  bandText,
  driverColour,
  driverWords,
  hiddenText,
  scoreMark,
  scoreText,
} from './speak.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'
import { withDrivers } from './words/words.ts'

const shown = (score: number, step: number, clip: 'under' | 'over' | null = null) => ({
  kind: 'shown' as const,
  score,
  clip,
  answers: '5-7',
  step,
  noise: 10,
  questions: [],
})

describe('a score', () => {
  it('is “about” from a step of 5, exact below', () => {
    expect(scoreText(en, shown(65, 5))).toBe('about 65')
    expect(scoreText(en, shown(64, 2))).toBe('64')
    expect(scoreMark(en, shown(64, 2))).toBeNull()
  })

  it('is a bound where it is clipped, whatever the step', () => {
    expect(scoreText(fr, shown(20, 10, 'under'))).toBe('moins de 20')
    expect(scoreText(fr, shown(95, 1, 'over'))).toBe('plus de 95')
    expect(scoreMark(en, shown(80, 10, 'over'))?.sign).toBe('>')
  })
})

describe('a size band', () => {
  it('is said with both ends, or as at least', () => {
    expect(answeredText(en, '12-19')).toBe('12 to 19 people answered')
    expect(answeredText(fr, '200+')).toBe('Au moins 200 personnes ont répondu')
    expect(bandText('5-7')).toBe('5–7')
  })
})

describe('a driver', () => {
  it('has its colour, and ink where it is the organisation’s own, whatever its name', () => {
    expect(driverColour('mutual-help')).toBe('var(--driver-help)')
    expect(driverColour('morale')).toBe('var(--driver-morale)')
    expect(driverColour('Job satisfaction')).toBe('var(--ink)')
  })
})

describe('what is not known', () => {
  it('keeps the threshold out where it was not sent', () => {
    expect(hiddenText(en, 'few')).toBe('Hidden: too few answers')
    expect(hiddenText(en, 'few', 6)).toBe('Hidden: fewer than 6 answers')
    expect(hiddenText(en, 'uniform', 6)).toBe(en.hidden.uniform)
  })

  it('names a driver of a later bank by its id', () => {
    expect(driverWords(en, 'fairness').name).toBe('fairness')
    const own = { fairness: { fr: 'Équité', en: 'Fairness' } }
    expect(driverWords(withDrivers(fr, 'fr', own), 'fairness')).toEqual({
      name: 'Équité',
      short: 'Équité',
      the: '« Équité »',
    })
    expect(driverWords(withDrivers(en, 'en', own), 'morale').name).toBe('Morale')
  })
})
