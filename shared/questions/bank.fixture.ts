/** Banks as an organisation could make them, by the same changes, each checked as the api checks it. */
import fc from 'fast-check'
import { type Bank, builtIn } from './bank.ts'
import { checkDriver, checkQuestion } from './check.ts'
import { drivers } from './drivers.ts'
import { nextDriverId, nextQuestionId, withDriver, withQuestion } from './edit.ts'
import { canMirror, mirrorOf } from './mirror.ts'

type Step = { kind: 'driver' | 'question' | 'mirror' | 'retire' | 'return' | 'reword'; at: number }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('driver', 'question', 'question', 'mirror', 'retire', 'return', 'reword'),
  at: fc.nat(200),
})

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** The bank after a step; the same one where the step would not be taken. */
function after(bank: Bank, { kind, at }: Step): Bank {
  if (kind === 'driver') {
    const name = { fr: `Thème ${at}`, en: `Theme ${at}` }
    const id = nextDriverId(name.en, (one) => bank.drivers.some((driver) => driver.id === one))
    return checkDriver(bank, id, { name }).length === 0 ? withDriver(bank, id, { name }) : bank
  }
  if (kind === 'question') {
    const driver = pick([...drivers, ...bank.drivers.map(({ id }) => id)], at)!
    return changed(bank, nextQuestionId(bank, driver), { driver, text: { fr: `Q ${at}`, en: `Q ${at}` } })
  }
  const question = pick(bank.questions, at)!
  if (kind === 'mirror') {
    if (question.asked !== 'all' || !canMirror(question.driver)) return bank
    return changed(bank, mirrorOf(question.id), question)
  }
  const text = kind === 'reword' ? { fr: `${at}`, en: `${at}` } : question.text
  return changed(bank, question.id, { ...question, text, retired: kind === 'retire' })
}

function changed(
  bank: Bank,
  id: string,
  {
    driver,
    text,
    retired = false,
  }: { driver: string; text: Bank['questions'][number]['text']; retired?: boolean },
): Bank {
  const draft = { driver, text, retired }
  return checkQuestion(bank, id, draft).length === 0 ? withQuestion(bank, id, draft) : bank
}

export const banks: fc.Arbitrary<Bank> = fc
  .array(step, { maxLength: 60 })
  .map((steps) => steps.reduce(after, builtIn))
