/** What the api tells of seasons: which groups one shows, which it merges or hides and why, and what other choices would do. */
import type { Localised } from '../language/localised.ts'
import type { GroupKind } from '../published/published.ts'
import type { OpenGroup } from './view.ts'

export interface SeasonSettingsView {
  k: number
  /** Answers that a group must be expected to have. */
  expected: number
  /** Which groups go first where not all can be shown. */
  order: 'units' | 'teams'
}

export interface SeasonGroup extends OpenGroup {
  shown: boolean
  /** Why it is not shown: too few answers expected, or it would open a group of too few. */
  why: 'few' | 'protects-another' | null
}

/** People who answer as one, since their team at their level is smaller than the quorum. */
export interface SeasonMerge {
  reason: 'siblings' | 'team' | 'up' | 'whole'
  teams: Localised
  eligible: number
}

export type Shown = Partial<Record<GroupKind, { shown: number; of: number }>>

export interface SeasonPlanView extends SeasonSettingsView {
  eligible: number
  groups: SeasonGroup[]
  merges: SeasonMerge[]
  shown: Shown
}

/** POST /api/season/preview */
export interface SeasonPreview {
  plan: SeasonPlanView
  /** Other settings beside the plan's, and how many groups of each kind they would show. */
  alternatives: (SeasonSettingsView & { shown: Shown })[]
}

/** GET /api/season */
export interface SeasonStatus {
  running: (SeasonPlanView & { id: string; starts: string; newcomers: number }) | null
  /** What the next season is to be. */
  next: SeasonSettingsView
  history: { id: string; starts: string; ended: string | null }[]
}
