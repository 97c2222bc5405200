/** Reliability: each measure has its own bounds, and one without a value is not told as bad. */
import { expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { reliabilityRows } from './reliability.ts'

const one = { driver: 'morale', questions: ['MOR1'], icc1: 0.1, icc2: 0.45, rwgj: 0.7 }

it('is told by its bounds', () => {
  expect(reliabilityRows([one], en, 'en')).toEqual([
    {
      driver: 'morale',
      cells: ['0.10 – the team matters', '0.45 – teams cannot be told apart', '0.70 – good agreement'],
    },
  ])
  expect(reliabilityRows([one], fr, 'fr')[0]!.cells[0]).toBe('0,10 – l’équipe compte')
  const below = reliabilityRows([{ ...one, icc1: -0.05 }], en, 'en')
  expect(below[0]!.cells[0]).toBe('\u22120.05 – the team matters little')
})

it('is undefined where it cannot be computed', () => {
  expect(reliabilityRows([{ ...one, icc1: null }], en, 'en')[0]!.cells[0]).toBe('undefined')
})
