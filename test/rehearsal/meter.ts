/** What AWS would count and charge for, by what was done meanwhile. */

export interface Invoked {
  count: number
  milliseconds: number
  cpu: number
}

export interface Counts {
  /** Requests, bytes and the like, by what is counted. */
  counts: Record<string, number>
  functions: Record<string, Invoked>
  /** Units of DynamoDB on demand, and by `<table> <operation>`. */
  reads: number
  writes: number
  operations: Record<string, number>
}

export interface Meter {
  count(what: string, by: number): void
  invocation(name: string, milliseconds: number, cpu: number): void
  units(table: string, operation: string, reads: number, writes: number): void
  /** What was counted while `work` was done. */
  during(work: () => Promise<unknown>): Promise<Counts>
  total(): Counts
}

const nothing = (): Counts => ({ counts: {}, functions: {}, reads: 0, writes: 0, operations: {} })

export function meter(): Meter {
  const running = new Set<Counts>()
  const all = nothing()
  running.add(all)
  return {
    count(what, by) {
      for (const one of running) one.counts[what] = (one.counts[what] ?? 0) + by
    },
    invocation(name, milliseconds, cpu) {
      for (const { functions } of running) {
        const before = functions[name] ?? { count: 0, milliseconds: 0, cpu: 0 }
        functions[name] = {
          count: before.count + 1,
          milliseconds: before.milliseconds + milliseconds,
          cpu: before.cpu + cpu,
        }
      }
    },
    units(table, operation, reads, writes) {
      for (const one of running) {
        one.reads += reads
        one.writes += writes
        const key = `${table} ${operation}`
        one.operations[key] = (one.operations[key] ?? 0) + 1
      }
    },
    async during(work) {
      const counts = nothing()
      running.add(counts)
      try {
        await work()
      } finally {
        running.delete(counts)
      }
      return counts
    },
    total: () => all,
  }
}
