/** Part of a published round: a history of many weeks keeps of each only what it is made of. */
import type { PublishedQuestion, PublishedRound } from '../published/published.ts'

/** Groups and results that are wanted, and everything else as it was published. */
export function partOf(
  round: PublishedRound,
  group: (id: string) => boolean,
  question: (question: PublishedQuestion) => boolean,
): PublishedRound {
  const wanted = round.questions.filter(question).map(({ id }) => id)
  const groups = round.groups
    .filter(({ id }) => group(id))
    .map((one) => ({
      ...one,
      results: Object.fromEntries(wanted.flatMap((id) => (one.results[id] ? [[id, one.results[id]]] : []))),
    }))
  return { ...round, groups }
}
