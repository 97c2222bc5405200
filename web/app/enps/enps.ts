/** eNPS in words, and its weeks: published for the whole organisation only, in steps of 5, every fourth week. */

import type { TrendWeek } from '#shared/insight/view.ts'
import { enpsHidden } from '#shared/language/enps.ts'
import type { Code } from '../language.svelte.ts'
import { fill, type Words } from '../words/words.ts'

/** Beyond it the gate tells no more. */
const edge = 95

/** "eNPS: about +25.", or why it is hidden. */
export const enpsSentence = (words: Words, code: Code, enps: number | null): string =>
  enps === null ? enpsHidden[code] : fill(words.enps.said, { score: enpsText(words, enps) })

/** "about +25", "−95 or less", "hidden". */
export function enpsText(words: Words, enps: number | null): string {
  if (enps === null) return words.hidden.word
  const score = enps > 0 ? `+${enps}` : String(enps).replace('-', '\u2212')
  if (Math.abs(enps) < edge) return fill(words.score.about, { score })
  return fill(enps > 0 ? words.enps.orMore : words.enps.orLess, { score })
}

export interface AskedWeek {
  week: string
  enps: number | null
}

/** The weeks that asked it, oldest first. */
export const askedWeeks = (weeks: TrendWeek[]): AskedWeek[] =>
  weeks.flatMap(({ week, enps }) => (enps === undefined ? [] : [{ week, enps }]))
