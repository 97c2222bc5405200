/** What is wrong with a gate, told from outside: by attack, or by a promise that it does not keep. */
import type { PublishedGroup, PublishedQuestion } from '../../shared/published/published.ts'
import { type Ballot, questions } from './firm.ts'
import { exposed, roundExposed } from './linear.ts'
import { countPerCell, type Publication, within } from './publication.ts'

const reason = ({ results }: PublishedGroup, question: string) => {
  const result = results[question]!
  return 'hidden' in result ? result.hidden : null
}

/** The first thing found wrong, or null. @param publish of the ballots, with everything asked or one question only */
export function wrongWith(
  publish: (ballots: Ballot[], asked: PublishedQuestion[]) => Publication,
  ballots: Ballot[],
): string | null {
  const [one] = questions
  const everybodyAnswers = ballots.map(({ person }) => ({
    person,
    answers: { [one!.id]: 1 + (person.level.length % 5) },
  }))
  try {
    const publication = publish(ballots, questions)
    return saysFew(publication) ?? opens(publication) ?? hidesTooMuch(publish(everybodyAnswers, [one!]))
  } catch (error) {
    return `it throws: ${(error as Error).message}`
  }
}

/** Below k it is "few", and for nothing else. */
function saysFew(publication: Publication): string | null {
  const { groups, questions, k } = publication.published
  for (const { id, asked } of questions) {
    if (asked === 'managers') continue
    const answers = countPerCell(publication, id)
    const ballots = countPerCell(publication)
    for (const group of groups) {
      const why = reason(group, id)
      const n = within(group.cells, answers)
      if (why === null && n < k) return `${group.id} is shown with ${n} answers`
      if (why === 'few' && n >= k) return `${group.id} is called few with ${n} answers`
      if (why === 'protects-another' && within(group.cells, ballots) < k)
        return `${group.id} has ${n} answers and is not called few`
    }
  }
  return null
}

function opens(publication: Publication): string | null {
  const { sets } = roundExposed(publication)
  return sets.length > 0 ? `${sets.length} groups below k can be computed, as ${sets[0]!.join(' + ')}` : null
}

/**
 * What is hidden to protect another would open one beside what is shown. Where all who vote answer the only question, its
 * table is the round's, which nobody is told otherwise.
 */
function hidesTooMuch(publication: Publication): string | null {
  const { groups, questions, k } = publication.published
  const id = questions[0]!.id
  const counts = countPerCell(publication, id)
  const chosen = groups.filter((group) => [null, 'uniform'].includes(reason(group, id)))
  const needless = groups.find(
    (group) =>
      reason(group, id) === 'protects-another' &&
      exposed(
        [...chosen, group].map(({ cells }) => cells),
        [counts],
        k,
      ).sets.length === 0,
  )
  return needless ? `${needless.id} could have been shown` : null
}
