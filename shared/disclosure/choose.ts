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

const kinds: Record<Order, GroupKind[]> = {
  units: ['organisation', 'level', 'unit', 'team', 'unit-level'],
  teams: ['organisation', 'level', 'team', 'unit', 'unit-level'],
}

export type Verdict = 'shown' | 'season' | 'few' | 'protects-another'

export interface Choice {
  /** Answers per cell, whole numbers in the unit of k. */
  weights: number[]
  k: number
  /** What may be shown at all, by position. */
  permitted: (aggregate: number) => boolean
}

/**
 * Chooses among the same aggregates as often as asked: a verdict on each, in their order. Throws on weights that are not
 * whole numbers: a fractional graph leaks silently.
 */
export function chooserOf(aggregates: Aggregate[], order: Order): (choice: Choice) => Verdict[] {
  const position = new Map(aggregates.map(({ id }, i) => [id, i]))
  const parents = Int32Array.from(aggregates, ({ parent }) => (parent === null ? -1 : position.get(parent)!))
  const byId = aggregates.map((_, i) => i).sort((a, b) => (aggregates[a]!.id < aggregates[b]!.id ? -1 : 1))
  const byKind = kinds[order].map((kind) => byId.filter((i) => aggregates[i]!.kind === kind))

  return ({ weights, k, permitted }) => {
    if (![k, ...weights].every((number) => Number.isInteger(number) && number >= 0))
      throw new RangeError('answers and k are whole numbers')
    const sums = aggregates.map(({ cells }) => {
      let sum = 0
      for (const i of cells) sum += weights[i]!
      return sum
    })
    const graph = new Graph(aggregates, parents, weights)
    const verdicts = new Array<Verdict>(aggregates.length)
    for (const kind of byKind)
      for (const i of [...kind].sort((a, b) => sums[b]! - sums[a]!)) {
        const answers = sums[i]!
        if (!permitted(i)) verdicts[i] = 'season'
        else if (answers < k) verdicts[i] = 'few'
        else verdicts[i] = graph.publish(i, k) ? 'shown' : 'protects-another'
      }
    return verdicts
  }
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

  /** False, and nothing changed, when a cut of weight 1…k−1 would come with it. */
  publish(aggregate: number, k: number): boolean {
    const { family, cells } = this.#aggregates[aggregate]!
    const parent = this.#ancestorBlock(aggregate)
    const moving = cells.filter((i) => this.#blocks.blockOf(i, family) === parent)
    const block = this.#blocks.add(family)
    this.#move(moving, family, block)
    const flow = this.#blocks.flow(block, parent, k)
    if (flow > 0 && flow < k) {
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
