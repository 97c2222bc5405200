/** The words of the answer page: what every language has to say. */
import type { WarningKind } from '#shared/comment/warnings.ts'
import type { Trouble } from '../opening/trouble.ts'
import type { Reason } from '../sending/reason.ts'

export interface Notice {
  title: string
  text: string
}

/** What the first question needs, and what must be said when nothing more can be loaded. */
export interface Words {
  language: string
  otherLanguage: { code: 'fr' | 'en'; name: string }
  loading: string
  promise: { label: string; lead: string; rest(k: number): string; why: string }
  back: string
  /** In the place of `back` on the first question. */
  notMine: string
  next: string
  /** Instead of `next` where the review comes after. */
  review: string
  /** That a tap leads on by itself. */
  onward: string
  onePage: string
  /** Of questions, from 1. */
  progress(step: number, of: number, seconds: number): string
  title(step: number, of: number): string
  scale: [string, string, string, string, string]
  pass: string
  choose: string
  retry: string
  unreachable: Notice
}

/** On all other screens. */
export interface LaterWords {
  troubles: Record<Exclude<Trouble, 'unreachable'>, Notice>
  /** The way for whoever has no link that works. */
  signIn: string
  closed(when: Date): Notice
  notOpen(when: Date): Notice
  /** Of a question from 0 to 10: whose number it becomes, its least and its most. */
  ratings: { published: string; least: string; most: string }
  /** All questions on one page. */
  whole: { title: string; progress: string; steps: string; missing(count: number): string }
  comment: {
    promise: { lead: string; rest: string }
    progress: string
    title: string
    hint: string
    /** What becomes of it today. */
    fate: string
    left(characters: number): string
    over(characters: number): string
    /** What a passage looks like. */
    looks: Record<WarningKind, (passage: string) => string>
    why: string
    instead: Record<WarningKind, string>
    write(words: string): string
    remove: string
    keep: string
  }
  /** The way to the messages, and their screen’s title. */
  messages: string
  review: {
    title: string
    text: string
    comment: string
    noComment: string
    change(question: string): string
    /** An answer from 0 to 10. */
    rating(answer: number): string
    changeShort: string
    send: string
    progress: string
  }
  sending: {
    title: string
    text: string
    waiting: Record<'network' | 'busy', Notice>
    /** Without a network, where the browser sends for a page that was closed. */
    byItself: Notice
    /** Where the browser keeps nothing. */
    passing: string
    retryAt(when: Date): string
    again: string
  }
  stopped: Record<Reason, Notice>
  sent: {
    promise: { lead: string; rest: string }
    /** Where the box had closed, and only the tally can tell whether the ballot is in it. */
    late: Notice & { missing: string }
    title: string
    text: string
    overtaken: string
    passing: string
    receipt: string
    receiptText: string
    /** Leads to the person's own history. */
    mine: string
    tally: string
    tallies: Record<'asking' | 'unpublished' | 'counted' | 'missing' | 'unreachable', string>
    with: string
    group(teams: string[], eligible: number): string
    look: string
    next: string
    nextText(closes: Date, k: number): string
    returns: string
    /** @param monday midnight UTC */
    returnsIn(monday: Date): string
    erase: string
    eraseText: string
    erased: Notice
  }
}
