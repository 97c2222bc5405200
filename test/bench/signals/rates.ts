/** How often groups are told something, over the weeks in which they could be. */
import { type SignalKind, type SignalWeek, signalKinds, signalsOf } from '../../../shared/insight/signals.ts'
import type { GroupKind, PublishedRound } from '../../../shared/published/published.ts'

export interface Rates {
  groupWeeks: number
  /** Group-weeks with that signal, and with any. */
  by: Record<SignalKind, number>
  any: number
}

export const noRates = (): Rates => ({
  groupWeeks: 0,
  by: { participation: 0, skips: 0, split: 0, uniform: 0 },
  any: 0,
})

interface Wanted {
  kinds: GroupKind[]
  /** Members that a group must have. */
  eligible: number
  leaveOut?: (group: string) => boolean
}

/** Each group's weeks, oldest first. */
export function signalWeeks(rounds: PublishedRound[], wanted: Wanted): SignalWeek[][] {
  const { kinds, eligible, leaveOut } = wanted
  const last = rounds.at(-1)!
  const size = new Map(last.cells.map((cell) => [cell.id, cell.eligible]))
  const groups = last.groups.filter(
    ({ kind, cells, id }) =>
      kinds.includes(kind) &&
      cells.reduce((sum, cell) => sum + size.get(cell)!, 0) >= eligible &&
      !leaveOut?.(id),
  )
  const byRound = rounds.map(({ groups }) => new Map(groups.map((group) => [group.id, group])))
  return groups.map(({ id }) =>
    rounds.map(({ questions }, i) => ({ questions, group: byRound[i]!.get(id) ?? null })),
  )
}

/** Adds one organisation's weeks; those before `from` only make history. */
export function count(rates: Rates, rounds: PublishedRound[], wanted: Wanted & { from: number }): void {
  for (const weeks of signalWeeks(rounds, wanted))
    for (let week = wanted.from; week < weeks.length; week++) {
      const signals = signalsOf(weeks.slice(0, week + 1))
      rates.groupWeeks += 1
      if (signals.length > 0) rates.any += 1
      for (const kind of signalKinds) if (signals.some((signal) => signal.kind === kind)) rates.by[kind] += 1
    }
}
