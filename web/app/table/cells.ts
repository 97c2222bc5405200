/** Published groups as rows of a heatmap. */
import { agreementIn } from '#shared/insight/agreement.ts'
import type { DriverScore, GroupView, OpenGroup } from '#shared/insight/view.ts'
import type { PublishedQuestion } from '#shared/published/published.ts'
import type { HeatCell, HeatRow, RowName } from '../../ui/charts/heat.ts'
import type { Code } from '../language.svelte.ts'
import { bandText, hiddenText, scoreMark } from '../speak.ts'
import { coarsest } from '../team/reading.ts'
import { capital, fill, type Words } from '../words/words.ts'
import type { Row } from './tree.ts'

export interface Context {
  words: Words
  code: Code
  k: number
  drivers: string[]
  questions: PublishedQuestion[]
  /** Groups with a page of their own for this person. */
  linked: ReadonlySet<string>
}

export function heatRow({ group, depth, open }: Row<GroupView>, context: Context): HeatRow {
  const { drivers } = context
  const scores = drivers.map((driver) => group.drivers[driver] ?? ({ kind: 'not-asked' } as const))
  const size = coarsest(Object.fromEntries(drivers.map((driver, i) => [driver, scores[i]!])))
  return {
    ...rowName({ group, depth, open }, size, context),
    cells: wholly(scores, context) ?? drivers.map((driver) => driverCell(group, driver, context)),
  }
}

/** How a group's row begins. @param size of the smallest band behind its numbers */
export const rowName = (
  { group, depth, open }: Row<OpenGroup>,
  size: ReturnType<typeof coarsest>,
  { words, code, linked }: Pick<Context, 'words' | 'code' | 'linked'>,
): RowName => ({
  id: group.id,
  name: capital(group.name[code]),
  href: linked.has(group.id) ? `/team?group=${encodeURIComponent(group.id)}` : null,
  note: missing(group, words, code),
  size: size && bandText(size.answers),
  depth,
  open,
  fold: null,
})

/** "without field managers (…)", or null. */
export function missing(
  { leavesOut }: Pick<OpenGroup, 'leavesOut'>,
  words: Words,
  code: Code,
): string | null {
  const who = leavesOut.map((name) => name[code]).join(', ')
  return who === '' ? null : fill(words.table.without, { who })
}

/** Where nothing of a group is shown, one field with its reason (or reasons). */
function wholly(scores: DriverScore[], { words, k }: Context): { reason: string } | null {
  const hidden = scores.filter((score) => score.kind === 'hidden')
  if (hidden.length === 0 || scores.some(({ kind }) => kind === 'shown')) return null
  return { reason: [...new Set(hidden.map(({ reason }) => hiddenText(words, reason, k)))].join('. ') }
}

/** One driver of one group, with how far people agree where the gate lets it through. */
export function driverCell(group: GroupView, driver: string, { words, k, questions }: Context): HeatCell {
  const score = group.drivers[driver] ?? { kind: 'not-asked' }
  if (score.kind === 'hidden') return { reason: hiddenText(words, score.reason, k) }
  if (score.kind === 'not-asked') return { score: null, text: words.team.notAsked }
  const agreement = agreementIn(group, questions)[driver]
  return {
    score: score.score,
    text: String(score.score),
    mark: scoreMark(words, score),
    note: agreement ? words.table.agreement[agreement] : null,
  }
}
