/** Groups as a tree read from the top down, with what is folded away left out. */

interface Node {
  id: string
  parent: string | null
}

export interface Row<T> {
  group: T
  depth: number
  /** Null where nothing lies below. */
  open: boolean | null
}

/** Depth first, siblings in the given order. A group whose parent is not here stands at the top. */
export function rowsOf<T extends Node>(groups: T[], folded: ReadonlySet<string>): Row<T>[] {
  const here = new Set(groups.map(({ id }) => id))
  const below = new Map<string | null, T[]>()
  for (const group of groups) {
    const parent = group.parent !== null && here.has(group.parent) ? group.parent : null
    below.set(parent, [...(below.get(parent) ?? []), group])
  }
  const rows: Row<T>[] = []
  const walk = (parent: string | null, depth: number) => {
    for (const group of below.get(parent) ?? []) {
      const open = below.has(group.id) ? !folded.has(group.id) : null
      rows.push({ group, depth, open })
      if (open) walk(group.id, depth + 1)
    }
  }
  walk(null, 0)
  return rows
}

/** The group itself and all below it, in the given order. */
export function below<T extends Node>(groups: T[], id: string): T[] {
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]))
  const within = (at: string | null | undefined): boolean =>
    at === id || (typeof at === 'string' && within(parents.get(at)))
  return groups.filter((group) => within(group.id))
}

/** From the top down to the group itself; empty where it is not among them. */
export function pathTo<T extends Node>(groups: T[], id: string | null): T[] {
  const found = groups.find((group) => group.id === id)
  return found ? [...pathTo(groups, found.parent), found] : []
}

/** More rows than these are read better unit by unit. */
const mostRows = 40

/** What lies below the first ones is closed where there are too many rows to read at once. Else null. */
export function closedIn<T extends Node>(groups: T[], most = mostRows): Set<string> | null {
  const rows = rowsOf(groups, new Set())
  if (rows.length <= most) return null
  return new Set(rows.filter(({ depth, open }) => depth > 0 && open !== null).map(({ group }) => group.id))
}
