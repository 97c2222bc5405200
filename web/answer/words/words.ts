/** The words of the answer page: what every language has to say. */
import type { Trouble } from '../opening/opening.ts'
import type { Reason } from '../sending/deliver.ts'

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
  next: string
  /** Instead of `next` where the review comes after. */
  review: string
  /** Of questions, from 1. */
  progress(step: number, of: number, seconds: number): string
  title(step: number, of: number): string
  scale: [string, string, string, string, string]
  /** Of a question from 0 to 10: its least and its most. */
  ends: [string, string]
  /** Beside such a question: whose number it becomes. */
  whole: string
  pass: string
  choose: string
  retry: string
  unreachable: Notice
}

/** On all other screens. */
export interface LaterWords {
  troubles: Record<Exclude<Trouble, 'unreachable'>, Notice>
  closed(when: Date): Notice
  notOpen(when: Date): Notice
  review: {
    title: string
    text: string
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
    passing: string
    receipt: string
    receiptText: string
    tally: string
    tallies: Record<'asking' | 'unpublished' | 'counted' | 'missing' | 'unreachable', string>
    with: string
    group(teams: string[], eligible: number): string
    look: string
    next: string
    nextText(closes: Date, k: number): string
    erase: string
    eraseText: string
    erased: Notice
  }
  why: {
    title: string
    intro: string
    parts: { title: string; paragraphs: string[] }[]
    limits: { title: string; intro: string; items(k: number): string[] }
    back: string
  }
}
