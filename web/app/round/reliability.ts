/**
 * Reliability in words. Bounds: ICC(1) as a medium and a large effect (LeBreton & Senter 2008), ICC(2) from .50 and
 * .70 (Bliese 2000); r_wg(j) as the words of groups are (agreement.ts).
 */
import type { Reliability } from '#shared/insight/agreement.ts'
import type { Code } from '../language.svelte.ts'
import type { Words } from '../words/words.ts'

type Measure = 'icc1' | 'icc2' | 'rwgj'

const measures: Measure[] = ['icc1', 'icc2', 'rwgj']
const bounds: Record<Measure, [number, number]> = {
  icc1: [0.1, 0.25],
  icc2: [0.5, 0.7],
  rwgj: [0.3, 0.7],
}

export interface ReliabilityRow {
  driver: string
  /** "0.12 – the team matters", one a measure; with a true minus. */
  cells: string[]
}

export function reliabilityRows(reliability: Reliability[], words: Words, code: Code): ReliabilityRow[] {
  const said = words.hr.reliability
  const number = new Intl.NumberFormat(code === 'fr' ? 'fr' : 'en-GB', { minimumFractionDigits: 2 })
  return reliability.map((one) => ({
    driver: one.driver,
    cells: measures.map((measure) => {
      const value = one[measure]
      if (value === null) return said.undefined
      const [low, high] = bounds[measure]
      const word = value < low ? 'low' : value < high ? 'middle' : 'high'
      return `${number.format(value).replace('-', '\u2212')} – ${said[`${measure}Words`][word]}`
    }),
  }))
}
