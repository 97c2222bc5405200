/** What the whole organisation's numbers of one round say in a sentence. */
import { hidesAll } from '#shared/insight/driver.ts'
import { standingOut } from '#shared/insight/standing-out.ts'
import type { GroupView, PublishedView } from '#shared/insight/view.ts'
import { driverWords } from '../speak.ts'
import { capital, fill, type Words } from '../words/words.ts'

/** The shared strength and the point to work on, morale aside; nothing where they lie within the noise. */
export function common(words: Words, view: PublishedView, id?: string): string {
  const group = view.groups.find((one) => (id ? one.id === id : one.kind === 'organisation'))
  const told = view.drivers.flatMap((driver) => {
    const score = group?.drivers[driver]
    return driver !== 'morale' && score?.kind === 'shown' ? [{ driver, score }] : []
  })
  if (told.length === 0) return id ? words.table.silentHere : words.table.silent
  const { strength, priority } = standingOut(told)
  if (!strength || !priority) return words.table.level
  return fill(words.table.title, {
    strength: capital(driverWords(words, strength.driver).the),
    priority: driverWords(words, priority.driver).the,
  })
}

/** Groups of which no driver at all is shown. */
export const hiddenCount = (groups: GroupView[]): number =>
  groups.filter(({ drivers }) => hidesAll(drivers)).length
