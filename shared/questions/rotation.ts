/**
 * Which questions a week asks: public, deterministic from the week's number, so that anybody can tell when one returns.
 * Morale, top-down and bottom-up every week, two of the other four drivers in turn, one mirror for people who manage; every
 * fourth week whether people would recommend the organisation.
 */
import { bank, type Question, recommend } from './bank.ts'

const week = 7 * 24 * 3600 * 1000
/** A Monday. */
const epoch = Date.UTC(1970, 0, 5)

/** Weeks since Monday 5 January 1970 (UTC) of an ISO instant. */
export const weekNumber = (iso: string): number => Math.floor((Date.parse(iso) - epoch) / week)

/** Alternates weekly between the two items of the drivers that are asked every week; the others return after four weeks. */
const everyWeek = ['MOR', 'TOP', 'BOT']
const inTurn = [
  ['AUT1', 'ALI1'],
  ['HEL1', 'COA1'],
  ['AUT2', 'ALI2'],
  ['HEL2', 'COA2'],
]
/** A mirror is asked in a week that asks everybody the same thing. */
const mirrors = ['ALI1M', 'TOP2M', 'ALI2M', 'BOT2M', 'TOP1M', 'TOP2M', 'BOT1M', 'BOT2M']

const modulo = (a: number, b: number) => ((a % b) + b) % b

const byId = new Map(bank.map((question) => [question.id, question]))

/** Weeks in which everybody is asked whether they would recommend the organisation: those that leave this of four. */
const recommending = 2

/** Five questions for everybody, six every fourth week, then one mirror. The number is that of `weekNumber`. */
export function questionsFor(number: number): Question[] {
  const item = modulo(number, 2) + 1
  const ids = [
    ...everyWeek.map((driver) => `${driver}${item}`),
    ...inTurn[modulo(number, inTurn.length)]!,
    ...(modulo(number, 4) === recommending ? [recommend.id] : []),
    mirrors[modulo(number, mirrors.length)]!,
  ]
  return ids.map((id) => byId.get(id)!)
}

/** Every item of the bank returns within so many weeks. */
const cycle = 8

/** The number of the next week after this one that asks a question; null where no week of a whole cycle does. */
export function returnsIn(question: string, number: number): number | null {
  for (let next = number + 1; next <= number + cycle; next++)
    if (questionsFor(next).some(({ id }) => id === question)) return next
  return null
}

/** The Monday of a week by its number, ISO date. */
export const mondayOf = (number: number): string =>
  new Date(epoch + number * week).toISOString().slice(0, '2026-11-23'.length)
