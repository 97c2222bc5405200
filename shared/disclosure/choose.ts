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
  aggregates: Aggregate[]
  /** Answers per cell, whole numbers in the unit of k. */
  weights: number[]
  k: number
  order: Order
  /** What may be shown at all. */
  permitted: (aggregate: Aggregate) => boolean
}

/** A verdict on every aggregate, by id. Throws on weights that are not whole numbers: a fractional graph leaks silently. */
export function choose({ aggregates, weights, k, order, permitted }: Choice): Map<string, Verdict> {
  if (![k, ...weights].every((number) => Number.isInteger(number) && number >= 0))
    throw new RangeError('answers and k are whole numbers')
  const answers = (aggregate: Aggregate) => aggregate.cells.reduce((sum, i) => sum + weights[i]!, 0)
  const ranked = aggregates
    .map((aggregate) => ({
      aggregate,
      answers: answers(aggregate),
      kind: kinds[order].indexOf(aggregate.kind),
    }))
    .sort((a, b) => a.kind - b.kind || b.answers - a.answers || (a.aggregate.id < b.aggregate.id ? -1 : 1))
  const graph = new Graph(aggregates, weights)
  const verdicts = new Map<string, Verdict>()
  for (const { aggregate, answers } of ranked) {
    if (!permitted(aggregate)) verdicts.set(aggregate.id, 'season')
    else if (answers < k) verdicts.set(aggregate.id, 'few')
    else verdicts.set(aggregate.id, graph.publish(aggregate, k) ? 'shown' : 'protects-another')
  }
  return verdicts
}

/** Cells as edges between the blocks of the two families. */
class Graph {
  #blocks = new Blocks()
  #of: { T: number[]; L: number[] }
  #published = new Map<string, number>()
  #parents: Map<string, string | null>
  readonly #weights: number[]

  constructor(aggregates: Aggregate[], weights: number[]) {
    this.#weights = weights
    this.#of = { T: weights.map(() => 0), L: weights.map(() => 0) }
    this.#parents = new Map(aggregates.map(({ id, parent }) => [id, parent]))
  }

  /** False, and nothing changed, when a cut of weight 1…k−1 would come with it. */
  publish({ id, family, cells }: Aggregate, k: number): boolean {
    const parent = this.#ancestorBlock(id)
    const moving = cells.filter((i) => this.#of[family][i] === parent)
    const block = this.#blocks.add()
    this.#move(moving, family, parent, block)
    const flow = this.#blocks.flow(block, parent, k)
    if (flow > 0 && flow < k) {
      this.#move(moving, family, block, parent)
      return false
    }
    this.#published.set(id, block)
    return true
  }

  #ancestorBlock(id: string): number {
    for (let above = this.#parents.get(id); above; above = this.#parents.get(above)) {
      const block = this.#published.get(above)
      if (block !== undefined) return block
    }
    return 0
  }

  #move(cells: number[], family: 'T' | 'L', from: number, to: number): void {
    const other = this.#of[family === 'T' ? 'L' : 'T']
    for (const i of cells) {
      this.#blocks.connect(from, other[i]!, -this.#weights[i]!)
      this.#of[family][i] = to
      this.#blocks.connect(to, other[i]!, this.#weights[i]!)
    }
  }
}
