/** Who sees which published group. A role decides what is shown, never how it was made; the gate decided that before. */
import type { Role } from '#shared/insight/view.ts'
import type { Structure } from '#shared/org/structure.ts'

export interface Sight {
  id: string
  roles: Role[]
  level: string
  /** Ids of the teams in which this person sits: today's, and the one that the season froze where they moved since. */
  seats: string[]
}

export const seesResults = (roles: Role[]): boolean =>
  roles.includes('hr') || !roles.includes('administrator')

/** Whether this person may open the group of an id. */
export function rightsOf(
  { id, roles, level, seats }: Sight,
  structure: Structure,
): (group: string) => boolean {
  if (roles.includes('hr')) return () => true
  if (!seesResults(roles)) return () => false
  const manager = roles.includes('manager')
  const below = manager ? teamsBelow(id, structure) : new Set<string>()
  const above = structure.teams.find((team) => team.id === id)?.parent
  const ownTeams = new Set([...seats, ...below])
  const ownUnits = new Set([...below, ...(above ? [above] : [])])
  const levels = manager ? [level, levelBelow(level, below, structure)] : []

  return (group) => {
    if (group === 'organisation') return true
    const [kind, teams = '', unitLevel] = group.split(':')
    const some = teams.split('+')
    switch (kind) {
      // A merged team is the team of everybody in it.
      case 'team':
        return some.some((team) => ownTeams.has(team))
      case 'unit':
        return manager && some.every((team) => ownUnits.has(team))
      case 'level':
        return levels.includes(teams)
      case 'unit-level':
        return unitLevel !== undefined && some.every((team) => below.has(team))
      default:
        return false
    }
  }
}

/**
 * Whether this person is told the signals of a group: of what they lead or what lies below, and hr of everything. A group
 * that holds anybody else's people too is not theirs to ask.
 */
export function signalsFor({ id, roles }: Sight, structure: Structure): (group: string) => boolean {
  if (roles.includes('hr')) return () => true
  if (!seesResults(roles) || !roles.includes('manager')) return () => false
  const below = teamsBelow(id, structure)
  const head = structure.teams.some((team) => team.id === id && team.parent === null)
  return (group) => {
    if (group === 'organisation') return head
    const [kind, teams = ''] = group.split(':')
    return ['team', 'unit', 'unit-level'].includes(kind!) && teams.split('+').every((team) => below.has(team))
  }
}

/** The teams of a manager and of everybody below. */
function teamsBelow(id: string, { teams }: Structure): Set<string> {
  const children = new Map<string | null, string[]>()
  for (const { id, parent } of teams) children.set(parent, [...(children.get(parent) ?? []), id])
  const below = new Set<string>()
  const waiting = teams.some((team) => team.id === id) ? [id] : []
  for (let team = waiting.pop(); team !== undefined; team = waiting.pop()) {
    if (below.has(team)) continue
    below.add(team)
    waiting.push(...(children.get(team) ?? []))
  }
  return below
}

/** The next level downwards that somebody below has. */
function levelBelow(level: string, below: Set<string>, { levels, seats }: Structure): string | undefined {
  const found = new Set(seats.filter(({ team }) => below.has(team)).map((seat) => seat.level))
  return levels.slice(levels.indexOf(level) + 1).find((next) => found.has(next))
}

/** The group that a person's first page shows: what they lead, else where they sit. */
export function homeOf({ id, roles, seats }: Sight, groups: string[]): string | null {
  const teamWith = (team: string) => (group: string) =>
    group.startsWith('team:') && group.slice('team:'.length).split('+').includes(team)
  const wanted: ((group: string) => boolean)[] = [
    ...(roles.includes('hr') ? [(group: string) => group === 'organisation'] : []),
    ...(roles.includes('manager') ? [(group: string) => group === `unit:${id}`, teamWith(id)] : []),
    ...seats.map(teamWith),
    (group) => group === 'organisation',
  ]
  for (const fits of wanted) {
    const found = groups.find(fits)
    if (found) return found
  }
  return null
}
