/** One end of a search for a path: the blocks that it has reached, nearest first, and how. */
export class Front {
  readonly #reached: Int32Array
  readonly #via: Int32Array
  readonly #queue: Int32Array
  #length = 0
  #at = 0
  #search = 0
  /** The block whose cells are being looked at, the family of the list that they are in, and the next of them. */
  block = -1
  family: 'T' | 'L' = 'T'
  cell = -1

  constructor(blocks: number) {
    this.#reached = new Int32Array(blocks)
    this.#via = new Int32Array(blocks)
    this.#queue = new Int32Array(blocks)
  }

  start(block: number): void {
    this.#search += 1
    this.#length = 0
    this.#at = 0
    this.block = -1
    this.cell = -1
    this.reach(block, -1)
  }

  reach(block: number, via: number): void {
    this.#reached[block] = this.#search
    this.#via[block] = via
    this.#queue[this.#length++] = block
  }

  has(block: number): boolean {
    return this.#reached[block] === this.#search
  }

  /** The cell by which a block was reached; −1 where the search began. */
  via(block: number): number {
    return this.#via[block]!
  }

  /** Goes on to the next block that was reached; false when there is none. */
  advance(): boolean {
    if (this.#at === this.#length) return false
    this.block = this.#queue[this.#at++]!
    return true
  }
}
