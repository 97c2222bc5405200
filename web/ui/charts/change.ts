/** The rows of a table of changes: what was, what is, and a word for what lies between. */
import type { RowName } from './heat.ts'

export type ChangeCell =
  | {
      /** "45 → 52", and the same as it is read out. */
      pair: string
      spoken: string
      /** Null where there is nothing to say: neither was asked. */
      word: string | null
      /** A real change has a shape and a tint; nothing else has. */
      moved: 'rose' | 'fell' | null
    }
  | { reason: string; pair: string; spoken: string }

export interface ChangeRow extends RowName {
  /** One reason for the whole row, or a cell a column. */
  cells: ChangeCell[] | { reason: string }
}
