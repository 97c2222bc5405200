/** What the api tells of the schedule, and takes. */
import type { Localised } from '../language/localised.ts'
import type { ExtraProblem, ExtraRound } from './extra.ts'
import type { ScheduleProblem, ScheduleSettings } from './schedule-settings.ts'
import type { SkippedWeek } from './upcoming.ts'

/** What may be done with a round that is open: close it now, or give it up, so that nothing of it is counted. */
export type RoundOrder = 'close' | 'cancel'

export interface ComingView {
  opens: string
  reminds: string | null
  closes: string
  announces: string
  /** Whether it opens later in its week than usual, for a closed day. */
  moved: boolean
  /** The title, where it is an extra round. */
  title: Localised | null
}

/** What came of an extra round: missed where nobody opened it in time, void where it was given up or had too few answers. */
export type ExtraState = 'to-come' | 'open' | 'counting' | 'published' | 'missed' | 'void'

export interface ExtraView extends ExtraRound {
  state: ExtraState
  /** Whether it can still be taken back. */
  cancellable: boolean
}

export interface OpenRoundView {
  id: string
  opens: string
  closes: string
  /** What was ordered and is about to be done. */
  ordered: RoundOrder | null
}

/** The rounds to come by settings, stored or not. */
export interface AheadOfSchedule {
  /** In the order of their opening, eight at most. */
  next: ComingView[]
  skipped: SkippedWeek[]
}

/** GET /api/schedule */
export interface ScheduleView extends AheadOfSchedule {
  settings: ScheduleSettings
  /** Names the settings on which a change rests. */
  tag: string
  /** False while the installation's own settings hold, since nobody has stored any. */
  stored: boolean
  extras: ExtraView[]
  open: OpenRoundView | null
  /** Of the season that runs, null where none does, and of the next. */
  quorum: { now: number | null; next: number }
}

/** What a refusal holds besides its words: both versions, where somebody else was faster. */
export interface ScheduleChanged {
  current: { settings: ScheduleSettings; tag: string }
  yours: ScheduleSettings
}

/** What a refusal holds besides its words: each fault by its field, in both languages. */
export interface ScheduleRefused {
  problems: ((ScheduleProblem | ExtraProblem) & Localised)[]
}

export const tagOf = (version: number): string => `"${version}"`
