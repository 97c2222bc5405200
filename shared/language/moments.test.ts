/** A moment is told by the clock on the organisation's wall. */
import { expect, it } from 'vitest'
import { localDate, localMoment, weekdayDate, weekdayName } from './moments.ts'

it('in its zone and in the language of who reads', () => {
  const instant = new Date('2026-09-30T22:30:00Z')
  expect(localMoment(instant, 'Europe/Paris', 'fr')).toBe('jeudi 1er octobre à 00:30')
  expect(localMoment(instant, 'Europe/Paris', 'en')).toBe('Thursday 1 October at 00:30')
  expect(localMoment(instant, 'America/New_York', 'en')).toBe('Wednesday 30 September at 18:30')
  expect(localDate(instant, 'Pacific/Auckland')).toBe('2026-10-01')
  expect(weekdayDate('2026-12-24', 'fr')).toBe('jeudi 24 décembre')
  expect([1, 7].map((day) => weekdayName(day, 'fr'))).toEqual(['lundi', 'dimanche'])
})
