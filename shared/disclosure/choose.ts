/**
 * The rule: which aggregates may be published together. After subtracting published descendants every aggregate is a
 * residual block; each cell is an edge between its T-block and its L-block, with its number of answers as capacity; block 0
 * is "covered by nothing published". A linear combination of published numbers about 1…k−1 people exists exactly when this
 * graph has a cut of weight 1…k−1, so an aggregate is published when no such cut comes with it.
 */
import type { GroupKind } from '../published/published.ts'
import type { Aggregate } from './aggregates.ts'
import { Graph, type Guard } from './graph.ts'

/** Which kinds go first where not all can be shown: the organisation chooses, per season. */
export type Order = 'units' | 'teams'

export type Verdict = 'shown' | 'season' | 'few' | 'protects-another'

export interface Choice {
  /** Answers per cell, whole numbers in the unit of k. */
  weights: number[]
  k: number
  /** What may be shown at all, by position. */
  permitted: (aggregate: number) => boolean
  guard?: Guard
}

/** Tried together: the units before the teams, or after them where that shows more teams. */
interface Step {
  units: number[]
  teams: number[]
}

/** A unit of fewer teams says little that they do not, so it may cost none of them. */
const teamsOfAUnit = 5

/**
 * Chooses among the same aggregates as often as asked: a verdict on each, in their order. Throws on weights that are not
 * whole numbers: a fractional graph leaks silently.
 */
export function chooserOf(aggregates: Aggregate[], order: Order): (choice: Choice) => Verdict[] {
  const position = new Map(aggregates.map(({ id }, i) => [id, i]))
  const parents = Int32Array.from(aggregates, ({ parent }) => (parent === null ? -1 : position.get(parent)!))
  const byId = aggregates.map((_, i) => i).sort((a, b) => (aggregates[a]!.id < aggregates[b]!.id ? -1 : 1))
  const of = (kind: GroupKind) => byId.filter((i) => aggregates[i]!.kind === kind)
  const [whole, levels, units, teams, unitLevels] = (
    ['organisation', 'level', 'unit', 'team', 'unit-level'] as const
  ).map(of) as [number[], number[], number[], number[], number[]]
  const { large, families } = unitsAndTeams(aggregates, parents, byId)

  return ({ weights, k, permitted, guard }) => {
    if (![k, ...weights].every((number) => Number.isInteger(number) && number >= 0))
      throw new RangeError('answers and k are whole numbers')
    const sums = aggregates.map(({ cells }) => {
      let sum = 0
      for (const i of cells) sum += weights[i]!
      return sum
    })
    const graph = new Graph(aggregates, parents, weights, guard)
    const verdicts = new Array<Verdict>(aggregates.length)
    const mayBeShown = (i: number) => permitted(i) && sums[i]! >= k
    /** Most answers first. */
    const settle = (some: number[]) => {
      const ranked = some.length > 1 ? [...some].sort((a, b) => sums[b]! - sums[a]!) : some
      for (const i of ranked) {
        if (!permitted(i)) verdicts[i] = 'season'
        else if (sums[i]! < k) verdicts[i] = 'few'
        else verdicts[i] = graph.publish(i, k) ? 'shown' : 'protects-another'
      }
    }
    const settleFamily = ({ units, teams }: Step) => {
      if (units.length === 0) return settle(teams)
      const before = graph.size
      const attempt = (...lists: number[][]) => {
        graph.retractTo(before)
        for (const some of lists) settle(some)
        return teams.filter((i) => verdicts[i] === 'shown').length
      }
      const unitsFirst = attempt(units, teams)
      if (unitsFirst === teams.filter(mayBeShown).length) return
      if (units.some(mayBeShown) && attempt(teams, units) <= unitsFirst) attempt(units, teams)
    }

    settle(whole)
    // There are few levels, and each hides at most one other.
    settle(levels)
    if (order === 'teams') {
      settle(teams)
      settle(units)
    } else {
      settle(large)
      const answers = ({ units, teams }: Step) => sums[units[0] ?? teams[0]!]!
      for (const family of [...families].sort((a, b) => answers(b) - answers(a))) settleFamily(family)
    }
    settle(unitLevels)
    return verdicts
  }
}

/** Units of many teams; and the others with all that lies in them, outermost first, and every team beside them. */
function unitsAndTeams(
  aggregates: Aggregate[],
  parents: Int32Array,
  byId: number[],
): { large: number[]; families: Step[] } {
  const teams = aggregates.map(() => 0)
  for (const [i, { kind }] of aggregates.entries())
    if (kind === 'team') for (let above = parents[i]!; above >= 0; above = parents[above]!) teams[above]! += 1
  const isSmall = (i: number) => aggregates[i]!.kind === 'unit' && teams[i]! < teamsOfAUnit
  const large = byId.filter((i) => aggregates[i]!.kind === 'unit' && !isSmall(i))

  const families = new Map<number, Step>()
  const inTree = byId.filter((i) => isSmall(i) || aggregates[i]!.kind === 'team')
  for (const i of inTree.sort((a, b) => aggregates[b]!.cells.length - aggregates[a]!.cells.length)) {
    let outermost = i
    for (let above = parents[i]!; above >= 0; above = parents[above]!) if (isSmall(above)) outermost = above
    const family = families.get(outermost) ?? { units: [], teams: [] }
    families.set(outermost, family)
    family[aggregates[i]!.kind === 'unit' ? 'units' : 'teams'].push(i)
  }
  return { large, families: [...families.values()] }
}
