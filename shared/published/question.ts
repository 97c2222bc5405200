/** What is published of a question: nothing that the manifest did not tell everybody when the round opened. */
import type { PublishedQuestion } from './published.ts'

export const publishedQuestion = ({
  id,
  driver,
  asked,
  version,
  driverName,
}: PublishedQuestion): PublishedQuestion => ({
  id,
  driver,
  asked,
  ...(version !== undefined && { version }),
  ...(driverName && { driverName }),
})

/** What the organisation's own drivers were called when they were asked, by id. */
export const namesIn = (questions: PublishedQuestion[]): Record<string, { fr: string; en: string }> =>
  Object.fromEntries(
    questions.flatMap(({ driver, driverName }) => (driverName ? [[driver, driverName]] : [])),
  )
