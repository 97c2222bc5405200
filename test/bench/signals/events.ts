/** What can happen to a team, one for each signal, and how often it is found. */
import { type SignalKind, signalsOf } from '../../../shared/insight/signals.ts'
import { type Event, usualTeam, year } from './quiet.ts'
import { signalWeeks } from './rates.ts'

const happens = 14

export const events: { kind: SignalKind; what: string; event: Event }[] = [
  { kind: 'participation', what: 'four in ten stop voting', event: { from: happens, votes: 0.6 } },
  {
    kind: 'skips',
    what: 'three in ten skip one driver',
    event: { from: happens, driver: 'bottom-up', skips: 0.3 },
  },
  {
    kind: 'split',
    what: 'people go to two ends on one driver',
    event: { from: happens, driver: 'morale', ends: [1.5, 4.5] },
  },
  { kind: 'uniform', what: 'nearly everybody says four', event: { from: happens, conforms: 0.85 } },
]

/** Large teams to which it happens, and those that have the signal within four weeks. */
export function foundOf(kind: SignalKind, seeds: number[], event: Event): { teams: number; found: number } {
  const histories = seeds.flatMap((seed) =>
    signalWeeks(year(seed, usualTeam, event), { kinds: ['team'], eligible: 20 }),
  )
  const found = histories.filter((weeks) =>
    [1, 2, 3, 4].some((later) =>
      signalsOf(weeks.slice(0, event.from + later)).some((signal) => signal.kind === kind),
    ),
  )
  return { teams: histories.length, found: found.length }
}
