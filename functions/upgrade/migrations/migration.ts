/**
 * One step from a version of the data to the next. It may die at any line and be made again from the start, and finds what is
 * left to do. It only adds or completes: the code of the version before works with what it leaves (docs/decisions/0024).
 */
import type { Runtime } from '../../platform/runtime.ts'

export interface Migration {
  /** The version that the data have after it: the number of its file. */
  to: number
  /** @returns what it changed, in numbers, for the log */
  run(runtime: Pick<Runtime, 'table'>): Promise<Record<string, number>>
}
