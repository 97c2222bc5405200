/**
 * Maximum flow between two blocks, stopped at a limit: cells are undirected edges with whole capacities, and paths are
 * looked for from both ends in turn, cell by cell. The end that soon has no way on settles it, however large the rest is.
 */
import { CellLists } from './cell-lists.ts'
import { Front } from './front.ts'

const families = ['T', 'L'] as const
type Family = (typeof families)[number]
const otherFamily = { T: 'L', L: 'T' } as const

const nothingYet = -1
const noWayOn = -2

/** Every cell lies in one block of each family; at first they are all loops at block 0, which is of both. */
export class Blocks {
  readonly #weights: ArrayLike<number>
  readonly #lists: Record<Family, CellLists>
  readonly #family: Family[] = ['T']
  /** Capacity in use from the T-block to the L-block. */
  readonly #used: Float64Array
  readonly #touched: number[] = []
  readonly #source: Front
  readonly #sink: Front

  /** @param most how many blocks will be added */
  constructor(weights: ArrayLike<number>, most: number) {
    const list = () => new CellLists(weights.length, most + 1)
    this.#weights = weights
    this.#lists = { T: list(), L: list() }
    this.#used = new Float64Array(weights.length)
    this.#source = new Front(most + 1)
    this.#sink = new Front(most + 1)
    for (let cell = 0; cell < weights.length; cell++)
      for (const family of families) this.#lists[family].put(cell, 0)
  }

  /** A new block without cells; its number. */
  add(family: Family): number {
    return this.#family.push(family) - 1
  }

  /** Back to before the last block was added, which has no cells. */
  drop(): void {
    this.#family.pop()
  }

  blockOf(cell: number, family: Family): number {
    return this.#lists[family].block[cell]!
  }

  move(cell: number, family: Family, to: number): void {
    this.#lists[family].take(cell)
    this.#lists[family].put(cell, to)
  }

  /** The smaller of the limit and the maximum flow. */
  flow(source: number, sink: number, limit: number): number {
    let total = 0
    while (total < limit) {
      const middle = this.#meet(source, sink)
      if (middle === noWayOn) break
      total += this.#augment(middle, limit - total)
    }
    for (const cell of this.#touched) this.#used[cell] = 0
    this.#touched.length = 0
    return total
  }

  /** The block where the two searches meet. */
  #meet(source: number, sink: number): number {
    this.#source.start(source)
    this.#sink.start(sink)
    for (;;) {
      const fromSource = this.#step(this.#source, this.#sink, 1)
      if (fromSource !== nothingYet) return fromSource
      const fromSink = this.#step(this.#sink, this.#source, -1)
      if (fromSink !== nothingYet) return fromSink
    }
  }

  /** Looks at one cell: what it has spare towards the other end, forwards (1) or, from the sink, backwards (−1). */
  #step(front: Front, other: Front, direction: 1 | -1): number {
    while (front.cell < 0) {
      // Block 0 has cells of both families.
      if (front.block === 0 && front.family === 'T') front.family = 'L'
      else if (!front.advance()) return noWayOn
      else front.family = this.#family[front.block]!
      front.cell = this.#lists[front.family].first(front.block)
    }
    const cell = front.cell
    const list = this.#lists[front.family]
    front.cell = list.next(cell)
    const next = this.#lists[otherFamily[front.family]].block[cell]!
    if (front.has(next)) return nothingYet
    if (this.#spare(cell, front.family === 'T' ? direction : -direction) <= 0) return nothingYet
    front.reach(next, cell)
    return other.has(next) ? next : nothingYet
  }

  /** @param direction 1 from the T-block to the L-block, −1 back */
  #spare(cell: number, direction: number): number {
    return this.#weights[cell]! - direction * this.#used[cell]!
  }

  /** Sends what it can through the block in the middle; how much. */
  #augment(middle: number, limit: number): number {
    const path: { cell: number; direction: number }[] = []
    for (const [front, sign] of [
      [this.#source, 1],
      [this.#sink, -1],
    ] as const)
      for (let block = middle, cell = front.via(block); cell >= 0; cell = front.via(block)) {
        const arrives = this.blockOf(cell, 'L') === block
        path.push({ cell, direction: arrives ? sign : -sign })
        block = this.blockOf(cell, arrives ? 'T' : 'L')
      }
    let room = limit
    for (const { cell, direction } of path) room = Math.min(room, this.#spare(cell, direction))
    for (const { cell, direction } of path) {
      this.#used[cell]! += direction * room
      this.#touched.push(cell)
    }
    return room
  }
}
