/** Two rounds side by side for tests, small enough to read. */
import type { Change, DriverPair } from '#shared/insight/compare.ts'
import type { CompareView } from '#shared/insight/compare-view.ts'
import type { DriverScore } from '#shared/insight/view.ts'

export const shown = (score: number, more: object = {}): DriverScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers: '50+',
  step: 1,
  noise: 4,
  questions: ['q'],
  ...more,
})

export const change = (by: number, word: Change['word'], clip: Change['clip'] = null): Change => ({
  by,
  band: 10,
  clip,
  word,
})

export const pair = (a: DriverScore, b: DriverScore, more: Partial<DriverPair> = {}): DriverPair => ({
  a,
  b,
  change: null,
  apart: null,
  ...more,
})

/** What was compared, and came to this word. */
export const moved = (by: number, word: Change['word'], clip: Change['clip'] = null) =>
  pair(shown(50), shown(50 + by), { change: change(by, word, clip) })

export const group = (
  id: string,
  drivers: Record<string, DriverPair>,
  parent: string | null = null,
): CompareView['groups'][number] => ({
  group: { id, kind: 'unit', parent, name: { fr: id, en: id }, leavesOut: [], family: 'T' },
  drivers,
})

const round = (week: string) => ({
  id: week,
  season: 'S1',
  week,
  state: 'published' as const,
  opens: '',
  closes: '',
  published: '',
})

export const view = (drivers: string[], groups: CompareView['groups']): CompareView => ({
  a: round('2026-W43'),
  b: round('2026-W47'),
  k: { a: 5, b: 6 },
  drivers,
  groups,
  looks: groups.flatMap(({ drivers }) => Object.values(drivers)).filter(({ change }) => change).length,
  only: { a: [], b: [] },
  reworded: [],
})
