/** The sentences of a group's page, put together from what its trend says. */
import type { Code } from '../language.svelte.ts'
import { driverWords, scoreText } from '../speak.ts'
import { dayMonth, monthOf } from '../week.ts'
import { capital, fill, type Words } from '../words/words.ts'
import { type Reading, standingOut } from './reading.ts'

/** Morale first, then what stands out. */
export function headline(words: Words, code: Code, readings: Reading[]): string {
  if (readings.every(({ latest }) => latest === null)) return words.team.nothing
  const morale = readings.find(({ driver }) => driver === 'morale')
  return [morale && moraleSentence(words, code, morale), standingSentence(words, readings)]
    .filter(Boolean)
    .join(' ')
}

function moraleSentence(words: Words, code: Code, reading: Reading): string {
  const { latest, movement } = reading
  if (!latest) return words.team.morale.silent
  return fill(words.team.morale[movement], { ...since(code, reading), score: scoreText(words, latest.score) })
}

function standingSentence(words: Words, readings: Reading[]): string {
  const { strength, priority } = standingOut(readings)
  if (!strength || !priority) return words.team.level
  return fill(words.team.standing, {
    strength: capital(driverWords(words, strength.driver).the),
    priority: driverWords(words, priority.driver).the,
  })
}

/** "No real change lately", "Rose since the week of 26 October". */
export function movementText(words: Words, code: Code, reading: Reading): string {
  if (!reading.latest) return words.movement.silent
  const now = fill(words.movement[reading.movement], since(code, reading))
  if (!reading.beyond) return now
  const month = monthOf(reading.beyond.than.monday, code)
  return `${now}, ${fill(words.movement[reading.beyond.kind], { month })}`
}

const since = (code: Code, reading: Reading): { day?: string } =>
  reading.since ? { day: dayMonth(reading.since, code) } : {}
