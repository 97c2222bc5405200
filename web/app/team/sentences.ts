/** The sentences of a group's page, put together from what its trend says. */
import type { DriverScore } from '#shared/insight/view.ts'
import { dayMonth, monthOf, weekDates, weekOfYear } from '#shared/language/weeks.ts'
import type { Code } from '../language.svelte.ts'
import { driverWords, scoreText } from '../speak.ts'
import { capital, fill, type Words } from '../words/words.ts'
import type { Beside } from './beside.ts'
import { type Reading, standingOut } from './reading.ts'
import type { Slot } from './slots.ts'

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

/** "No real change lately. The group agrees." */
export function saidOf(words: Words, code: Code, reading: Reading): string {
  const moved = movementText(words, code, reading)
  return reading.agreement ? `${moved}. ${words.view.agreement[reading.agreement]}` : moved
}

/** A driver's number of a week in words, or why there is none. */
export function cellText(words: Words, score: DriverScore | undefined): string {
  if (!score) return words.team.noResult
  if (score.kind === 'not-asked') return words.team.notAsked
  if (score.kind === 'hidden') return `${words.hidden.word} (${words.why[score.reason]})`
  return scoreText(words, score)
}

/** The same of the lines beside it in one week: "Area Nord about 45". */
export function besideTexts(words: Words, beside: Beside[], at: number, driver: string): string[] {
  return beside.flatMap(({ name, slots }) => {
    const score = slots[at]?.week?.drivers[driver]
    return score && score.kind !== 'not-asked' ? [`${name} ${cellText(words, score)}`] : []
  })
}

/** Everything that the drawing shows of one week. */
export function weekText(
  words: Words,
  code: Code,
  { slots, beside, driver, at }: { slots: Slot[]; beside: Beside[]; driver: string; at: number },
): string {
  const { monday, week } = slots[at]!
  const value = [cellText(words, week?.drivers[driver]), ...besideTexts(words, beside, at, driver)].join('; ')
  const dates = weekDates(monday, code)
  return fill(words.view.week, { week: weekOfYear(monday), dates, value })
}

const since = (code: Code, reading: Reading): { day?: string } =>
  reading.since ? { day: dayMonth(reading.since, code) } : {}
