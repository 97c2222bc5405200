/** What the whole organisation's numbers say: never a strength that lies within the noise. */
import { describe, expect, it } from 'vitest'
import type { DriverScore, GroupView, PublishedView } from '#shared/insight/view.ts'
import { en } from '../words/en.ts'
import { common, hiddenCount } from './headline.ts'

const shown = (score: number): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers: '50+',
  step: 1,
  noise: 4,
  questions: [],
})
const hidden: DriverScore = { kind: 'hidden', reason: 'few' }
const organisation = (drivers: Record<string, DriverScore>): GroupView => ({
  id: 'organisation',
  kind: 'organisation',
  parent: null,
  leavesOut: [],
  name: { fr: 'Toutes', en: 'All' },
  family: 'T',
  levels: [],
  participation: null,
  drivers,
  results: {},
})
const view = (drivers: Record<string, DriverScore>): PublishedView => ({
  round: {
    id: 'r',
    season: '2026-Q4',
    week: '2026-W47',
    state: 'published',
    opens: '',
    closes: '',
    published: '',
  },
  k: 5,
  questions: [],
  drivers: Object.keys(drivers),
  levels: [],
  groups: [organisation(drivers)],
  organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
})

describe('the headline of the table', () => {
  it('is the highest and the lowest driver, morale aside', () => {
    const sentence = common(en, view({ morale: shown(20), coaching: shown(50), 'mutual-help': shown(70) }))
    expect(sentence).toBe('Mutual help is the shared strength, coaching the point to work on.')
  })

  it('names none within the noise, and says so where all is hidden', () => {
    expect(common(en, view({ coaching: shown(50), 'mutual-help': shown(54) }))).toBe(en.table.level)
    expect(common(en, view({ coaching: hidden }))).toBe(en.table.silent)
    expect(common(en, view({ coaching: hidden }), 'organisation')).toBe(en.table.silentHere)
  })
})

it('a group counts as hidden when nothing of it is shown', () => {
  const groups = [
    organisation({ morale: hidden, coaching: hidden }),
    organisation({ morale: hidden, coaching: shown(50) }),
    organisation({ morale: { kind: 'not-asked' } }),
  ]
  expect(hiddenCount(groups)).toBe(1)
})
