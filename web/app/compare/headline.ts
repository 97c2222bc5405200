/** Two weeks in a sentence: how many changes are real, and the largest of them. */
import type { CompareView } from '#shared/insight/compare-view.ts'
import type { Code } from '../language.svelte.ts'
import { driverWords } from '../speak.ts'
import { fill, type Words } from '../words/words.ts'
import { isReal } from './cells.ts'
import type { Pair } from './weeks.ts'

export const realChanges = ({ groups, drivers }: Pick<CompareView, 'groups' | 'drivers'>) =>
  groups.flatMap(({ group, drivers: of }) =>
    drivers.flatMap((driver) => {
      const { by, clip, word } = of[driver]?.change ?? {}
      return by !== undefined && isReal(word) ? [{ group, driver, by, bounded: clip !== null, word }] : []
    }),
  )

export function compareHeadline(words: Words, code: Code, view: CompareView, weeks: Pair): string {
  const said = words.compare
  if (view.looks === 0) return fill(said.silent, { ...weeks })
  const real = realChanges(view)
  if (real.length === 0) return fill(said.none, { ...weeks })
  const { group, driver, by, bounded, word } = real.reduce((most, one) =>
    Math.abs(one.by) > Math.abs(most.by) ? one : most,
  )
  const largest = fill(said.largest[bounded ? (`${word}Least` as const) : word], {
    driver: driverWords(words, driver).the,
    points: Math.abs(by),
    group: group.name[code],
  })
  return real.length === 1 ? fill(said.one, { largest }) : fill(said.other, { count: real.length, largest })
}
