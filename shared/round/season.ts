/** A season: a quarter in which the roster behind the cells and the set of groups that may be shown stay the same. */
import type { Cell, Structure } from '../org/structure.ts'

export interface Season {
  /** "2026-Q4" */
  id: string
  k: number
  /** Which aggregates the gate tries first after organisation and levels. */
  order: 'units' | 'teams'
  /** Instant from which the roster is frozen. */
  starts: string
  structure: Structure
  cells: Cell[]
  /** Group ids that a round of this season may show. */
  permitted: string[]
}
