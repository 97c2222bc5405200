/** The balance: its tones, its movement, and the worst first by what can be known. */
import { describe, expect, it } from 'vitest'
import { balanceOf, weeksBefore } from './balance.ts'
import type { DriverScore } from './view.ts'

const shown = (score: number, noise: number): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers: '20-49',
  step: 2,
  noise,
  questions: [],
})
const gap = (points: number, noise = 6) => ({
  'top-down': shown(50 + points, noise),
  'bottom-up': shown(50, noise),
})
const hidden: DriverScore = { kind: 'hidden', reason: 'few' }
const still = (points: number) => Array.from({ length: weeksBefore }, () => gap(points))
const rowOf = (now: ReturnType<typeof gap>, before: ({ [driver: string]: DriverScore } | null)[]) =>
  balanceOf([{ group: 'g', now, before }]).gaps[0]!

describe('a movement', () => {
  it('is the last two weeks against the eight before', () => {
    const before = [gap(20), ...still(0).slice(1)]
    // Each week varies by 2 · (6 / 1.96)² / 2 + 2 · 4 / 12 = 10.04; 3 · √(10.04 / 2 + 10.04 / 8) = 7.52.
    expect(rowOf(gap(30), before).movement).toEqual({
      by: 25,
      band: 8,
      kind: 'opening',
      weeks: { recent: 2, before: 8 },
    })
  })

  it('closes where the gap goes back to balance, and opens also the other way', () => {
    const from = (was: number, is: number) => rowOf(gap(is), [gap(is), ...still(was).slice(1)]).movement!.kind
    expect(from(30, 0)).toBe('closing')
    expect(from(-30, 0)).toBe('closing')
    expect(from(0, -30)).toBe('opening')
    expect(from(10, 14)).toBe('steady')
  })

  it('takes shown weeks only, and needs four before', () => {
    const half = { 'top-down': shown(60, 6), 'bottom-up': hidden }
    const before = [half, null, ...still(0).slice(0, 4)]
    expect(rowOf(gap(30), before).movement?.weeks).toEqual({ recent: 1, before: 4 })
    expect(rowOf(gap(30), before.slice(0, -1)).movement).toBeNull()
    expect(rowOf(gap(30), []).movement).toBeNull()
  })
})

describe('the order', () => {
  const order = (groups: Parameters<typeof balanceOf<string>>[0]) =>
    balanceOf(groups).gaps.map(({ group }) => group)
  const standing = (group: string, points: number, noise = 6) => ({
    group,
    now: gap(points, noise),
    before: [],
  })

  it('is by evidence: a wide gap of few people does not lead', () => {
    const groups = [standing('few', 34, 30), standing('sure', 24), standing('calm', 2), standing('other', -3)]
    expect(order(groups)[0]).toBe('sure')
  })

  it('puts a gap that is opening before one that has long been there', () => {
    const long = { group: 'long', now: gap(20), before: still(20) }
    const opening = { group: 'opening', now: gap(18), before: [gap(17), ...still(0).slice(1)] }
    const others = [-2, 1, 3].map((points) => ({
      group: `${points}`,
      now: gap(points),
      before: still(points),
    }))
    expect(order([long, ...others, opening]).slice(0, 2)).toEqual(['opening', 'long'])
  })

  it('does not mind what moved everywhere', () => {
    const moved = (group: string, was: number) => ({
      group,
      now: gap(was + 10),
      before: [gap(was + 10), ...still(was).slice(1)],
    })
    expect(order([moved('a', 4), moved('b', 20), moved('c', 9)])).toEqual(['b', 'c', 'a'])
  })
})
