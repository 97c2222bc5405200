/** A driver's score: what it is the mean of, what it is never made of, and how sharp it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driverName } from '../language/drivers.ts'
import type { Reason, Result } from '../published/published.ts'
import { drivers } from '../questions/drivers.ts'
import { driverScores } from './driver.ts'
import { hidden, question, shown, team } from './published.fixture.ts'

const two = [question('MOR1', 'morale'), question('MOR2', 'morale')]
const morale = (results: Record<string, Result>, questions = two) =>
  driverScores(team('team:M1', results), questions).morale

test('the mean of the shown questions, with what they are and how many answered', () => {
  expect(morale({ MOR1: shown(65), MOR2: shown(75) })).toEqual({
    kind: 'shown',
    score: 70,
    clip: null,
    answers: '12-19',
    step: 5,
    noise: 13,
    questions: ['MOR1', 'MOR2'],
  })
})

test('half a point rounds up', () => {
  expect(morale({ MOR1: shown(61, '50+'), MOR2: shown(62, '50+') })).toMatchObject({ score: 62 })
})

test('the smallest band and the coarsest step stand for all', () => {
  expect(morale({ MOR1: shown(61, '100+'), MOR2: shown(60, '20-49') })).toMatchObject({
    answers: '20-49',
    step: 2,
  })
  expect(morale({ MOR1: shown(60, '5-7'), MOR2: shown(65, '8-11') })).toMatchObject({
    answers: '5-7',
    step: 10,
  })
})

test('a hidden question leaves the score to the others, and is not named', () => {
  expect(morale({ MOR1: hidden('few'), MOR2: shown(40) })).toMatchObject({
    score: 40,
    noise: 15,
    questions: ['MOR2'],
  })
})

test('where all are hidden, one reason is told, in the order of the four', () => {
  const reasons: Reason[] = ['few', 'protects-another', 'season', 'uniform']
  for (const [index, reason] of reasons.entries())
    for (const later of reasons.slice(index)) {
      const told = { kind: 'hidden', reason }
      expect(morale({ MOR1: hidden(later), MOR2: hidden(reason) })).toEqual(told)
      expect(morale({ MOR1: hidden(reason), MOR2: hidden(later) })).toEqual(told)
    }
})

test('a bound is a bound of the mean, unless the other end was met too', () => {
  const under = shown(20, '8-11', 'under')
  const over = shown(80, '8-11', 'over')
  const inside = shown(50, '8-11')
  expect(morale({ MOR1: under, MOR2: inside })).toMatchObject({ score: 35, clip: 'under' })
  expect(morale({ MOR1: inside, MOR2: over })).toMatchObject({ score: 65, clip: 'over' })
  expect(morale({ MOR1: under, MOR2: over })).toMatchObject({ score: 50, clip: null })
})

test('a mirror question asked of managers makes no score', () => {
  const mirrored = [question('TOP1', 'top-down'), question('TOP1M', 'top-down', 'managers')]
  const group = team('team:M1', { TOP1: shown(30), TOP1M: shown(90) })
  expect(driverScores(group, mirrored)['top-down']).toMatchObject({ score: 30, questions: ['TOP1'] })
  expect(driverScores(group, mirrored.slice(1))['top-down']).toEqual({ kind: 'not-asked' })
})

test('every usual driver has an entry, and so has an organisation’s own', () => {
  const scores = driverScores(team('team:M1', { SAF1: shown(55) }), [question('SAF1', 'safety')])
  expect(Object.keys(scores)).toEqual([...drivers, 'safety'])
  expect(scores.safety).toMatchObject({ kind: 'shown', score: 55 })
  expect(scores.coaching).toEqual({ kind: 'not-asked' })
})

test('every driver has a name in both languages', () => {
  for (const driver of drivers) expect(driverName(driver).en).not.toBe(driver)
})

test('a score is a whole number between the questions behind it, and no sharper than its step', () => {
  const result = fc.record({
    score: fc.integer({ min: 5, max: 95 }),
    answers: fc.constantFrom('5-7', '8-11', '12-19', '20-49', '50+', '100+'),
  })
  fc.assert(
    fc.property(fc.array(result, { minLength: 1, maxLength: 6 }), (results) => {
      const questions = results.map((_, index) => question(`Q${index}`, 'morale'))
      const group = team(
        'team:M1',
        Object.fromEntries(results.map(({ score, answers }, index) => [`Q${index}`, shown(score, answers)])),
      )
      const score = driverScores(group, questions).morale!
      if (score.kind !== 'shown') throw new Error('hidden')
      const scores = results.map(({ score }) => score)
      expect(Number.isInteger(score.score)).toBe(true)
      expect(score.score).toBeGreaterThanOrEqual(Math.min(...scores))
      expect(score.score).toBeLessThanOrEqual(Math.max(...scores))
      expect(score.noise).toBeGreaterThanOrEqual(score.step)
    }),
  )
})
