/** The words of what stays on this device, and of a device that is not the person's own: fetched with those screens. */
import type { Unreadable } from '../mine/file.ts'
import type { Notice } from './words.ts'

export interface MineWords {
  title: string
  intro: string
  none: string
  /** Where the browser keeps nothing. */
  passing: string
  /** Above the lines, where links of several people were opened here. */
  of(member: string): string
  score(score: number): string
  once(score: number): string
  since(score: number, mean: number, answers: number): string
  declined(times: number): string
  span(from: Date, to: Date): string
  table: {
    title: string
    of(driver: string): string
    week: string
    answer: string
    team: string
    notPublished: string
    declined: string
  }
  week(monday: Date): string
  team: string
  take: {
    title: string
    text: string
    save: string
    read: string
    added(rounds: number, receipts: number): string
    nothingNew: string
    failed: string
    refused: Record<Unreadable, string>
  }
  erase: {
    title: string
    text: string
    act: string
    sure: {
      title: string
      text(rounds: number, receipts: number): string
      unsent: string
      act: string
      keep: string
    }
    failed: string
    done: Notice
  }
  back: string
  notMine: { title: string; points: string[]; act: string; back: string }
  ready: Notice
  leaving: {
    label: string
    left(seconds: number): string
    stopped: string
    /** Where nothing leaves by itself, because something may still be tried. */
    waiting: string
    more: string
    stop: string
    now: string
  }
}
