/** The bank as HR sees it, and the plan as everybody may. */
import type { Localised } from '../language/localised.ts'
import type { Bank, OwnDriver, Question } from './bank.ts'
import type { BankProblem } from './check.ts'
import { type DriverDraft, type QuestionDraft, tagOf } from './edit.ts'
import { questionsFor, weekNumber } from './rotation.ts'

/** `tag` names the state on which a change rests. */
export type QuestionView = Question & { tag: string }
export type DriverView = OwnDriver & { tag: string }

/** GET /api/questions */
export interface BankView {
  drivers: DriverView[]
  questions: QuestionView[]
}

/** GET /api/questions/plan — the rounds to come, as the bank stands today. */
export interface PlanView {
  rounds: {
    opens: string
    closes: string
    questions: Pick<Question, 'id' | 'driver' | 'asked' | 'text'>[]
  }[]
}

/** What a refusal holds besides its words: both versions, where somebody else was faster. */
export interface ChangedBody {
  current: QuestionView | DriverView | null
  yours: QuestionDraft | DriverDraft
}

/** What a refusal holds besides its words: each fault by its field, in both languages. */
export interface RefusedBody {
  problems: (BankProblem & Localised)[]
}

export const bankView = ({ drivers, questions }: Bank): BankView => ({
  drivers: drivers.map(tagged),
  questions: questions.map(tagged),
})

export const tagged = <T extends Question | OwnDriver>(one: T): T & { tag: string } => ({
  ...one,
  tag: tagOf(one),
})

export const planView = (rounds: { opens: string; closes: string }[], bank: Bank): PlanView => ({
  rounds: rounds.map(({ opens, closes }) => ({
    opens,
    closes,
    questions: questionsFor(weekNumber(opens), bank).map(({ id, driver, asked, text }) => ({
      id,
      driver,
      asked,
      text,
    })),
  })),
})
