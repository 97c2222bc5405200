/** What messages say, in one language. */
import type { Mark } from './messages.ts'

/** A moment, a day, a number that a sentence takes is text already. */
export interface Words {
  greeting: (name: string) => string
  invitation: {
    subject: (week: number) => string
    preview: (questions: number, until: string) => string
    title: string
    text: (week: number, questions: number) => string
    act: string
    until: (until: string) => string
    /** Of last week's results. */
    before: { title: string; text: string; link: string }
    once: string
  }
  reminder: {
    subject: (week: number) => string
    preview: (until: string) => string
    title: (until: string) => string
    text: (questions: number) => string
    same: { title: string; text: string }
  }
  publication: {
    subject: (week: number) => string
    preview: string
    title: (week: number) => string
    text: (k: number) => string
    act: string
  }
  digest: {
    subject: (week: number, group: string) => string
    /** Where the group's name is left out, or may not be read by others. */
    yours: (week: number) => string
    about: (group: string, week: number, dates: string) => string
    preview: string
    act: string
    /** Of groups whose numbers no message holds. */
    small: string
    none: {
      subject: (week: number) => string
      preview: string
      title: string
      text: (k: number) => string
      act: string
    }
  }
  report: {
    subject: (week: number) => string
    preview: string
    /** What it is about. */
    whole: string
    none: string
    groups: { title: string; text: (shown: number, hidden: number) => string }
    moved: { title: string; text: (rose: number, fell: number) => string }
    /** Over the warning of the integrity check. */
    alarm: string
    act: string
  }
  morale: Record<Mark['verdict'], (day: string) => string> & {
    silent: string
    score: (score: string) => string
  }
  /** Where a driver is going, without a stop. */
  movement: Record<Mark['verdict'], (day: string) => string>
  standing: { strength: string; priority: string; both: string; level: string }
  labelled: (label: string, text: string) => string
  participation: { title: string; text: (share: string) => string }
  /** Why nobody can link an answer to the reader, before answering. */
  why: { title: string; text: (k: number) => string; link: string }
  /** What nobody sees, beside results. */
  unseen: { title: string; text: (k: number) => string }
  broadcast: { until: (until: string) => string; apart: string; open: string }
  /** The link is the reader's own. */
  personal: string
  untracked: string
  contact: string
}
