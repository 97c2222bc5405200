/** Words, and the round's moments as words, in the language of whoever is written to. */
import type { Language } from '../org/organisation.ts'
import { momentText, weekOf } from './dates.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { RoundFacts } from './messages.ts'
import type { Words } from './words.ts'

const languages: Record<Language, Words> = { fr, en }

export interface Voice {
  language: Language
  words: Words
  round: RoundFacts
  week: number
  dates: string
  /** When the round closes. */
  until: string
}

export const voiceOf = (round: RoundFacts, language: Language): Voice => ({
  language,
  words: languages[language],
  round,
  ...weekOf(round, language),
  until: momentText(round.closes, round.timeZone, language),
})
