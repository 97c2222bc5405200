/** Published numbers in words: about, under, over; how many; and why something is hidden. */
import type { DriverScore } from '#shared/insight/view.ts'
import { mondayOf, weekDates, weekNumber } from '#shared/language/weeks.ts'
import type { Reason } from '#shared/published/published.ts'
import { driverToken } from '../ui/driver-token.ts'
import type { Code } from './language.svelte.ts'
import { type DriverId, fill, type Words } from './words/words.ts'

type Shown = Extract<DriverScore, { kind: 'shown' }>

/** From this step on a number is said to be about. */
const coarse = 5

type Score = Pick<Shown, 'score' | 'clip' | 'step'>

/** "about 65", "under 20", "63". */
export function scoreText(words: Words, { score, clip, step }: Score): string {
  if (clip) return fill(words.score[clip], { score })
  return step >= coarse ? fill(words.score.about, { score }) : String(score)
}

export interface Mark {
  word: string
  /** Where there is no room for the word. */
  sign: string
}

/** What stands before a number in a table cell; null before an exact one. */
export function scoreMark(words: Words, { clip, step }: Score): Mark | null {
  if (clip === 'under') return { word: words.score.underMark, sign: '<' }
  if (clip === 'over') return { word: words.score.overMark, sign: '>' }
  return step >= coarse ? { word: words.score.aboutMark, sign: '≈' } : null
}

/** A driver that nobody named, as in data of other surveys, keeps its id as its name. */
export function driverWords(words: Words, id: string): { name: string; short: string; the: string } {
  return words.drivers[id as DriverId] ?? { name: id, short: id, the: id }
}

export const driverColour = (id: string): string => `var(--${driverToken(id)})`

/** "12-19" → "12–19". */
export const bandText = (answers: string): string => answers.replace('-', '–')

export function answeredText(words: Words, answers: string): string {
  const [from, to] = answers.split('-')
  if (to) return fill(words.answered.between, { from: from!, to })
  return fill(words.answered.least, { from: parseInt(answers, 10) })
}

export function hiddenText(words: Words, reason: Reason, k?: number): string {
  return reason === 'few' && k ? fill(words.hidden.fewThan, { k }) : words.hidden[reason]
}

/** "Week 47, 16 to 22 November". */
export const datedText = (words: Words, code: Code, week: string): string =>
  fill(words.week.dated, { week: weekNumber(week), dates: weekDates(mondayOf(week), code) })

/** "Lyon, Nice and Lille". */
export const listText = (code: Code, names: string[]): string =>
  new Intl.ListFormat(code === 'fr' ? 'fr' : 'en-GB', { type: 'conjunction' }).format(names)
