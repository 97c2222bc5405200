/** A group's published numbers in sentences: morale, one strength, one priority, and how many spoke. */
import { driverName } from '../language/drivers.ts'
import { clipName, participationName } from '../language/export.ts'
import { mondayText } from './dates.ts'
import type { Voice } from './languages.ts'
import type { Part } from './message.ts'
import type { DigestFacts, Mark } from './messages.ts'

type Speech = Pick<Voice, 'words' | 'language'>

export function moraleSentence({ words, language }: Speech, { morale }: DigestFacts): string {
  if (!morale) return words.morale.silent
  return words.morale[morale.verdict](dayOf(morale, { words, language }))
}

/** Morale's number; nothing where no message holds it. */
export function moraleNumber({ words, language }: Speech, { morale }: DigestFacts): string[] {
  return morale?.score ? [words.morale.score(scoreText(morale.score, language))] : []
}

/** "Mutual help", "Autonomy"; without both, that nothing stands out. */
export function standingSentence({ words, language }: Speech, { strength, priority }: DigestFacts): string {
  const { standing, labelled } = words
  if (!strength || !priority) return standing.level
  const named = (label: string, mark: Mark) => `${labelled(label, nameOf(mark)[language])}.`
  return `${named(standing.strength, strength)} ${named(standing.priority, priority)}`
}

export function standingParts(speech: Speech, { strength, priority }: DigestFacts): Part[] {
  const { standing } = speech.words
  if (!strength || !priority) return [{ title: standing.both, text: standing.level }]
  return [
    { title: standing.strength, text: markText(strength, speech) },
    { title: standing.priority, text: markText(priority, speech) },
  ]
}

export function participationParts({ words, language }: Speech, { participation }: DigestFacts): Part[] {
  if (!participation) return []
  const { title, text } = words.participation
  return [{ title, text: text(capital(participationName[participation][language])) }]
}

/** Whether numbers are shown of the group, and no message holds them. */
export const isSmall = ({ morale, strength, priority }: DigestFacts): boolean =>
  [morale, strength, priority].some((mark) => mark && !mark.score)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "Mutual help, 74. No real change lately." */
function markText(mark: Mark, speech: Speech): string {
  const { words, language } = speech
  const name = nameOf(mark)[language]
  const number = mark.score ? `, ${scoreText(mark.score, language)}` : ''
  return `${name}${number}. ${words.movement[mark.verdict](dayOf(mark, speech))}.`
}

const nameOf = ({ driver, name }: Mark) => name ?? driverName(driver)

function scoreText({ score, clip }: NonNullable<Mark['score']>, language: Voice['language']): string {
  return clip ? `${clipName[clip][language]} ${score}` : String(score)
}

const dayOf = ({ since }: Mark, { language }: Speech): string => (since ? mondayText(since, language) : '')
