/**
 * A group through reorganisations. A season freezes who sits where, so a line is whole within one and has a join at each
 * new one: the same group, one merged with others, one split from them, or a namesake under another manager. A join is
 * drawn and said, never bridged: from published rounds nobody can know that the people are the same.
 */
import type { Localised } from '../language/localised.ts'
import type { GroupKind, PublishedCell, PublishedGroup } from '../published/published.ts'

/** What is known of one season: the cells and groups of a round of it, and the tree's names. */
export interface SeasonGroups {
  season: string
  cells: PublishedCell[]
  groups: Pick<PublishedGroup, 'id' | 'kind' | 'cells'>[]
  teams: { id: string; name: Localised; parent: string | null }[]
}

export type JoinKind = 'new-season' | 'merged' | 'split' | 'renamed'

export interface Join {
  /** The season that begins with it. */
  season: string
  kind: JoinKind
  /** Group ids before and after. */
  before: string[]
  after: string[]
  /** Whether the same group has other teams or levels in it than before, or its number changed by more than a tenth. */
  changed: boolean
}

export interface Lineage {
  /** By season, oldest first: the ids under which the group's line goes on; none where it has no place. */
  segments: { season: string; groups: string[] }[]
  joins: Join[]
}

/** @param seasons oldest first, each once */
export function lineageOf(group: { id: string; kind: GroupKind }, seasons: SeasonGroups[]): Lineage {
  const home = seasons.findLastIndex((season) => has(season, group.id))
  if (home < 0) return { segments: [], joins: [] }
  const ids = seasons.map((): string[] => [])
  ids[home] = [group.id]
  // Outwards from the season that has the group itself.
  for (const direction of [-1, 1]) {
    let own = group.id
    for (let at = home + direction; seasons[at]; at += direction) {
      const there = seasons[at]!
      const found = has(there, own) ? [own] : holding(own, group.kind, there)
      const namesake = found.length > 0 ? undefined : namesakeOf(own, seasons[at - direction]!, there)
      if (namesake !== undefined) own = namesake
      ids[at] = namesake === undefined ? found : [namesake]
    }
  }
  return {
    segments: seasons.map(({ season }, i) => ({ season, groups: ids[i]! })),
    joins: joinsOf(seasons, ids),
  }
}

const has = ({ groups }: SeasonGroups, id: string) => groups.some((group) => group.id === id)

/** Which groups of a season hold teams of a group that it does not have. */
function holding(own: string, kind: GroupKind, { groups }: SeasonGroups): string[] {
  const wanted = new Set(teamsOf(own))
  const found = groups.filter(
    (group) => group.kind === kind && teamsOf(group.id).some((id) => wanted.has(id)),
  )
  return found.map(({ id }) => id)
}

/** The teams that a group's id is made of: only teams and units change theirs. */
function teamsOf(id: string): string[] {
  const [kind, teams = ''] = id.split(':')
  return kind === 'team' || kind === 'unit' ? teams.split('+') : []
}

/**
 * A team's id is its manager's, so a new manager makes a new one. It is taken for the same line only where one name at one
 * place in the tree was left by the one manager and taken by the other.
 */
function namesakeOf(id: string, from: SeasonGroups, to: SeasonGroups): string | undefined {
  const [kind, manager] = id.split(':')
  const known = from.teams.find((team) => team.id === manager)
  if (!known || to.teams.some((team) => team.id === manager)) return undefined
  const namesakes = to.teams.filter(
    ({ id, name, parent }) =>
      name.fr === known.name.fr &&
      name.en === known.name.en &&
      parent === known.parent &&
      !from.teams.some((team) => team.id === id),
  )
  const found = namesakes.length === 1 ? `${kind}:${namesakes[0]!.id}` : undefined
  return found !== undefined && has(to, found) ? found : undefined
}

function joinsOf(seasons: SeasonGroups[], ids: string[][]): Join[] {
  return seasons.flatMap((season, i) => {
    const last = ids.findLastIndex((some, earlier) => earlier < i && some.length > 0)
    const [before, after] = [ids[last] ?? [], ids[i]!]
    if (before.length === 0 || after.length === 0) return []
    const kind = kindOf(before, after)
    const same = () => sameMakeup(cellsOf(before[0]!, seasons[last]!), cellsOf(after[0]!, season))
    return [{ season: season.season, kind, before, after, changed: kind !== 'new-season' || !same() }]
  })
}

function kindOf(before: string[], after: string[]): JoinKind {
  if (before.join() === after.join()) return 'new-season'
  const [was, is] = [before, after].map((ids) => new Set(ids.flatMap(teamsOf))) as [Set<string>, Set<string>]
  if (![...was].some((team) => is.has(team))) return 'renamed'
  if (before.length !== after.length) return before.length > after.length ? 'merged' : 'split'
  return [...was].some((team) => !is.has(team)) ? 'split' : 'merged'
}

/** As far as cells tell: nine in ten sit at the same level of the same team as before. Newcomers sit nowhere. */
export function sameMakeup(before: PublishedCell[], after: PublishedCell[]): boolean {
  const [was, is] = [seatsOf(before), seatsOf(after)]
  const total = (seats: Map<string, number>) =>
    [...seats.values()].reduce((sum, eligible) => sum + eligible, 0)
  const kept = [...was].reduce((sum, [seat, eligible]) => sum + Math.min(eligible, is.get(seat) ?? 0), 0)
  return kept > 0 && kept * 10 >= Math.max(total(was), total(is)) * 9
}

const seatsOf = (cells: PublishedCell[]) =>
  new Map(
    cells
      .filter(({ teams }) => teams.length > 0)
      .map(({ teams, levels, eligible }) => [`${teams} ${levels}`, eligible]),
  )

/** The cells of a group of a round; none where it is not there. */
export function cellsOf(
  id: string,
  { cells, groups }: Pick<SeasonGroups, 'cells' | 'groups'>,
): PublishedCell[] {
  const own = new Set(groups.find((group) => group.id === id)?.cells)
  return cells.filter((cell) => own.has(cell.id))
}
