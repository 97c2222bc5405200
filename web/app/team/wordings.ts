/** Where what a driver is asked by changed, on the places of a drawing. */
import type { TrendView, TrendWording } from '#shared/insight/view.ts'
import type { Mark } from '../../ui/charts/line.ts'
import type { Code } from '../language.svelte.ts'
import type { Words } from '../words/words.ts'
import type { Slot } from './slots.ts'

export interface Wording extends TrendWording {
  at: number
}

export function wordingsIn(slots: Slot[], { wordings }: Pick<TrendView, 'wordings'>): Wording[] {
  const places = new Map(slots.map(({ week }, at) => [week?.round, at]))
  return wordings.flatMap((one) => {
    const at = places.get(one.round)
    return at === undefined ? [] : [{ ...one, at }]
  })
}

/** Of one driver. */
export const wordingsOf = (wordings: Wording[], driver: string): Wording[] =>
  wordings.filter((one) => one.driver === driver)

/** "wording changed, question added", or nothing. */
export const wordingText = (words: Words, wordings: Wording[], driver: string, at: number): string =>
  wordingsOf(wordings, driver)
    .filter((one) => one.at === at)
    .map(({ kind }) => words.view.wording[kind])
    .join(', ')

/** A week has one mark: where a line begins anew too, that is the mark, and both are said. */
export function marksOf(joins: Mark[], wordings: Wording[], code: Code): Mark[] {
  const marks = new Map(joins.map((mark) => [mark.week, mark]))
  for (const { at, sentence } of wordings) {
    const there = marks.get(at)
    const said = sentence[code]
    marks.set(
      at,
      there ? { ...there, sentence: `${there.sentence} ${said}` } : { week: at, sentence: said, small: true },
    )
  }
  return [...marks.values()].sort((a, b) => a.week - b.week)
}
