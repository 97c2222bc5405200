/** The tree of teams, and which cells lie in which unit and which group of teams. */
import type { Cell, Structure } from '../org/structure.ts'

interface Manager {
  id: string
  /** Position of the manager above, −1 for a head. */
  parent: number
  /** Whether a manager leads somebody who leads a team. */
  leadsManagers: boolean
}

/** From the head down, siblings by id. */
export function managersOf({ teams }: Structure): Manager[] {
  const children = new Map<string | null, string[]>()
  for (const { id, parent } of teams) {
    const siblings = children.get(parent)
    if (siblings) siblings.push(id)
    else children.set(parent, [id])
  }
  const managers: Manager[] = []
  const visit = (id: string, parent: number) => {
    const own = (children.get(id) ?? []).sort()
    const position = managers.push({ id, parent, leadsManagers: own.length > 0 }) - 1
    for (const child of own) visit(child, position)
  }
  for (const head of children.get(null) ?? []) visit(head, -1)
  return managers
}

/** For each manager the cells wholly in teams of theirs or below, ascending. */
export function cellsBelow(managers: Manager[], cells: Cell[]): number[][] {
  const position = new Map(managers.map(({ id }, i) => [id, i]))
  // A manager stands after the one above: of two positions the later one's way up meets the other's.
  const meet = (a: number, b: number): number => {
    while (a !== b) {
      if (a > b) a = managers[a]!.parent
      else b = managers[b]!.parent
    }
    return a
  }
  const below = managers.map((): number[] => [])
  for (const [i, { teams }] of cells.entries()) {
    if (teams.length === 0) continue
    let at = teams.map((team) => position.get(team) ?? -1).reduce(meet)
    for (; at >= 0; at = managers[at]!.parent) below[at]!.push(i)
  }
  return below
}

/** Teams that share a cell are one group with one name: the cells of a connected set of teams, from the head down. */
export function teamGroups(managers: Manager[], cells: Cell[]): { teams: string[]; cells: number[] }[] {
  const position = new Map(managers.map(({ id }, i) => [id, i]))
  // Every team points to an earlier one of its group, the first to itself.
  const earlier = managers.map((_, i) => i)
  const firstOf = (at: number): number => {
    while (earlier[at] !== at) at = earlier[at] = earlier[earlier[at]!]!
    return at
  }
  for (const { teams } of cells) {
    const firsts = teams.map((team) => firstOf(position.get(team)!))
    const first = Math.min(...firsts)
    for (const one of firsts) earlier[one] = first
  }
  const groups = new Map<number, { teams: string[]; cells: number[] }>()
  for (const [i, { id }] of managers.entries()) {
    const first = firstOf(i)
    if (first === i) groups.set(i, { teams: [id], cells: [] })
    else groups.get(first)!.teams.push(id)
  }
  for (const [i, { teams }] of cells.entries())
    if (teams.length > 0) groups.get(firstOf(position.get(teams[0]!)!))!.cells.push(i)
  return [...groups.values()].map((group) => ({ ...group, teams: group.teams.sort() }))
}
