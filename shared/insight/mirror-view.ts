/** The mirror gaps and the two sides of marketing–sales alignment as a reader sees them. */
import type { Localised } from '../language/localised.ts'
import type { PublishedRound } from '../published/published.ts'
import { type AlignmentGap, alignmentGaps, type MirrorGap, mirrorGaps, type Rungs } from './mirror.ts'
import type { GroupName, RoundView } from './view.ts'

/** GET /api/rounds/:id/mirror — only gaps of which the reader may see both sides. */
export interface MirrorView {
  round: RoundView
  k: number
  mirror: MirrorGap[]
  alignment: AlignmentGap[]
  /** The groups that the gaps name. */
  groups: GroupName[]
  /** By id, what the gaps' questions and mirrors say, in today's words. */
  texts: Record<string, Localised>
}

interface Input {
  round: RoundView
  /** Oldest first; the last is the round itself. Of each the groups that the reader may see. */
  rounds: PublishedRound[]
  rungs: Rungs
  nameOf: (group: Pick<GroupName, 'id' | 'kind' | 'parent'>) => GroupName
  questions: { id: string; text: Localised }[]
}

export function mirrorView({ round, rounds, rungs, nameOf, questions }: Input): MirrorView {
  const mirror = mirrorGaps(rounds, rungs)
  const alignment = alignmentGaps(rounds, rungs)
  const named = new Set([
    ...mirror.flatMap(({ says, hears }) => [says.group, hears.group]),
    ...alignment.flatMap(({ marketing, sales }) => [marketing.group, sales.group]),
  ])
  const known = new Map(rounds.flatMap(({ groups }) => groups).map((group) => [group.id, group]))
  const groups = [...named].map((id) => nameOf(known.get(id)!))
  const asked = new Set(mirror.flatMap((gap) => [gap.question, gap.mirror]))
  const texts = Object.fromEntries(
    questions.filter(({ id }) => asked.has(id)).map(({ id, text }) => [id, text]),
  )
  return { round, k: rounds.at(-1)!.k, mirror, alignment, groups, texts }
}
