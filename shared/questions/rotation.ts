/**
 * Which questions of a bank a week asks: public, deterministic from the week's number, so that anybody can tell when one
 * returns. Morale, top-down and bottom-up every week, each of their questions in turn; two of all others in turn, one mirror
 * for people who manage; every fourth week whether people would recommend the organisation.
 */
import { type Bank, builtIn, type Question } from './bank.ts'
import { drivers, everyWeek } from './drivers.ts'
import { mirrorOf } from './mirror.ts'

const week = 7 * 24 * 3600 * 1000
/** A Monday. */
const epoch = Date.UTC(1970, 0, 5)

/** Weeks since Monday 5 January 1970 (UTC) of an ISO instant. */
export const weekNumber = (iso: string): number => Math.floor((Date.parse(iso) - epoch) / week)

/** The Monday of a week by its number, ISO date. */
export const mondayOf = (number: number): string =>
  new Date(epoch + number * week).toISOString().slice(0, '2026-11-23'.length)

/** Every question that all are asked returns within so many weeks, which is why a bank has limits. */
export const cycle = 8
/** Of all drivers that are not asked every week, together. */
const widthInTurn = 2
export const most = { ofWeekly: cycle, inTurn: widthInTurn * cycle, mirrors: cycle }

/** Weeks in which everybody is asked whether they would recommend the organisation: those that leave this of four. */
const recommending = 2
/** Mirrors are given their weeks in spans of so many, so that any week can be told by itself. */
const span = 8 * cycle

const modulo = (a: number, b: number) => ((a % b) + b) % b

/** Five questions for everybody, six every fourth week, then one mirror. The number is that of `weekNumber`. */
export function questionsFor(number: number, bank: Bank = builtIn): Question[] {
  const asked = ofAll(number, bank)
  const mirror = mirrorOfWeek(number, bank)
  return mirror ? [...asked, mirror] : asked
}

/** The number of the next week after this one that asks a question; null where none of the next year does. */
export function returnsIn(question: string, number: number, bank: Bank = builtIn): number | null {
  for (let next = number + 1; next <= number + 52; next++)
    if (questionsFor(next, bank).some(({ id }) => id === question)) return next
  return null
}

/** Whether a question takes its turn among those that are not asked every week. */
export const isInTurn = ({ driver, asked, scale }: Question): boolean =>
  asked === 'all' && !scale && !isWeekly(driver)

export const isWeekly = (driver: string): boolean => everyWeek.some((one) => one === driver)

function ofAll(number: number, { questions, drivers }: Bank): Question[] {
  const active = questions.filter(({ asked, retired }) => asked === 'all' && !retired)
  const usual = active.filter(({ scale }) => !scale)
  const weekly = everyWeek.flatMap((driver) => {
    const own = usual.filter((question) => question.driver === driver)
    return own[modulo(number, own.length)] ?? []
  })
  const turns = inTurn(usual, drivers)
  const width = Math.min(widthInTurn, turns.length)
  const next = Array.from({ length: width }, (_, i) => turns[modulo(number * widthInTurn + i, turns.length)]!)
  const rated = modulo(number, 4) === recommending ? active.filter(({ scale }) => scale) : []
  return [...weekly, ...next, ...rated]
}

/** First one question of each driver, then the second ones, so that a driver does not come twice in a row. */
function inTurn(usual: Question[], own: Bank['drivers']): Question[] {
  const lists = [...drivers, ...own.map(({ id }) => id)]
    .filter((driver) => !isWeekly(driver))
    .map((driver) => usual.filter((question) => question.driver === driver))
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat()
}

/** Banks never change in place: what was planned of one holds. */
const planned = new WeakMap<Bank, Map<number, (Question | undefined)[]>>()

function mirrorOfWeek(number: number, bank: Bank): Question | undefined {
  const spans = planned.get(bank) ?? new Map<number, (Question | undefined)[]>()
  const first = Math.floor(number / span) * span
  const mirrors = spans.get(first) ?? mirrorsFrom(first, bank)
  planned.set(bank, spans.set(first, mirrors))
  return mirrors[number - first]
}

/**
 * The mirrors of a span: each week, of those whose question is asked, the one that was asked longest ago; of equals the one
 * with the fewest weeks to be asked in. Begun one cycle before the span, so that spans follow one another smoothly.
 */
function mirrorsFrom(first: number, bank: Bank): (Question | undefined)[] {
  const mirrors = bank.questions.filter(({ asked, retired }) => asked === 'managers' && !retired)
  if (mirrors.length === 0) return []
  const weeks = Array.from({ length: cycle + span }, (_, i) => {
    const asked = new Set(ofAll(first - cycle + i, bank).map(({ id }) => mirrorOf(id)))
    return mirrors.filter(({ id }) => asked.has(id))
  })
  const chances = new Map(
    mirrors.map((one) => [one, weeks.slice(0, cycle).filter((fit) => fit.includes(one)).length]),
  )
  const last = new Map<Question, number>()
  const since = (one: Question) => last.get(one) ?? -1
  const chosen = weeks.map((fit, i) => {
    const [longest] = fit.toSorted((a, b) => since(a) - since(b) || chances.get(a)! - chances.get(b)!)
    if (longest) last.set(longest, i)
    return longest
  })
  return chosen.slice(cycle)
}
