/**
 * The organisation's own line. It has no others beside it: the level of each question is learnt from when it was asked
 * before, and how restless the whole is from its own past, over all drivers.
 */
import type { Tested } from './verdict-decide.ts'
import type { Noise } from './verdict-noise.ts'
import type { Line } from './verdict-relative.ts'
import { scan } from './verdict-scan.ts'
import { looked } from './verdict-tested.ts'

/** What a week does to everybody alike, in squared points, where the past does not tell yet. */
const usualShock = 6
/** What that is worth, in rounds. */
const worth = 4

export function organisationTests(lines: Line[], noise: Noise, starts: number[]): Tested[] {
  const scans = lines.map(({ own }) => scan(restless(own), noise, starts))
  const squares = scans.reduce((sum, { history }) => sum + history.squares, worth)
  const freedom = scans.reduce((sum, { history }) => sum + history.freedom, worth)
  return scans.map((one, i) => {
    const own = (worth + one.history.squares) / (worth + one.history.freedom)
    const spread = { variance: Math.max(squares / freedom, own), freedom: worth + one.history.freedom }
    return looked(lines[i]!.own, one, spread, starts)
  })
}

/** How far what all groups share moved from that round on, for a change that is the organisation's. */
export function sharedStep({ shared }: Line, noise: Noise, from: number): { change: number; error: number } {
  const [step] = scan(restless(shared), noise, [from]).steps
  return step ?? { change: 0, error: 0 }
}

const restless = (line: Line['own']) => line.map((one) => ({ ...one, rounding: one.rounding + usualShock }))
