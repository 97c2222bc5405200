/** The rows of a heatmap, and the tint of a score: five steps, of which only the extremes are bold. */

export type HeatCell =
  | {
      score: number
      text: string
      mark: { word: string; sign: string } | null
      /** How far people agree, where it is told. */
      note?: string | null
    }
  /** Nothing to show, and nothing hidden: not asked of this group. */
  | { score: null; text: string }
  | { reason: string }

export interface RowName {
  id: string
  name: string
  href: string | null
  /** Who belongs to the name but not to the numbers; null where nobody is missing. */
  note: string | null
  /** Size band; null where hidden, for a hidden row says nothing about its size. */
  size: string | null
  depth: number
  /** Whether what lies below is there; null where nothing does. */
  open: boolean | null
  /** Where the row is folded or opened again; null where it is not. */
  fold: { href: string; label: string } | null
}

export interface HeatRow extends RowName {
  /** One reason for the whole row, or a cell a column. */
  cells: HeatCell[] | { reason: string }
}

const bounds = [40, 50, 65, 75]

export type Heat = 1 | 2 | 3 | 4 | 5

export function heatOf(score: number): Heat {
  const above = bounds.findIndex((bound) => score < bound)
  return ((above === -1 ? bounds.length : above) + 1) as Heat
}
