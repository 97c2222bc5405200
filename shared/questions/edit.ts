/** Changes to a bank, each of one question or driver: nothing is ever removed, and a version rises with each new wording. */
import type { Localised } from '../language/localised.ts'
import type { Bank, OwnDriver, Question } from './bank.ts'
import { mirrored, mirrorOf } from './mirror.ts'

/** A question as somebody wants it to be. Whom it asks is in its id, how it is answered never changes. */
export interface QuestionDraft {
  driver: string
  text: Localised
  retired: boolean
}

export interface DriverDraft {
  name: Localised
}

/** Adds the question, words it anew, retires it or brings it back. Its mirror is retired with it, and not brought back. */
export function withQuestion(bank: Bank, id: string, { driver, text, retired }: QuestionDraft): Bank {
  const before = bank.questions.find((question) => question.id === id)
  const next: Question = {
    id,
    driver,
    asked: mirrored(id) === undefined ? 'all' : 'managers',
    ...(before?.scale && { scale: before.scale }),
    text,
    version: before ? before.version + (same(before.text, text) ? 0 : 1) : 1,
    ...(retired && { retired }),
  }
  const questions = before
    ? bank.questions.map((one) => (one === before ? next : one))
    : [...bank.questions, next]
  const alone = (one: Question): Question =>
    retired && one.id === mirrorOf(id) ? { ...one, retired: true } : one
  return { ...bank, questions: questions.map(alone) }
}

/** Adds a driver of the organisation's own, or names it anew. */
export function withDriver(bank: Bank, id: string, { name }: DriverDraft): Bank {
  const before = bank.drivers.find((driver) => driver.id === id)
  const version = before ? before.version + (same(before.name, name) ? 0 : 1) : 1
  const next: OwnDriver = { id, name, version }
  const drivers = before ? bank.drivers.map((one) => (one === before ? next : one)) : [...bank.drivers, next]
  return { ...bank, drivers }
}

/** Whether a question is what somebody wants it to be already. */
export const isAs = (question: Question, { driver, text, retired }: QuestionDraft): boolean =>
  question.driver === driver && same(question.text, text) && (question.retired ?? false) === retired

export const isNamed = (driver: OwnDriver, { name }: DriverDraft): boolean => same(driver.name, name)

const same = (a: Localised, b: Localised) => a.fr === b.fr && a.en === b.en

/** Names a state of a question or driver, for whoever says on which one a change rests. */
export const tagOf = ({ version, retired }: { version: number; retired?: true }): string =>
  `"${version}${retired ? '-retired' : ''}"`

/** Breaks, control characters and turns of direction become blanks, and blanks one; those of French typography stay. */
export const tidy = ({ fr, en }: Localised): Localised => ({ fr: tidied(fr), en: tidied(en) })

const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/** The id of another question of a driver: "TOP3" after TOP1 and TOP2, "CLI1" for the first of a driver "clients". */
export function nextQuestionId(bank: Bank, driver: string): string {
  const beginning =
    bank.questions.find((question) => question.driver === driver && /^[A-Z]{3}\d+$/.test(question.id))?.id ??
    driver.replace(/[^a-z]/g, '').padEnd(3, 'x')
  const letters = beginning.slice(0, 3).toUpperCase()
  return `${letters}${firstFree((n) => bank.questions.some(({ id }) => id === `${letters}${n}`))}`
}

/** An id for a driver, of its English name: "client-focus", then "client-focus-2". */
export function nextDriverId(name: string, taken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .trim()
    .replace(/[ -]+/g, '-')
    .slice(0, 24)
    .replace(/^-|-$/g, '')
  const id = plain || 'driver'
  const idOf = (n: number) => (n === 1 ? id : `${id}-${n}`)
  return idOf(firstFree((n) => taken(idOf(n))))
}

function firstFree(taken: (n: number) => boolean): number {
  let n = 1
  while (taken(n)) n++
  return n
}
