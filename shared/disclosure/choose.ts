/**
 * The rule: which aggregates may be published together. After subtracting published descendants every aggregate is a
 * residual block; each cell is an edge between its T-block and its L-block, with its number of answers as capacity; block 0
 * is "covered by nothing published". A linear combination of published numbers about 1…k−1 people exists exactly when this
 * graph has a cut of weight 1…k−1, so an aggregate is published when no such cut comes with it.
 */
import type { GroupKind } from '../published/published.ts'
import type { Aggregate } from './aggregates.ts'
import { Blocks } from './flow.ts'

/** Which kinds go first where not all can be shown: the organisation chooses, per season. */
export type Order = 'units' | 'teams'

type Rank = GroupKind | 'small unit'

/** Levels first: there are few, and each hides at most one other. */
const ranks: Record<Order, Rank[]> = {
  units: ['organisation', 'level', 'unit', 'team', 'small unit', 'unit-level'],
  teams: ['organisation', 'level', 'team', 'unit', 'unit-level'],
}

/** A unit of fewer teams says little that its teams do not, and shown before them it hides the more of them. */
const teamsOfAUnit = 5

export type Verdict = 'shown' | 'season' | 'few' | 'protects-another'

export interface Choice {
  /** Answers per cell, whole numbers in the unit of k. */
  weights: number[]
  k: number
  /** What may be shown at all, by position. */
  permitted: (aggregate: number) => boolean
  /** Asked last, of what would be shown: false where anything else forbids it. */
  admit?: (aggregate: number) => boolean
}

/**
 * Chooses among the same aggregates as often as asked: a verdict on each, in their order. Throws on weights that are not
 * whole numbers: a fractional graph leaks silently.
 */
export function chooserOf(aggregates: Aggregate[], order: Order): (choice: Choice) => Verdict[] {
  const position = new Map(aggregates.map(({ id }, i) => [id, i]))
  const parents = Int32Array.from(aggregates, ({ parent }) => (parent === null ? -1 : position.get(parent)!))
  const byId = aggregates.map((_, i) => i).sort((a, b) => (aggregates[a]!.id < aggregates[b]!.id ? -1 : 1))
  const teams = teamsWithin(aggregates, parents)
  const rankOf = (i: number): Rank => {
    const { kind } = aggregates[i]!
    return kind === 'unit' && order === 'units' && teams[i]! < teamsOfAUnit ? 'small unit' : kind
  }
  const byRank = ranks[order].map((rank) => byId.filter((i) => rankOf(i) === rank))

  return ({ weights, k, permitted, admit = () => true }) => {
    if (![k, ...weights].every((number) => Number.isInteger(number) && number >= 0))
      throw new RangeError('answers and k are whole numbers')
    const sums = aggregates.map(({ cells }) => {
      let sum = 0
      for (const i of cells) sum += weights[i]!
      return sum
    })
    const graph = new Graph(aggregates, parents, weights)
    const verdicts = new Array<Verdict>(aggregates.length)
    for (const rank of byRank)
      for (const i of [...rank].sort((a, b) => sums[b]! - sums[a]!)) {
        const answers = sums[i]!
        if (!permitted(i)) verdicts[i] = 'season'
        else if (answers < k) verdicts[i] = 'few'
        else verdicts[i] = graph.publish(i, k, admit) ? 'shown' : 'protects-another'
      }
    return verdicts
  }
}

/** How many teams lie in each aggregate of the tree. */
function teamsWithin(aggregates: Aggregate[], parents: Int32Array): number[] {
  const teams = aggregates.map(() => 0)
  for (const [i, { kind }] of aggregates.entries())
    if (kind === 'team') for (let above = parents[i]!; above >= 0; above = parents[above]!) teams[above]! += 1
  return teams
}

/** Cells as edges between the blocks of the two families. */
class Graph {
  readonly #aggregates: Aggregate[]
  readonly #parents: Int32Array
  readonly #blocks: Blocks
  /** The block of a published aggregate; 0 of any other. */
  readonly #published: Int32Array

  constructor(aggregates: Aggregate[], parents: Int32Array, weights: number[]) {
    this.#aggregates = aggregates
    this.#parents = parents
    this.#blocks = new Blocks(weights, aggregates.length)
    this.#published = new Int32Array(aggregates.length)
  }

  /** False, and nothing changed, when a cut of weight 1…k−1 would come with it, or it is not admitted. */
  publish(aggregate: number, k: number, admit: (aggregate: number) => boolean): boolean {
    const { family, cells } = this.#aggregates[aggregate]!
    const parent = this.#ancestorBlock(aggregate)
    const moving = cells.filter((i) => this.#blocks.blockOf(i, family) === parent)
    const block = this.#blocks.add(family)
    this.#move(moving, family, block)
    const flow = this.#blocks.flow(block, parent, k)
    if ((flow > 0 && flow < k) || !admit(aggregate)) {
      this.#move(moving, family, parent)
      this.#blocks.drop()
      return false
    }
    this.#published[aggregate] = block
    return true
  }

  #move(cells: number[], family: 'T' | 'L', to: number): void {
    for (const i of cells) this.#blocks.move(i, family, to)
  }

  #ancestorBlock(aggregate: number): number {
    let above = this.#parents[aggregate]!
    while (above >= 0 && this.#published[above] === 0) above = this.#parents[above]!
    return above < 0 ? 0 : this.#published[above]!
  }
}
