/** Every operation of the api by its id, an area a file: who may call it, and what it is. */
import { accounts } from './operations/accounts.ts'
import { directory } from './operations/directory.ts'
import { keys } from './operations/keys.ts'
import { me } from './operations/me.ts'
import { messages } from './operations/messages.ts'
import { operation } from './operations/operation.ts'
import { questions } from './operations/questions.ts'
import { results } from './operations/results.ts'
import { schedule } from './operations/schedule.ts'
import { season } from './operations/season.ts'
import { settings } from './operations/settings.ts'
import { signIn } from './operations/sign-in.ts'
import { webhooks } from './operations/webhooks.ts'

export const areas = {
  me,
  results,
  questions,
  schedule,
  season,
  directory,
  accounts,
  settings,
  messages,
  webhooks,
  keys,
  operation,
  signIn,
}

export const operations = {
  ...me,
  ...results,
  ...questions,
  ...schedule,
  ...season,
  ...directory,
  ...accounts,
  ...settings,
  ...messages,
  ...webhooks,
  ...keys,
  ...operation,
  ...signIn,
}

export type OperationId = keyof typeof operations
