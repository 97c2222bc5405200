/** What Quorum writes to people: kinds of messages, the facts in them, and what a channel makes of them. */
import type { Language } from '../org/organisation.ts'
import type { Outcome, Participation, ShownResult } from '../published/published.ts'

/**
 * invitation and reminder go to everybody who may answer, in the same words whether or not they did; publication to
 * members, digest to whoever leads a team, report to HR.
 */
export const messageKinds = ['invitation', 'reminder', 'publication', 'digest', 'report'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Of a round, what messages say of it. */
export interface RoundFacts {
  round: string
  opens: string
  closes: string
  /** base64url SHA-256 of the manifest, which the personal link carries. */
  manifest: string
  /** Asked of everybody; whoever manages others has one more. */
  questions: number
  k: number
  timeZone: string
  /** Whether an earlier round was published, so that there is something to read. */
  before: boolean
}

/** A driver of a published group, in the dashboard's words. */
export interface Mark {
  driver: string
  /** Of an organisation's own driver. */
  name?: Record<Language, string>
  /**
   * 0–100, with `clip` the bound beyond which it lies. Null for a group of fewer than 20 answers: a message can be forwarded,
   * so the number of a small group stands on its page only.
   */
  score: Pick<ShownResult, 'score' | 'clip'> | null
  /** What the last four rounds let say, and the ISO week since when. */
  verdict: Outcome['verdict']
  since: string | null
}

/** Of the group that somebody leads, published numbers only. */
export interface DigestFacts {
  /** Id and names of the published group; null where none of theirs is shown. */
  group: { id: string; name: Record<Language, string> } | null
  /** Null where it is hidden, or was not asked. */
  morale: Mark | null
  /** The best and the weakest of the other drivers shown; null where they do not stand out from one another. */
  strength: Mark | null
  priority: Mark | null
  participation: Participation | null
}

/** Of the whole round, for HR. */
export interface ReportFacts {
  groups: { shown: number; hidden: number }
  organisation: DigestFacts
  /** Teams and units whose level in some driver rose or fell within the last four rounds. */
  moved: { rose: number; fell: number }
  /** Whether the integrity check found an anomaly. */
  alarm: boolean
}

export type Content =
  | { kind: 'invitation' | 'reminder' | 'publication'; round: RoundFacts }
  | { kind: 'digest'; round: RoundFacts; facts: DigestFacts }
  | { kind: 'report'; round: RoundFacts; facts: ReportFacts }

export interface Addressee {
  name: string
  language: Language
  /** What the organisation calls itself, where it said so. */
  organisation?: string
}

/** Addresses in a message. */
export interface Links {
  /** What the message is for: the personal link, or the page to read. */
  act: string
  /** Why nobody can link answers to a person. */
  why: string
  /** Where published results are read, by whoever signs in. */
  results: string
  /** Where one decides about messages. */
  contact: string
}

/** An e-mail. */
export interface Letter {
  subject: string
  html: string
  text: string
}

/** The same for chats and text messages: a few plain sentences and one thing to press. */
export interface Brief {
  title: string
  lines: string[]
  action: { label: string; url: string }
}
