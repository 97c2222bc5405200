/** The pause between two attempts. */
import { describe, expect, it } from 'vitest'
import { passing, pause } from './retry.ts'

const now = Date.parse('2026-11-20T12:00:00Z')

describe('the pause before another attempt', () => {
  it('doubles at most, up to a minute', () => {
    const longest = [0, 1, 2, 3, 10].map((attempt) => pause(attempt, null, () => 1, now))
    expect(longest).toEqual([1000, 2000, 4000, 8000, 60_000])
  })

  it('is spread at random, and never nothing', () => {
    expect(pause(3, null, () => 0.5, now)).toBe(4000)
    expect(pause(3, null, () => 0, now)).toBe(250)
  })

  it('is never shorter than the service asked for, in seconds or as a date', () => {
    expect(pause(0, '90', () => 0, now)).toBe(90_000)
    expect(pause(0, 'Fri, 20 Nov 2026 12:00:30 GMT', () => 0.5, now)).toBe(30_500)
    expect(pause(0, 'soon', () => 1, now)).toBe(1000)
  })

  it('comes after a busy or broken service, not after a refusal', () => {
    expect([408, 429, 500, 503].every(passing)).toBe(true)
    expect([400, 403, 404, 409, 410, 413, 422].some(passing)).toBe(false)
  })
})
