/** Bands of answers: all that anybody learns of how many answered, and how finely a score may be told. */

const fixed = [
  { from: 5, label: '5-7', top: 7, step: 10 },
  { from: 8, label: '8-11', top: 11, step: 5 },
  { from: 12, label: '12-19', top: 19, step: 5 },
  { from: 20, label: '20-49', top: 49, step: 2 },
]

export interface Band {
  label: string
  from: number
  /** The most answers that the band holds. */
  top: number
  /** Rounding step of scores, in points of 100. */
  step: number
}

/** The band of a number of answers of at least 5; from 50 bands double: 50+, 100+, 200+ … */
export function bandOf(answers: number): Band {
  if (!(answers >= 5)) throw new RangeError('fewer than five answers have no band')
  const small = fixed.find(({ top }) => answers <= top)
  if (small) return small
  let from = 50
  while (answers >= from * 2) from *= 2
  return { label: `${from}+`, from, top: from * 2 - 1, step: 1 }
}

/** The band of a label as published. */
export function bandNamed(label: string): Band {
  return fixed.find((band) => band.label === label) ?? bandOf(Number.parseInt(label, 10))
}
