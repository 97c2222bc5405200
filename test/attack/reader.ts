/** A plain reader with a pencil: a group less the groups inside it, a parent less its shown children. */
import type { PublishedGroup, ShownResult } from '../../shared/published/published.ts'
import { countPerCell, type Publication, pointsWithin, within } from './publication.ts'

export interface Read {
  /** Groups of one to k − 1 people left over by a subtraction. */
  sets: string[][]
  /** Of these, whose mean comes out to the hundredth of a point. */
  exact: number
}

type Shown = PublishedGroup & { shown: ShownResult }

export function subtract(publication: Publication, question: string): Read {
  const { published } = publication
  const counts = countPerCell(publication, question)
  const groups = published.groups.flatMap((group): Shown[] => {
    const shown = group.results[question]
    return shown && !('hidden' in shown) ? [{ ...group, shown }] : []
  })
  const found = new Map<string, { cells: string[]; exact: boolean }>()
  const take = (whole: Shown, parts: Shown[]) => {
    const gone = new Set(parts.flatMap(({ cells }) => cells))
    const cells = whole.cells.filter((id) => !gone.has(id))
    const n = within(cells, counts)
    if (n === 0 || n >= published.k) return
    const truth = (25 * pointsWithin(publication, cells, question)) / n
    const exact = Math.abs(difference(whole, parts) - truth) < 0.01
    const key = cells
      .filter((id) => counts.get(id))
      .sort()
      .join()
    found.set(key, { cells, exact: exact || (found.get(key)?.exact ?? false) })
  }
  for (const whole of groups) {
    const own = new Set(whole.cells)
    const inside = groups.filter(
      (one) => one.cells.length < whole.cells.length && one.cells.every((id) => own.has(id)),
    )
    for (const one of inside) take(whole, [one])
    const children = inside.filter(({ parent }) => parent === whole.id)
    if (children.length > 1) take(whole, children)
  }
  const all = [...found.values()]
  return { sets: all.map(({ cells }) => cells), exact: all.filter(({ exact }) => exact).length }
}

/** As if bands were numbers: the middle of a band is the best guess. */
function difference(whole: Shown, parts: Shown[]): number {
  const n = ({ shown }: Shown) => {
    const [from, to = from] = shown.answers.replace('+', '').split('-').map(Number)
    return (from! + to!) / 2
  }
  const rest = n(whole) - parts.reduce((sum, one) => sum + n(one), 0)
  return (n(whole) * whole.shown.score - parts.reduce((sum, one) => sum + n(one) * one.shown.score, 0)) / rest
}
