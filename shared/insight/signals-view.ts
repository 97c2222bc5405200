/** The signals of one group, week by week, in words. */

import type { DriverNames } from '../language/drivers.ts'
import type { Localised } from '../language/localised.ts'
import { signalWords } from '../language/signals.ts'
import { type Agreement, agreementIn } from './agreement.ts'
import type { Lineage } from './lineage.ts'
import { type Signal, signalsOf } from './signals.ts'
import type { TrendRow } from './trend-view.ts'
import type { GroupName } from './view.ts'

export interface SignalView extends Signal {
  title: Localised
  /** Of equal weight. */
  readings: [Localised, Localised]
  /** For the group, which alone knows. */
  question: Localised
}

export interface SignalWeekView {
  round: string
  week: string
  monday: string
  signals: SignalView[]
  /** How far the group agrees, per driver, where it is large enough for a word. */
  agreement: Record<string, Agreement>
}

/** GET /api/groups/:id/signals?weeks=26 — oldest first, at most three a week. */
export interface SignalsView {
  group: GroupName
  weeks: SignalWeekView[]
}

/** How many weeks of history a signal is read in. */
export const signalHistory = 26

interface Input {
  group: GroupName
  /** Oldest first; the first of them may serve as history only. */
  rows: TrendRow[]
  /** How many of the last are told. */
  told: number
  joins: Lineage['joins']
  /** Of the organisation's own drivers. */
  names?: DriverNames
}

/** Weeks are compared only with weeks of the same people: across a season only where nothing else changed with it. */
export function signalsView({ group, rows, told, joins, names = {} }: Input): SignalsView {
  const goesOn = new Set(joins.filter(({ changed }) => !changed).map(({ season }) => season))
  const weeks = rows.map(({ questions, group, round }) => ({
    questions,
    group: round.state === 'void' ? null : group,
  }))
  let first = 0
  const all = rows.map(({ round, monday }, i): SignalWeekView => {
    if (i > 0 && rows[i - 1]!.round.season !== round.season && !goesOn.has(round.season)) first = i
    const history = weeks.slice(Math.max(first, i + 1 - signalHistory), i + 1)
    const signals = signalsOf(history).map((signal) => inWords(signal, names))
    const { group, questions } = weeks[i]!
    const agreement = group ? agreementIn(group, questions) : {}
    return { round: round.id, week: round.week, monday, signals, agreement }
  })
  return { group, weeks: told > 0 ? all.slice(-told) : [] }
}

const inWords = (signal: Signal, names: DriverNames): SignalView => ({
  ...signal,
  ...signalWords(signal.kind, signal.driver, names),
})
