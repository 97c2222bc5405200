/** Moments in the round's time zone: over clock changes, at midnight, on the first of a month. */
import { expect, it } from 'vitest'
import { momentText, mondayText, weekOf } from './dates.ts'
import { round } from './letters.fixture.ts'

it.each([
  ['2026-10-24T21:59:00Z', 'Europe/Paris', 'Saturday 24 October, 23:59', 'samedi 24 octobre, 23:59'],
  ['2026-10-25T22:59:00Z', 'Europe/Paris', 'Sunday 25 October, 23:59', 'dimanche 25 octobre, 23:59'],
  ['2026-03-29T21:59:00Z', 'Europe/Paris', 'Sunday 29 March, 23:59', 'dimanche 29 mars, 23:59'],
  ['2026-11-02T04:59:00Z', 'America/New_York', 'Sunday 1 November, 23:59', 'dimanche 1er novembre, 23:59'],
  ['2026-11-22T23:00:00Z', 'Europe/Paris', 'Monday 23 November, 00:00', 'lundi 23 novembre, 00:00'],
  ['2026-11-22T05:05:00Z', 'Pacific/Auckland', 'Sunday 22 November, 18:05', 'dimanche 22 novembre, 18:05'],
])('%s in %s', (instant, zone, en, fr) => {
  expect(momentText(instant, zone, 'en')).toBe(en)
  expect(momentText(instant, zone, 'fr')).toBe(fr)
})

it('a week is that of its opening where the round is', () => {
  expect(weekOf(round, 'en')).toEqual({ week: 47, dates: '16 to 22 November' })
  const sunday = { ...round, opens: '2026-11-22T12:00:00Z' }
  expect(weekOf({ ...sunday, timeZone: 'Pacific/Auckland' }, 'fr')).toEqual({
    week: 48,
    dates: '23 au 29 novembre',
  })
})

it('a week since when something holds is named by its Monday', () => {
  expect(mondayText('2026-W23', 'fr')).toBe('1er juin')
})
