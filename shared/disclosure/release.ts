/** What a number looks like when it leaves the gate: in bands, steps and words, by whole-number arithmetic. */
import type { HiddenResult, Part, ShownResult } from '../published/published.ts'
import type { Answers, QuestionCount } from '../tally/counts.ts'
import { answersIn, rwg } from './agreement.ts'
import { bandOf } from './bands.ts'

/** part / whole × 100, to the nearest multiple of step, halves upwards. */
export const percent = (part: number, whole: number, step: number): number =>
  Math.floor((200 * part + step * whole) / (2 * step * whole)) * step

/** From so many answers on: distributions, words on skips and agreement, and uniformity. */
const detailed = 12

/** One answer has at least n − 1 or 80 % of the voices: a distribution would say what each person said. */
export const isUniform = (counts: readonly number[], n: number): boolean => {
  const most = Math.max(...counts)
  return most >= n - 1 || most * 5 >= n * 4
}

/** @param count of a group whose answers may be shown: at least five. */
export function releaseResult({ answers, skips }: QuestionCount): ShownResult | HiddenResult {
  const n = answersIn(answers)
  const { label, step } = bandOf(n)
  const points = answers.reduce((sum, count, i) => sum + count * i, 0)
  const rounded = percent(points, 4 * n, step)
  const isDetailed = n >= detailed
  if (isDetailed && isUniform(answers, n)) return { hidden: 'uniform' }
  const edge = edgeOf(n)
  const score = Math.min(100 - edge, Math.max(edge, rounded))
  return {
    answers: label,
    score,
    // Of few answers it is said that the score lies beyond.
    clip: isDetailed || score === rounded ? null : score < rounded ? 'over' : 'under',
    distribution: isDetailed ? thirds(answers, n) : null,
    skips: n + skips < detailed ? null : skipsInWords(skips, n + skips),
    agreement: isDetailed ? agreementInWords(answers) : null,
  }
}

/** How near 0 and 100 a score may come. */
function edgeOf(n: number): number {
  if (n < detailed) return 20
  return n < 20 ? 10 : 5
}

/** Shares of 1–2, 3 and 4–5. A small share of few answers is a person or two, so it is only called "few". */
function thirds([one, two, three, four, five]: Answers, n: number): [Part, Part, Part] {
  const part = (count: number): Part => {
    if (n >= 50) return percent(count, n, 5)
    return 100 * count < 15 * n ? 'few' : percent(count, n, 10)
  }
  return [part(one + two), part(three), part(four + five)]
}

function skipsInWords(skips: number, asked: number): 'few' | 'some' | 'many' {
  if (10 * skips < asked) return 'few'
  return 10 * skips < 3 * asked ? 'some' : 'many'
}

function agreementInWords(answers: Answers): 'agree' | 'mixed' | 'split' {
  const agreement = rwg(answers) ?? 0
  if (agreement >= 0.7) return 'agree'
  return agreement < 0.3 ? 'split' : 'mixed'
}
