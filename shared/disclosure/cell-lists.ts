/** Which cells lie in which block of one family: linked lists in arrays, so that a cell moves at once. */
export class CellLists {
  readonly block: Int32Array
  readonly #first: Int32Array
  readonly #next: Int32Array
  readonly #before: Int32Array

  constructor(cells: number, blocks: number) {
    this.block = new Int32Array(cells)
    this.#first = new Int32Array(blocks).fill(-1)
    this.#next = new Int32Array(cells)
    this.#before = new Int32Array(cells)
  }

  put(cell: number, block: number): void {
    const first = this.#first[block]!
    this.block[cell] = block
    this.#next[cell] = first
    this.#before[cell] = -1
    if (first >= 0) this.#before[first] = cell
    this.#first[block] = cell
  }

  take(cell: number): void {
    const [before, next] = [this.#before[cell]!, this.#next[cell]!]
    if (before >= 0) this.#next[before] = next
    else this.#first[this.block[cell]!] = next
    if (next >= 0) this.#before[next] = before
  }

  /** −1 where there is none. */
  first(block: number): number {
    return this.#first[block]!
  }

  next(cell: number): number {
    return this.#next[cell]!
  }
}
