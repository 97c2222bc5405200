/** The audit's look at a published eNPS, by code that shares nothing with what made it. */
import type { PublishedRound } from '../published/published.ts'
import type { GateInput } from './gate.ts'

/** What is wrong with it, in words; null when nothing is. */
export function enpsFault(
  { k, counts, enps: id }: Pick<GateInput, 'k' | 'counts' | 'enps'>,
  { organisation, questions, groups, cells }: PublishedRound,
): string | null {
  if (id !== undefined) {
    const inGroup = groups.find(({ results }) => Object.hasOwn(results, id))
    if (inGroup) return `${inGroup.id} has a result of its own`
    if (questions.some((question) => question.id === id)) return 'it is among the questions of groups'
  }
  const { enps } = organisation
  if (enps === null) return null
  if (id === undefined) return 'nobody was asked'
  if (!(Math.abs(enps) <= 95 && enps % 5 === 0)) return 'it is told too finely'
  const whole = groups.find(({ kind }) => kind === 'organisation')
  const others = questions.filter(({ asked }) => asked === 'all')
  if (!whole || !others.some((question) => !('hidden' in whole.results[question.id]!)))
    return 'the organisation is not shown'

  const ofTeams = new Set(cells.filter(({ teams }) => teams.length > 0).map((cell) => cell.id))
  let promoters = 0
  let detractors = 0
  let everybody = 0
  for (const { cell, ballots, ratings } of counts) {
    const given = ratings?.[id]?.answers ?? []
    const people = given.reduce((sum, one) => sum + one, 0)
    if (!ofTeams.has(cell) && Math.min(ballots, people) < k) continue
    everybody += people
    for (const [answer, some] of given.entries()) {
      if (answer >= 9) promoters += some
      if (answer <= 6) detractors += some
    }
  }
  if (everybody < 50 || everybody < k) return `only ${everybody} answered`
  const exact = Math.min(95, Math.max(-95, (100 * (promoters - detractors)) / everybody))
  return Math.abs(exact - enps) > 2.5 ? 'it is not what was counted' : null
}
