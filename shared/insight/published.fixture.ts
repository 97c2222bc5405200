/** Published groups and questions for tests, small enough to read. */
import type {
  PublishedGroup,
  PublishedQuestion,
  Reason,
  Result,
  ShownResult,
} from '../published/published.ts'
import type { RoundView } from './view.ts'

export const shown = (score: number, answers = '12-19', clip: ShownResult['clip'] = null): ShownResult => ({
  answers,
  score,
  clip,
  distribution: null,
  skips: null,
  agreement: null,
})

export const hidden = (reason: Reason): Result => ({ hidden: reason })

export const question = (
  id: string,
  driver: string,
  asked: 'all' | 'managers' = 'all',
): PublishedQuestion => ({
  id,
  driver,
  asked,
})

export const team = (
  id: string,
  results: Record<string, Result>,
  more: Partial<PublishedGroup> = {},
): PublishedGroup => ({
  id,
  kind: 'team',
  family: 'T',
  parent: 'organisation',
  cells: [],
  participation: null,
  results,
  ...more,
})

export const roundView = (week: string, state: RoundView['state'] = 'published'): RoundView => ({
  id: `${week}-7f3a`,
  season: '2026-Q4',
  week,
  state,
  opens: '2026-11-19T08:00:00Z',
  closes: '2026-11-22T22:59:00Z',
  published: state === 'published' ? '2026-11-23T07:00:00Z' : null,
})
