/** Days of instants in both languages. */
import { describe, expect, it } from 'vitest'
import { dateOf, weekdayOf } from './day.ts'

describe('a date', () => {
  it('is written out in both languages', () => {
    expect(dateOf('2026-10-01T12:00:00.000Z', 'en')).toBe('1 October 2026')
    expect(dateOf('2026-10-01T12:00:00.000Z', 'fr')).toBe('1er octobre 2026')
    expect(weekdayOf('2026-11-27T12:00:00.000Z', 'en')).toBe('Friday 27 November')
    expect(weekdayOf('2026-11-27T12:00:00.000Z', 'fr')).toBe('vendredi 27 novembre')
  })
})
