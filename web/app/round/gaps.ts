/** A gap in words, and the two marks at its ends. */
import type { Gap } from '#shared/insight/gap.ts'
import type { DriverScore } from '#shared/insight/view.ts'
import type { Mark } from '../../ui/charts/balance.ts'
import { scoreMark, scoreText } from '../speak.ts'
import { fill, type Words } from '../words/words.ts'

type Score = Pick<Extract<DriverScore, { kind: 'shown' }>, 'score' | 'clip' | 'step'>

/** "+20 points, beyond the noise of 9"; of a clipped score "+20 or more". */
export function gapText(words: Words, { gap, band, clip }: Gap): string {
  const signed = signedText(gap)
  const bounded =
    clip === null ? signed : fill(words.enps[clip === 'over' ? 'orMore' : 'orLess'], { score: signed })
  const said = Math.abs(gap) > band ? words.hr.gap.beyond : words.hr.gap.within
  return fill(said, { gap: bounded, band })
}

/** With a true minus, as in "−8". */
export const signedText = (value: number): string =>
  value > 0 ? `+${value}` : value < 0 ? `\u2212${-value}` : '0'

export const markOf = (words: Words, score: Score): Mark => ({
  score: score.score,
  short: `${score.clip ? scoreMark(words, score)!.sign : ''}${score.score}`,
  text: scoreText(words, score),
})
