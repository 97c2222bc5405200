/** A season's groups by what becomes of them, and the merges that people have to know. */
import type { SeasonGroup, SeasonMerge, Shown } from '#shared/insight/season-view.ts'
import type { Code } from '../language.svelte.ts'
import { missing } from '../table/cells.ts'
import { capital, type Words } from '../words/words.ts'

export type Verdict = 'alone' | 'together' | 'few' | 'protects-another'

const order: Verdict[] = ['few', 'protects-another', 'together', 'alone']

/** Hidden ones first: that is what people look for. A kind of verdict that no group has is left out. */
export function sorted(groups: SeasonGroup[]): { verdict: Verdict; groups: SeasonGroup[] }[] {
  return order
    .map((verdict) => ({ verdict, groups: groups.filter((group) => verdictOf(group) === verdict) }))
    .filter(({ groups }) => groups.length > 0)
}

/** A merged group's id joins the ids of its teams. */
const verdictOf = ({ id, kind, why }: SeasonGroup): Verdict =>
  why ?? (kind === 'team' && id.includes('+') ? 'together' : 'alone')

export const named = (group: SeasonGroup, words: Words, code: Code) => ({
  id: group.id,
  name: capital(group.name[code]),
  note: missing(group, words, code),
  hidden: !group.shown,
})

/** A merge that is still below the quorum goes on in a later one; where all are too few, there is only one. */
export const lasting = (merges: SeasonMerge[], k: number): SeasonMerge[] =>
  merges.filter(({ reason, eligible }) => reason === 'whole' || eligible >= k)

export function inAll(shown: Shown): { shown: number; of: number } {
  const counts = Object.values(shown)
  return {
    shown: counts.reduce((sum, count) => sum + count.shown, 0),
    of: counts.reduce((sum, count) => sum + count.of, 0),
  }
}
