/**
 * `quorum attack`: what anybody can compute from published files by adding and subtracting. It knows their format and,
 * where given, the directory; it shares nothing with the gate.
 */

import type { PublishedRound } from '#shared/published/published.ts'
import { type Headcounts, headcountsOf } from './attack/directory.ts'
import { bandRange, type Range } from './attack/ranges.ts'
import { type Derived, derivedBelow, type Row, setLimit } from './attack/search.ts'
import { type Joined, join } from './attack/seats.ts'
import { readRound } from './published-round.ts'

export interface Finding {
  /** A question of a round, a round's questions together, or all files together. */
  where: string
  /** Who they are, cell by cell. */
  who: string[]
  combination: string
  /** At least and at most so many answers. */
  lo: number
  hi: number
}

export interface Attack {
  k: number
  /** Sets that surely hold from one to k − 1 answers. */
  leaks: Finding[]
  /** Sets that may: the file does not tell whether fewer than k of them answered. */
  possible: Finding[]
  /** What was looked at. */
  tables: { where: string; groups: number; cells: number }[]
  setLimit: number
}

export interface AttackOptions {
  /** The published files: one round, or a season. */
  files: { name: string; text: string }[]
  /** CSV of the organisation, for exact headcounts. */
  organisation?: string
  k: number
}

/** @throws CommandError where a file is no published round */
export function attackOn({ files, organisation, k }: AttackOptions): Attack {
  const rounds = files.map(({ name, text }) => readRound(name, text))
  const joined = join(rounds)
  const people = organisation === undefined ? undefined : headcountsOf(organisation)
  const headcounts = joined.atoms.map((atom) => headcount(atom, people))
  const attack: Attack = { k, leaks: [], possible: [], tables: [], setLimit }
  const search = (where: string, rows: Row[]) => {
    attack.tables.push({ where, groups: rows.length, cells: headcounts.length })
    for (const derived of derivedBelow(k, headcounts, rows)) {
      const sure = derived.lo >= 1 && derived.hi < k
      attack[sure ? 'leaks' : 'possible'].push(told(where, derived, joined))
    }
  }
  const unions = rounds.map((round, file) => {
    const cellsOf = (ids: string[]) => ids.flatMap((id) => joined.atomsOf[file]!.get(id) ?? [])
    for (const { id } of round.questions)
      search(
        `${round.round}, ${id}`,
        round.groups.flatMap((group): Row[] => {
          const result = group.results[id]
          if (!result || 'hidden' in result) return []
          return [{ name: group.id, cells: cellsOf(group.cells), ...bandRange(result.answers) }]
        }),
      )
    return unionOf(round, cellsOf)
  })
  for (const [i, { round, questions }] of rounds.entries())
    if (questions.length > 1) search(`${round}, all questions together`, unions[i]!)
  if (rounds.length > 1) search('all rounds together', season(unions))
  return attack
}

/** Who answers one question may skip another: of everybody who voted, the bands of questions only tell the least. */
function unionOf({ questions, groups }: PublishedRound, cellsOf: (ids: string[]) => number[]): Row[] {
  const everybody = questions.filter(({ asked }) => asked === 'all')
  return groups.flatMap((group): Row[] => {
    const least = everybody.flatMap(({ id }) => {
      const result = group.results[id]
      return !result || 'hidden' in result ? [] : [bandRange(result.answers).lo]
    })
    if (least.length === 0) return []
    return [
      { name: group.id, cells: cellsOf(group.cells), lo: Math.max(...least), hi: Number.POSITIVE_INFINITY },
    ]
  })
}

/** A set counts as small only where it is in every week, so the least of weeks is what is sure. */
function season(unions: Row[][]): Row[] {
  const rows = new Map<string, Row>()
  for (const row of unions.flat()) {
    const key = [...row.cells].sort((a, b) => a - b).join()
    const before = rows.get(key)
    rows.set(key, before ? { ...before, lo: Math.min(before.lo, row.lo) } : row)
  }
  return [...rows.values()]
}

function headcount({ seats, eligible }: Joined['atoms'][number], people?: Headcounts): Range {
  const known = people && seats.every((seat) => seat.startsWith('['))
  return { lo: 0, hi: known ? seats.reduce((sum, seat) => sum + (people.get(seat) ?? 0), 0) : eligible }
}

function told(where: string, { cells, combination, lo, hi }: Derived, { atoms }: Joined): Finding {
  const sign = (times: number, first: boolean) => (times < 0 ? (first ? '−' : ' − ') : first ? '' : ' + ')
  const factor = (times: number) => (Math.abs(times) === 1 ? '' : `${Math.abs(times)} × `)
  return {
    where,
    who: cells.map((i) => atoms[i]!.name),
    combination: [...combination]
      .sort((a, b) => b.times - a.times)
      .map(({ name, times }, i) => `${sign(times, i === 0)}${factor(times)}${name}`)
      .join(''),
    lo,
    hi,
  }
}
