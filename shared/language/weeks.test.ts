/** Names of weeks in both languages. */
import { describe, expect, it } from 'vitest'
import { mondayOf, weekDates, weekNumber, weekOfYear } from './weeks.ts'

const iso = (date: Date) => date.toISOString().slice(0, 10)

describe('an ISO week', () => {
  it.each([
    ['2026-W47', '2026-11-16'],
    ['2026-W01', '2025-12-29'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
  ])('%s begins on Monday %s', (week, monday) => {
    expect(iso(mondayOf(week))).toBe(monday)
    expect(weekOfYear(mondayOf(week))).toBe(weekNumber(week))
  })

  it('has a number', () => {
    expect(weekNumber('2026-W07')).toBe(7)
  })
})

describe('the dates of a week', () => {
  it('name the month once, or both', () => {
    expect(weekDates(mondayOf('2026-W47'), 'en')).toBe('16 to 22 November')
    expect(weekDates(mondayOf('2026-W49'), 'en')).toBe('30 November to 6 December')
  })

  it('say “1er” in French, on the first only', () => {
    expect(weekDates(new Date('2026-06-01'), 'fr')).toBe('1er au 7 juin')
    expect(weekDates(new Date('2026-09-21'), 'fr')).toBe('21 au 27 septembre')
  })
})
