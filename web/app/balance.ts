/** What comes down against what goes up, group by group: post-processing of published scores, worst gap first. */
import type { GroupView } from '#shared/insight/view.ts'
import type { Reason } from '#shared/published/published.ts'
import type { ShownScore } from './team/reading.ts'

/** Speaks (much) more than it listens, even, or the reverse. */
export type Tone = 'down-2' | 'down-1' | 'even' | 'up-1' | 'up-2'

export interface Gap {
  group: GroupView
  down: ShownScore
  up: ShownScore
  gap: number
  tone: Tone
}

export interface Balance {
  gaps: Gap[]
  /** Groups of which one of the two is hidden, by reason. */
  hidden: { reason: Reason; groups: GroupView[] }[]
}

export function balanceOf(groups: GroupView[]): Balance {
  const gaps: Gap[] = []
  const hidden = new Map<Reason, GroupView[]>()
  for (const group of groups) {
    const down = group.drivers['top-down']
    const up = group.drivers['bottom-up']
    if (!down || !up || down.kind === 'not-asked' || up.kind === 'not-asked') continue
    const masked = down.kind === 'hidden' ? down : up.kind === 'hidden' ? up : null
    if (masked) hidden.set(masked.reason, [...(hidden.get(masked.reason) ?? []), group])
    else gaps.push(gapOf(group, down as ShownScore, up as ShownScore))
  }
  return {
    gaps: gaps.toSorted((a, b) => weight(b) - weight(a)),
    hidden: [...hidden].map(([reason, groups]) => ({ reason, groups })),
  }
}

function gapOf(group: GroupView, down: ShownScore, up: ShownScore): Gap {
  const gap = down.score - up.score
  return { group, down, up, gap, tone: toneOf(gap, noiseOf(down, up)) }
}

/** Two uncertain numbers: their difference is uncertain by the root of the sum of squares. */
const noiseOf = (a: ShownScore, b: ShownScore) => Math.hypot(a.noise, b.noise)

function toneOf(gap: number, noise: number): Tone {
  const size = Math.abs(gap)
  if (size <= noise) return 'even'
  const side = gap > 0 ? 'down' : 'up'
  return size > 2 * noise ? `${side}-2` : `${side}-1`
}

/** A gap beyond the noise comes before any within it, however wide that one looks. */
const weight = ({ gap, tone }: Gap) => Math.abs(gap) + (tone === 'even' ? 0 : 1000)
