/** What the api serves to people: published numbers with names and driver scores. Pure functions of published rounds. */
import type {
  GroupKind,
  Judged,
  Participation,
  PublishedQuestion,
  PublishedRound,
  Reason,
  Result,
  ShownResult,
} from '../published/published.ts'

type Localised = { fr: string; en: string }

/** A driver's score of one group in one round: the mean of the shown questions of that driver that were asked of all. */
export type DriverScore =
  | {
      kind: 'shown'
      score: number
      clip: 'under' | 'over' | null
      /** The smallest band among the questions behind it. */
      answers: string
      /** Rounding step of that band in points: 10, 5, 2 or 1. */
      step: number
      /** Half width in points of the zone in which a change means nothing; never below the rounding. */
      noise: number
      questions: string[]
    }
  | { kind: 'hidden'; reason: Reason }
  | { kind: 'not-asked' }

export interface GroupName {
  id: string
  kind: GroupKind
  parent: string | null
  name: Localised
}

/** A group that somebody may open. */
export interface OpenGroup extends GroupName {
  /** Who belongs to its name but not to its numbers, since their cell was merged with one outside it. */
  leavesOut: Localised[]
}

/** A group that somebody may open, and what they may do there. */
export interface MyGroup extends OpenGroup {
  /** Whether its signals are told to this person. */
  signals: boolean
  /** Id of the published level that most of its people are of. */
  level: string | null
}

export interface RoundView {
  id: string
  season: string
  /** ISO week, "2026-W47". */
  week: string
  state: 'planned' | 'open' | 'closed' | 'published' | 'shredded' | 'void'
  opens: string
  closes: string
  published: string | null
}

export interface GroupView extends OpenGroup {
  family: 'T' | 'L'
  /** Level ids of the people in it, where it is of one or few levels. */
  levels: string[]
  participation: Participation | null
  drivers: Record<string, DriverScore>
  results: Record<string, Result>
}

/** GET /api/rounds/:id — only the groups that the reader may see. */
export interface PublishedView {
  round: RoundView
  k: number
  questions: (PublishedQuestion & { text: Localised })[]
  /** Driver ids asked of all in this round, in the bank's order. */
  drivers: string[]
  /** Level ids from the top down, with names. */
  levels: { id: string; name: Localised }[]
  groups: GroupView[]
  /** The question behind `organisation.enps`, where this round asked it: without a number it is then hidden. */
  rated?: { id: string; text: Localised }
  organisation: PublishedRound['organisation']
}

export interface TrendWeek {
  round: string
  week: string
  season: string
  /** Date of the round's Monday, ISO. */
  monday: string
  /** A void round, or one in which this group did not exist, has no drivers at all. */
  drivers: Record<string, DriverScore>
  participation: Participation | null
  /** How far people agree, per driver, where the gate lets it through. */
  agreement: Record<string, NonNullable<ShownResult['agreement']>>
  /** Of the whole organisation only: null where it is hidden, missing where it was not asked. */
  enps?: number | null
}

/** One season of a group's line, under one id. Lines of several ids may run beside each other before a merger. */
export interface TrendSegment {
  season: string
  group: GroupName
  /** Whether it is the group that was asked for; every other one holds other people too, or others only. */
  own: boolean
  weeks: TrendWeek[]
}

/** Where a line begins anew: drawn and said, never bridged. */
export interface TrendJoin {
  /** The first round after it, and its season. */
  round: string
  season: string
  kind: 'new-season' | 'merged' | 'split' | 'renamed'
  /** Whether the group is another than before, as far as that was published. */
  changed: boolean
  /** Groups before and after, of those that the reader may open. */
  before: GroupName[]
  after: GroupName[]
  sentence: Localised
}

/** Where what a driver is asked by changed: a mark on its line, never a break of it. */
export interface TrendWording {
  /** The first round after it. */
  round: string
  driver: string
  kind: 'reworded' | 'added' | 'retired'
  sentence: Localised
}

/** GET /api/groups/:id/trend?weeks=26 — oldest first. */
export interface TrendView {
  group: GroupName
  drivers: string[]
  /** The group's own, under its own id. */
  weeks: TrendWeek[]
  /** By driver, of the last round in which the group was published. */
  verdicts: Record<string, Judged>
  /** The same by season, with what the group was made of before it had this id, and became after. */
  segments: TrendSegment[]
  joins: TrendJoin[]
  /** One a driver, round and kind. */
  wordings: TrendWording[]
}

export type Role = 'member' | 'manager' | 'hr' | 'administrator'

/** POST /api/sign-out */
export interface SignedOut {
  /** Where the browser goes to sign out at the identity service too; null where that has no such page. */
  next: string | null
}

/** GET /api/me */
export interface MeView {
  name: string
  language: 'fr' | 'en'
  roles: Role[]
  /** Group ids of the current season that this person may open, with names; `home` first. */
  groups: MyGroup[]
  home: string | null
  /** What the organisation's own drivers are called, by id; missing where it has none. */
  drivers?: Record<string, Localised>
  /** What it is called; missing where nobody said. */
  organisation?: string
  /** Whether a round is open that this person may answer. Whether they did, nobody knows. */
  pulse: boolean
}
