/** Marks of other words on a drawing: one a week, beside those of joins. */
import { expect, test } from 'vitest'
import { fr } from '../words/fr.ts'
import type { Slot } from './slots.ts'
import { marksOf, wordingsIn, wordingText } from './wordings.ts'

const slots = ['r0', 'r1', null, 'r3'].map((round) => ({
  monday: new Date(0),
  week: round && { round },
})) as unknown as Slot[]
const wording = (round: string, driver: string, kind: 'reworded' | 'added') => ({
  round,
  driver,
  kind,
  sentence: { fr: `${kind} fr.`, en: `${kind} en.` },
})
const wordings = wordingsIn(slots, {
  wordings: [
    wording('r1', 'morale', 'reworded'),
    wording('r3', 'morale', 'added'),
    wording('r3', 'coaching', 'reworded'),
    wording('r9', 'morale', 'added'),
  ],
})

test('what lies outside the drawing is left out', () => {
  expect(wordings.map(({ at, driver }) => `${at} ${driver}`)).toEqual(['1 morale', '3 morale', '3 coaching'])
})

test('a week has one mark, and a join is the larger one that says both', () => {
  const joins = [{ week: 3, sentence: 'New season.' }]
  expect(marksOf(joins, wordings.slice(0, 2), 'en')).toEqual([
    { week: 1, sentence: 'reworded en.', small: true },
    { week: 3, sentence: 'New season. added en.' },
  ])
  expect(marksOf([], [], 'fr')).toEqual([])
})

test('a week of a driver in words', () => {
  expect(wordingText(fr, wordings, 'morale', 1)).toBe('formulation changée')
  expect(wordingText(fr, wordings, 'coaching', 1)).toBe('')
})
