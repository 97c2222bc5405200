/** Every problem that a person may be told of, by its code. */
import { answering } from './problems/answering.ts'
import { identity } from './problems/identity.ts'
import { messages } from './problems/messages.ts'
import { organisation } from './problems/organisation.ts'
import { questions } from './problems/questions.ts'
import { request } from './problems/request.ts'
import { results } from './problems/results.ts'
import { schedule } from './problems/schedule.ts'

export const problems = {
  ...request,
  ...identity,
  ...answering,
  ...results,
  ...organisation,
  ...questions,
  ...messages,
  ...schedule,
}

export type ProblemCode = keyof typeof problems
