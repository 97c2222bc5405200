/** The sentences of a group's page, in both languages. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, TrendWeek } from '#shared/insight/view.ts'
import type { Judged } from '#shared/published/published.ts'
import { en } from '../words/en.ts'
import { fr } from '../words/fr.ts'
import { readingOf } from './reading.ts'
import { headline, movementText } from './sentences.ts'
import { slotsOf } from './slots.ts'

const shown = (score: number): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers: '12-19',
  step: 5,
  noise: 8,
  questions: [],
})
const hidden: DriverScore = { kind: 'hidden', reason: 'few' }

/** Weeks from Monday 5 October 2026 on. */
function readings(weeks: Record<string, DriverScore>[], told?: Judged) {
  const trend = weeks.map((drivers, i): TrendWeek => {
    const monday = new Date(Date.UTC(2026, 9, 5 + 7 * i)).toISOString().slice(0, 10)
    return {
      round: `r${i}`,
      week: `2026-W${41 + i}`,
      season: '2026-Q4',
      monday,
      drivers,
      participation: null,
      agreement: {},
    }
  })
  const slots = slotsOf(trend, 26)
  return Object.keys(weeks[0]!).map((driver) => readingOf(slots, driver, told))
}
const told = (verdict: Judged['lastFour']['verdict'], since: string | null = null): Judged => {
  const outcome = { verdict, since, change: null, band: null, shown: { before: 9, within: 4 } }
  return { lastRound: outcome, lastFour: outcome }
}

describe('the headline', () => {
  it('says morale, one strength and one priority', () => {
    const all = readings(
      Array(4).fill({ morale: shown(60), 'mutual-help': shown(80), 'bottom-up': shown(40) }),
      told('no-change'),
    )
    expect(headline(en, 'en', all)).toBe(
      'Morale shows no real change. Mutual help is the group’s strength, bottom-up communication its priority.',
    )
    expect(headline(fr, 'fr', all)).toBe(
      'Le moral ne change pas vraiment. L’entraide est la force du groupe, la communication ascendante sa priorité.',
    )
  })

  it('says that nothing stands out where nothing does', () => {
    const all = readings(
      Array(4).fill({ morale: shown(60), 'mutual-help': shown(65), 'bottom-up': shown(60) }),
    )
    expect(headline(en, 'en', all)).toContain(en.team.level)
  })

  it('gives the number alone while a season is too young for a direction', () => {
    expect(headline(fr, 'fr', readings([{ morale: shown(60) }]))).toMatch(/^Le moral\u202f: environ 60\. /)
  })

  it('says that nothing can be shown where all is hidden', () => {
    expect(headline(en, 'en', readings([{ morale: hidden, coaching: hidden }]))).toBe(en.team.nothing)
  })
})

describe('a movement', () => {
  it('names the week since which the number moved', () => {
    const [morale] = readings([{ morale: shown(60) }], told('rose', '2026-W40'))
    expect(movementText(en, 'en', morale!)).toBe('Rose since the week of 28 September')
    expect(movementText(fr, 'fr', morale!)).toBe('En hausse depuis la semaine du 28 septembre')
    expect(headline(en, 'en', [morale!])).toContain('Morale has risen since the week of 28 September.')
  })

  it('says where nobody can tell', () => {
    const [morale] = readings([{ morale: shown(60) }])
    expect(movementText(en, 'en', morale!)).toBe('Not enough answers to say where it is going')
  })

  it('is not spoken of without a recent number', () => {
    const [morale] = readings([{ morale: hidden }])
    expect(movementText(en, 'en', morale!)).toBe('No recent number')
  })
})
