/** What an administrator is to know of an installation, part by part, from what its api and its doors told. */
import type { DoorName, DoorView, RunnerName, StatusView } from './status.ts'

export type State = 'well' | 'late' | 'unreachable' | 'attention'

/** Which sentence says it; each part has its own. */
export type Finding =
  | { about: DoorName; state: State; says: 'well' | 'other' | 'database' | 'unreachable'; values?: Values }
  | { about: 'database'; state: State; says: 'well' | 'unreachable'; values?: Values }
  | {
      about: 'clock' | 'tally'
      state: State
      says: 'well' | 'late' | 'never' | 'unreachable'
      values?: Values
    }
  | {
      about: 'courier'
      state: State
      says: 'idle' | 'well' | 'late' | 'never' | 'unreachable'
      values?: Values
    }
  | { about: 'undelivered'; state: State; says: 'well' | 'some' | 'unreachable'; values?: Values }
  | {
      about: 'rounds'
      state: State
      says: 'well' | 'none' | 'paused' | 'late' | 'unreachable'
      values?: Values
    }

/** `at` is an instant, for the reader to write as a moment. */
export interface Values {
  at?: string
  count?: number
  version?: string
  expected?: string
  tables?: string
}

/** @param status null where the api did not tell it */
export function findingsOf(doors: DoorView[], status: StatusView | null): Finding[] {
  const versions = doors.find(({ name, version }) => name === 'api' && version)?.version
  const expected = status?.version ?? versions ?? null
  const outside = doors.map((door) => doorFinding(door, expected))
  if (!status) return outside
  return [
    ...outside,
    databaseFinding(status),
    runFinding(status, 'clock'),
    runFinding(status, 'tally'),
    courierFinding(status),
    undeliveredFinding(status),
    roundsFinding(status),
  ]
}

export const allWell = (findings: Finding[]): boolean => findings.every(({ state }) => state === 'well')

function doorFinding({ name: about, state, version }: DoorView, expected: string | null): Finding {
  if (state === 'unreachable') return { about, state: 'unreachable', says: 'unreachable' }
  if (state === 'database-unreachable') return { about, state: 'unreachable', says: 'database' }
  if (version !== null && expected !== null && version !== expected)
    return { about, state: 'attention', says: 'other', values: { version, expected } }
  return { about, state: 'well', says: 'well' }
}

function databaseFinding({ tables }: StatusView): Finding {
  const silent = Object.entries(tables).flatMap(([name, answers]) => (answers ? [] : [name]))
  if (silent.length === 0) return { about: 'database', state: 'well', says: 'well' }
  return {
    about: 'database',
    state: 'unreachable',
    says: 'unreachable',
    values: { tables: silent.join(', ') },
  }
}

const runOf = ({ runs }: StatusView, name: RunnerName) => runs.find((run) => run.name === name)

function runFinding(status: StatusView, about: 'clock' | 'tally'): Finding {
  const run = runOf(status, about)
  if (!status.tables.results || !run) return { about, state: 'unreachable', says: 'unreachable' }
  if (run.last === null) return { about, state: 'late', says: 'never' }
  const values = { at: run.last }
  return run.late
    ? { about, state: 'late', says: 'late', values }
    : { about, state: 'well', says: 'well', values }
}

function courierFinding(status: StatusView): Finding {
  const about = 'courier'
  const run = runOf(status, about)
  const { waiting: count } = status
  if (count === null || !status.tables.commons || !run)
    return { about, state: 'unreachable', says: 'unreachable' }
  if (count === 0) return { about, state: 'well', says: 'idle' }
  if (run.last === null) return { about, state: 'late', says: 'never', values: { count } }
  const values = { count, at: run.last }
  return run.late
    ? { about, state: 'late', says: 'late', values }
    : { about, state: 'well', says: 'well', values }
}

function undeliveredFinding({ dead, undeliverable }: StatusView): Finding {
  const about = 'undelivered'
  if (dead === null || undeliverable === null) return { about, state: 'unreachable', says: 'unreachable' }
  const count = dead + undeliverable
  return count === 0
    ? { about, state: 'well', says: 'well' }
    : { about, state: 'attention', says: 'some', values: { count } }
}

function roundsFinding({ ahead, paused }: StatusView): Finding {
  const about = 'rounds'
  if (ahead === null) return { about, state: 'unreachable', says: 'unreachable' }
  const [next] = ahead
  if (!next && paused) return { about, state: 'well', says: 'paused' }
  if (!next) return { about, state: 'attention', says: 'none' }
  return next.overdue
    ? { about, state: 'late', says: 'late', values: { at: next.at } }
    : { about, state: 'well', says: 'well' }
}
