/** What the whole organisation's numbers of one round say in a sentence. */
import type { GroupView, PublishedView } from '#shared/insight/view.ts'
import { driverWords } from '../speak.ts'
import { capital, fill, type Words } from '../words/words.ts'

/** The shared strength and the point to work on, morale aside; nothing where they lie within the noise. */
export function common(words: Words, view: PublishedView, id?: string): string {
  const group = view.groups.find((one) => (id ? one.id === id : one.kind === 'organisation'))
  const ranked = view.drivers
    .flatMap((driver) => {
      const score = group?.drivers[driver]
      return driver !== 'morale' && score?.kind === 'shown' ? [{ driver, score }] : []
    })
    .toSorted((a, b) => a.score.score - b.score.score)
  const low = ranked[0]
  const high = ranked.at(-1)
  if (!low || !high) return id ? words.table.silentHere : words.table.silent
  if (high.score.score - low.score.score <= Math.hypot(low.score.noise, high.score.noise))
    return words.table.level
  return fill(words.table.title, {
    strength: capital(driverWords(words, high.driver).the),
    priority: driverWords(words, low.driver).the,
  })
}

/** Groups of which no driver at all is shown. */
export const hiddenCount = (groups: GroupView[]): number =>
  groups.filter(({ drivers }) => {
    const kinds = Object.values(drivers).map(({ kind }) => kind)
    return kinds.includes('hidden') && !kinds.includes('shown')
  }).length
