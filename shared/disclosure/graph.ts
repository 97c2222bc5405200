/** The graph of what is published so far: cells as edges between the residual blocks of the two families. */
import type { Aggregate } from './aggregates.ts'
import { Blocks } from './flow.ts'

/** What else has a say in what may be published; told in the same order, and taken back in the reverse. */
export interface Guard {
  admit(aggregate: number): boolean
  /** Takes back what was admitted last. */
  retract(): void
}

interface Step {
  aggregate: number
  moved: number[]
  from: number
}

export class Graph {
  readonly #aggregates: Aggregate[]
  readonly #parents: Int32Array
  readonly #guard: Guard | undefined
  readonly #blocks: Blocks
  /** The block of a published aggregate; 0 of any other. */
  readonly #published: Int32Array
  readonly #steps: Step[] = []

  /** @param parents positions of the smallest aggregate around each, −1 for none */
  constructor(aggregates: Aggregate[], parents: Int32Array, weights: number[], guard?: Guard) {
    this.#aggregates = aggregates
    this.#parents = parents
    this.#guard = guard
    this.#blocks = new Blocks(weights, aggregates.length)
    this.#published = new Int32Array(aggregates.length)
  }

  /** How many are published. */
  get size(): number {
    return this.#steps.length
  }

  /** False, and nothing changed, when a cut of weight 1…k−1 would come with it, or it is not admitted. */
  publish(aggregate: number, k: number): boolean {
    const { family, cells } = this.#aggregates[aggregate]!
    const parent = this.#ancestorBlock(aggregate)
    const moving = cells.filter((i) => this.#blocks.blockOf(i, family) === parent)
    const block = this.#blocks.add(family)
    this.#move(moving, family, block)
    const flow = this.#blocks.flow(block, parent, k)
    if ((flow > 0 && flow < k) || this.#guard?.admit(aggregate) === false) {
      this.#move(moving, family, parent)
      this.#blocks.drop()
      return false
    }
    this.#published[aggregate] = block
    this.#steps.push({ aggregate, moved: moving, from: parent })
    return true
  }

  /** Back to when so many were published. */
  retractTo(size: number): void {
    while (this.#steps.length > size) {
      const { aggregate, moved, from } = this.#steps.pop()!
      this.#move(moved, this.#aggregates[aggregate]!.family, from)
      this.#blocks.drop()
      this.#published[aggregate] = 0
      this.#guard?.retract()
    }
  }

  #move(cells: number[], family: Aggregate['family'], to: number): void {
    for (const i of cells) this.#blocks.move(i, family, to)
  }

  #ancestorBlock(aggregate: number): number {
    let above = this.#parents[aggregate]!
    while (above >= 0 && this.#published[above] === 0) above = this.#parents[above]!
    return above < 0 ? 0 : this.#published[above]!
  }
}
