/** Rounds go one after the other when their time is over, and never what a line or a season still rests on. */
import { describe, expect, it } from 'vitest'
import { overdue, roundsKept } from './retention.ts'
import type { Round } from './round.ts'

const week = 7 * 24 * 3600_000
const now = new Date('2030-01-07T00:00:00Z')
/** @param ago weeks since each closed, oldest first */
const rounds = (count: number, state: Round['state'] = 'shredded'): Round[] =>
  Array.from({ length: count }, (_, i) => {
    const closes = new Date(now.getTime() - (count - i) * week).toISOString()
    return {
      id: `round-${i}`,
      season: '2026-Q4',
      seasonStarts: '',
      state,
      k: 5,
      opens: closes,
      closes,
      announced: closes,
      grace: 0,
      ...(state === 'void' && { shredded: true }),
    }
  })

describe('a published round', () => {
  it('is kept for as long as the organisation says, to the week', () => {
    expect(overdue(rounds(105), 2, now)?.id).toBe('round-0')
    expect(overdue(rounds(104), 2, now)).toBeNull()
    expect(overdue(rounds(156), 3, now)).toBeNull()
    expect(overdue(rounds(157), 3, now)?.id).toBe('round-0')
    expect(overdue(rounds(1000), null, now)).toBeNull()
  })

  it('stays while others rest on it, however old it is', () => {
    const old = rounds(300).slice(0, roundsKept)
    expect(overdue(old, 2, now)).toBeNull()
    expect(overdue(rounds(300).slice(0, roundsKept + 1), 2, now)?.id).toBe('round-0')
  })

  it('is over before it goes', () => {
    for (const state of ['planned', 'open', 'closed', 'published'] as const)
      expect([state, overdue(rounds(200, state as Round['state']), 2, now)]).toEqual([state, null])
    expect(overdue(rounds(200, 'void'), 2, now)?.id).toBe('round-0')
  })
})
