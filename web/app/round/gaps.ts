/** A gap in words, and the two marks at its ends. */
import type { Gap } from '#shared/insight/gap.ts'
import type { DriverScore } from '#shared/insight/view.ts'
import type { Mark } from '../../ui/charts/balance.ts'
import { scoreMark, scoreText } from '../speak.ts'
import { fill, type Words } from '../words/words.ts'

type Score = Pick<Extract<DriverScore, { kind: 'shown' }>, 'score' | 'clip' | 'step'>

/** "+20 points, beyond the noise of 9"; where a clipped score only bounds the gap "at least 20 points". */
export function gapText(words: Words, { gap, band, clip }: Gap): string {
  const said = words.hr.gap
  const beyond = Math.abs(gap) > band
  if (clip === null) {
    const points = fill(said.points, { gap: signedText(gap) })
    return fill(beyond ? said.beyond : said.within, { gap: points, band })
  }
  const outwards = gap < 0 ? clip === 'under' : clip === 'over'
  const bound = fill(outwards ? said.least : said.most, { gap: Math.abs(gap) })
  // Only a gap at least as wide as what lies beyond the noise is known to do so.
  return fill(outwards && beyond ? said.beyond : said.unknown, {
    gap: gap < 0 ? fill(said.back, { gap: bound }) : bound,
    band,
  })
}

/** With a true minus, as in "−8". */
export const signedText = (value: number): string =>
  value > 0 ? `+${value}` : value < 0 ? `\u2212${-value}` : '0'

export const markOf = (words: Words, score: Score): Mark => ({
  score: score.score,
  short: `${score.clip ? scoreMark(words, score)!.sign : ''}${score.score}`,
  text: scoreText(words, score),
})
