/**
 * Maximum flow between two blocks, stopped at a limit: an undirected multigraph with integer capacities, augmented along
 * shortest paths (Edmonds & Karp 1972).
 */

/** Capacities between blocks, both ways round. Moving an edge keeps the sums. */
export class Blocks {
  #edges: Map<number, number>[] = [new Map()]

  /** A new block without edges; its number. */
  add(): number {
    return this.#edges.push(new Map()) - 1
  }

  connect(a: number, b: number, capacity: number): void {
    if (a === b || capacity === 0) return
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const sum = (this.#edges[from]!.get(to) ?? 0) + capacity
      if (sum === 0) this.#edges[from]!.delete(to)
      else this.#edges[from]!.set(to, sum)
    }
  }

  /** The smaller of the limit and the maximum flow. */
  flow(source: number, sink: number, limit: number): number {
    const used = new Map<number, Map<number, number>>()
    const residual = (a: number, b: number, capacity: number) => capacity - (used.get(a)?.get(b) ?? 0)
    const push = (a: number, b: number, amount: number) => {
      const row = used.get(a) ?? new Map<number, number>()
      used.set(a, row.set(b, (row.get(b) ?? 0) + amount))
    }
    let total = 0
    while (total < limit) {
      const path = this.#shortest(source, sink, residual)
      if (!path) return total
      const room = Math.min(limit - total, ...path.map(([a, b]) => residual(a, b, this.#edges[a]!.get(b)!)))
      for (const [a, b] of path) {
        push(a, b, room)
        push(b, a, -room)
      }
      total += room
    }
    return total
  }

  #shortest(
    source: number,
    sink: number,
    residual: (a: number, b: number, capacity: number) => number,
  ): [number, number][] | null {
    const from = new Map<number, number>([[source, source]])
    const queue = [source]
    for (const block of queue) {
      for (const [next, capacity] of this.#edges[block]!) {
        if (from.has(next) || residual(block, next, capacity) <= 0) continue
        from.set(next, block)
        if (next === sink) return pathTo(sink, source, from)
        queue.push(next)
      }
    }
    return null
  }
}

function pathTo(sink: number, source: number, from: Map<number, number>): [number, number][] {
  const path: [number, number][] = []
  for (let block = sink; block !== source; block = from.get(block)!) path.push([from.get(block)!, block])
  return path
}
