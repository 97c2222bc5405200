/** What a bank takes and what not, field by field. */
import { driverName } from '../language/drivers.ts'
import type { Fault } from '../language/faults.ts'
import { type Localised, languages } from '../language/localised.ts'
import type { Bank, Question } from './bank.ts'
import { drivers, isBuiltIn } from './drivers.ts'
import { type DriverDraft, type QuestionDraft, withQuestion } from './edit.ts'
import { canMirror, mirrored } from './mirror.ts'
import { isInTurn, isWeekly, most } from './rotation.ts'

/** Characters of a question: five lines of a narrow phone. */
export const longestText = 160
export const longestName = 40
export const mostDrivers = 8
/** Retired ones included: all of them stay. */
export const mostQuestions = 120

export type Field = 'id' | 'driver' | 'text.fr' | 'text.en' | 'name.fr' | 'name.en' | 'retired'

export interface BankProblem {
  field: Field
  fault: Fault
}

const questionId = /^[A-Z][A-Z0-9]{0,10}\d{1,3}M?$/
const driverId = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** @param draft tidied */
export function checkQuestion(bank: Bank, id: string, draft: QuestionDraft): BankProblem[] {
  const problems: BankProblem[] = []
  const add = (field: Field, fault: Fault) => problems.push({ field, fault })
  const before = bank.questions.find((question) => question.id === id)
  // What is there already keeps its id, whatever form those of others must have.
  if (!before && !questionId.test(id)) add('id', 'form')
  if (!before && bank.questions.length >= mostQuestions) add('id', 'full')
  if (!isBuiltIn(draft.driver) && !bank.drivers.some(({ id }) => id === draft.driver))
    add('driver', 'unknown-driver')
  // A line of one question through two drivers would say nothing of either.
  else if (before && before.driver !== draft.driver) add('driver', 'fixed')
  problems.push(...checkTexts('text', draft.text, longestText))
  problems.push(...checkMirror(bank, id, draft))
  if (problems.length > 0) return problems
  return checkNumbers(bank, withQuestion(bank, id, draft), id)
}

function checkMirror({ questions }: Bank, id: string, draft: QuestionDraft): BankProblem[] {
  const of = mirrored(id)
  if (of === undefined) return []
  const question = questions.find((one) => one.id === of)
  if (question?.asked !== 'all' || question.driver !== draft.driver)
    return [{ field: 'id', fault: 'no-question' }]
  if (!canMirror(draft.driver) || question.scale) return [{ field: 'driver', fault: 'no-mirror-here' }]
  return question.retired && !draft.retired ? [{ field: 'retired', fault: 'no-question' }] : []
}

/** How many are asked after the change, where that is more than before, or less. */
function checkNumbers(before: Bank, after: Bank, id: string): BankProblem[] {
  const question = after.questions.find((one) => one.id === id)!
  const { driver } = question
  const count = ({ questions }: Bank, which: (one: Question) => boolean) =>
    questions.filter((one) => !one.retired && which(one)).length
  const ofDriver = (one: Question) => one.driver === driver && one.asked === 'all' && !one.scale
  const ofMirrors = ({ asked }: Question) => asked === 'managers'
  const grows = (which: (one: Question) => boolean, limit: number) =>
    count(after, which) > Math.max(limit, count(before, which))
  if (isWeekly(driver) && count(after, ofDriver) === 0) return [{ field: 'retired', fault: 'last-of-driver' }]
  if (isWeekly(driver) && grows(ofDriver, most.ofWeekly))
    return [{ field: 'retired', fault: 'full-of-driver' }]
  if (grows(isInTurn, most.inTurn)) return [{ field: 'retired', fault: 'full-in-turn' }]
  if (grows(ofMirrors, most.mirrors)) return [{ field: 'retired', fault: 'full-of-mirrors' }]
  return []
}

/** @param draft tidied */
export function checkDriver({ drivers: own }: Bank, id: string, { name }: DriverDraft): BankProblem[] {
  const known = own.some((driver) => driver.id === id)
  const problems = checkTexts('name', name, longestName)
  if (!known && (!isFreeForm(id) || isBuiltIn(id))) problems.push({ field: 'id', fault: 'form' })
  if (!known && own.length >= mostDrivers) problems.push({ field: 'id', fault: 'full' })
  const others = [
    ...drivers.map((driver) => driverName(driver)),
    ...own.filter((driver) => driver.id !== id).map((driver) => driver.name),
  ]
  for (const language of languages)
    if (others.some((other) => alike(other[language], name[language])))
      problems.push({ field: `name.${language}`, fault: 'taken' })
  return problems
}

const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** A name that every object has would be found in every record by driver. */
const isFreeForm = (id: string) => id.length <= 40 && driverId.test(id) && !(id in {})

function checkTexts(field: 'text' | 'name', texts: Localised, longest: number): BankProblem[] {
  return languages.flatMap((language): BankProblem[] => {
    const { length } = [...texts[language]]
    if (length > 0 && length <= longest) return []
    return [{ field: `${field}.${language}`, fault: length === 0 ? 'empty' : 'too-long' }]
  })
}

/** What the sentence of a fault names. */
export const faultValues = (field: Field): Record<string, number> => ({
  most: field.startsWith('name') ? longestName : longestText,
  ...most,
  questions: mostQuestions,
  drivers: mostDrivers,
})
