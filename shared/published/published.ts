/** The published round, version 1: all that anybody, any export and any later feature ever sees of answers. */

/** Why a number is not shown. There are no other reasons, and none ever says which other group is protected. */
export type Reason = 'few' | 'protects-another' | 'season' | 'uniform'

export type GroupKind = 'organisation' | 'unit' | 'team' | 'level' | 'unit-level'

/** A third of the distribution: percent, rounded to the band's step, or "few" under 15 % where the band is coarse. */
export type Part = number | 'few'

export interface ShownResult {
  /** Band of the number of answers: "5-7", "8-11", "12-19", "20-49", "50+", "100+", "200+" … */
  answers: string
  /** 0–100 in the band's steps; with `clip` it is the bound beyond which the score lies. */
  score: number
  clip: 'under' | 'over' | null
  /** Shares of 1–2, 3 and 4–5, from 12 answers; the last is favourability. */
  distribution: [Part, Part, Part] | null
  skips: 'few' | 'some' | 'many' | null
  agreement: 'agree' | 'mixed' | 'split' | null
}

export interface HiddenResult {
  hidden: Reason
}

export type Result = ShownResult | HiddenResult

export type Asked = 'all' | 'managers'

/** How a question is answered, where not from 1 to 5. None of this kind is among the published questions: see `enps`. */
export type Scale = '0-10'

export interface PublishedQuestion {
  id: string
  driver: string
  asked: Asked
  /** Of the wording, which rises with each change; missing in rounds of an earlier version and with questions of their own. */
  version?: number
  /** Of an organisation's own driver, which has no name of ours. */
  driverName?: { fr: string; en: string }
}

export interface PublishedCell {
  id: string
  levels: string[]
  /** A team's id is its manager's id. */
  teams: string[]
  eligible: number
}

export type Participation = 'under-half' | 'half-to-three-quarters' | 'most'

export interface PublishedGroup {
  /** "organisation", "unit:M17", "team:M204", "team:M204+M207" (merged), "level:rep", "unit-level:M17:rep". */
  id: string
  kind: GroupKind
  family: 'T' | 'L'
  parent: string | null
  cells: string[]
  participation: Participation | null
  results: Record<string, Result>
}

/** ICC(1), ICC(2) and mean r_wg of one question over the teams, two decimals; null where undefined. */
export interface ItemStatistics {
  icc1: number | null
  icc2: number | null
  rwg: number | null
}

export interface PublishedRound {
  version: 1
  round: string
  season: string | null
  k: number
  questions: PublishedQuestion[]
  cells: PublishedCell[]
  groups: PublishedGroup[]
  organisation: {
    /** −95 to 95 in steps of 5; null where the round did not ask, or the gate hides it. No other group has one. */
    enps: number | null
    statistics: Record<string, ItemStatistics> | null
    spoiled: 'none' | 'few' | 'some'
    integrity: 'ok' | 'alarm'
  }
}

/** A verdict: `since` is an ISO week, "2026-W44"; change and band are in points, null where nobody can tell. */
export interface Outcome {
  verdict: 'rose' | 'fell' | 'no-change' | 'cannot-tell'
  since: string | null
  change: number | null
  band: [number, number] | null
  /** Rounds shown before the last four, and within the horizon. */
  shown: { before: number; within: number }
}

/** What moved of one driver of one group, told from published rounds alone. */
export interface Judged {
  /** The last round against what the rounds before let expect. */
  lastRound: Outcome
  /** A new level that began in one of the last four rounds and holds since. */
  lastFour: Outcome
}
