/** The season's permitted set, applied to a round whose cells may have merged since. */
import type { Cell } from '../org/structure.ts'
import type { Season } from '../round/season.ts'
import { type Aggregate, aggregatesOf } from './aggregates.ts'

const seatKey = (seat: { team: string; level: string }) => JSON.stringify([seat.team, seat.level])

/** For a seat that the season does not know: newcomers sit nowhere in it, and only ever add to the organisation. */
export const nowhere = -1

/** For each cell of a round the positions of the season's cells that it is made of. */
export function seasonCellsOf(season: Season, cells: Cell[]): number[][] {
  const cellOfSeat = new Map<string, number>()
  for (const [i, cell] of season.cells.entries())
    for (const seat of cell.seats) cellOfSeat.set(seatKey(seat), i)
  return cells.map((cell) => [...new Set(cell.seats.map((seat) => cellOfSeat.get(seatKey(seat)) ?? nowhere))])
}

/**
 * A round's group may be shown when its seats are those of a permitted group of the season, or of several that do not
 * overlap: then it says nothing that the season's table could not say.
 * @param seasonCells of the round's cells, as `seasonCellsOf` gives them
 */
export function permittedIn(season: Season, seasonCells: number[][]): (aggregate: Aggregate) => boolean {
  const allowed = new Set(season.permitted)
  const inSeason = aggregatesOf(season.structure, season.cells).filter(({ id }) => allowed.has(id))
  const holding = { T: season.cells.map((): number[] => []), L: season.cells.map((): number[] => []) }
  for (const [position, { family, cells: some }] of inSeason.entries())
    for (const i of some) holding[family][i]!.push(position)

  return ({ family, cells: own }) => {
    const set = new Set(own.flatMap((i) => seasonCells[i]!))
    if (set.has(nowhere)) return false
    const held = new Map<number, number>()
    for (const i of set) for (const one of holding[family][i]!) held.set(one, (held.get(one) ?? 0) + 1)
    // Every cell must lie in a permitted group of the family that does not reach beyond the set.
    const whole = (one: number) => held.get(one) === inSeason[one]!.cells.length
    for (const i of set) if (!holding[family][i]!.some(whole)) return false
    return true
  }
}
