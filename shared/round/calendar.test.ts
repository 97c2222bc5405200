/** The week stays at its hour on the wall, whatever the clocks do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingAfter, isoWeek, mondayOf, nextOpening, seasonOf, usualWeek } from './calendar.ts'

const paris = usualWeek('Europe/Paris')

describe('the usual week in Paris', () => {
  it('opens on Thursday at 9:00 and closes on Sunday at 23:59', () => {
    const opens = nextOpening(new Date('2026-11-16T00:00:00Z'), paris)
    expect(opens.toISOString()).toBe('2026-11-19T08:00:00.000Z')
    expect(closingAfter(opens, paris).toISOString()).toBe('2026-11-22T22:59:00.000Z')
  })

  it('keeps the wall clock over both changes of 2026', () => {
    const spring = nextOpening(new Date('2026-03-24T00:00:00Z'), paris)
    expect(spring.toISOString()).toBe('2026-03-26T08:00:00.000Z')
    expect(closingAfter(spring, paris).toISOString()).toBe('2026-03-29T21:59:00.000Z')
    const autumn = nextOpening(new Date('2026-10-20T00:00:00Z'), paris)
    expect(autumn.toISOString()).toBe('2026-10-22T07:00:00.000Z')
    expect(closingAfter(autumn, paris).toISOString()).toBe('2026-10-25T22:59:00.000Z')
  })

  it('a time that the change skips moves on by the gap', () => {
    const night = { ...paris, opens: { weekday: 7, hour: 2, minute: 30 } }
    expect(nextOpening(new Date('2026-03-28T12:00:00Z'), night).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    )
  })

  it('the opening moment itself is over: the next one is a week later', () => {
    const opens = new Date('2026-11-19T08:00:00Z')
    expect(nextOpening(opens, paris).toISOString()).toBe('2026-11-26T08:00:00.000Z')
  })
})

it('names ISO weeks and quarters where the organisation is', () => {
  expect(isoWeek(new Date('2026-12-31T12:00:00Z'), 'Europe/Paris')).toBe('2026-W53')
  expect(isoWeek(new Date('2027-01-03T23:30:00Z'), 'Europe/Paris')).toBe('2027-W01')
  expect(seasonOf(new Date('2026-09-30T22:30:00Z'), 'Europe/Paris')).toBe('2026-Q4')
  expect(seasonOf(new Date('2026-09-30T22:30:00Z'), 'Europe/London')).toBe('2026-Q3')
  expect(mondayOf(new Date('2026-11-22T22:59:00Z'), 'Europe/Paris')).toBe('2026-11-16')
})

it('an opening lies within a week and a closing after it, anywhere', () => {
  const zones = [
    'Europe/Paris',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'UTC',
  ]
  const moment = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') })
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (time, zone) => {
      const opens = nextOpening(new Date(time), usualWeek(zone)).getTime()
      expect(opens).toBeGreaterThan(time)
      expect(opens - time).toBeLessThanOrEqual(8 * 86_400_000)
      expect(closingAfter(new Date(opens), usualWeek(zone)).getTime()).toBeGreaterThan(opens)
    }),
    { numRuns: 300 },
  )
})
