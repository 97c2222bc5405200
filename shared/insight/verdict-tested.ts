/** A line that was looked at, as the decision takes it. */
import type { Tested } from './verdict-decide.ts'
import type { Relative } from './verdict-noise.ts'
import type { Scan } from './verdict-scan.ts'
import type { Spread } from './verdict-spread.ts'

/** @param starts rounds in which a step may begin, ascending; the last of them is the round that is judged */
export function looked(
  line: Relative[],
  { steps, correlations }: Scan,
  { variance, freedom }: Spread,
  starts: number[],
): Tested {
  const first = starts[0] ?? 0
  const recent = line.filter(({ at }) => at >= first)
  return {
    steps: steps.map((step) => ({ ...step, error: step.error * Math.sqrt(variance) })),
    correlations,
    freedom,
    rounding: Math.max(0, ...line.map(({ step }) => step)),
    weight: 1,
    before: line.length - recent.length,
    recent: recent.length,
    last: line.at(-1)?.at === starts.at(-1),
  }
}
