/** An organisation as teams and counts: all that cells, seasons and the gate need to know, and nobody's name but a team's. */
import type { Organisation } from './organisation.ts'

/** The direct reports of one manager. The head, who reports to nobody, has a seat in the team that they lead. */
export interface Team {
  /** The manager's id, which is the team's id. */
  id: string
  /** The team in which this team's manager sits; null for the head's own. */
  parent: string | null
  /** The name that the organisation gave it, or null: then it is called after `leader`. */
  name: string | null
  /** The manager's name. */
  leader: string
}

/** How many eligible members of one level sit in one team. */
export interface Seats {
  team: string
  level: string
  eligible: number
}

export interface Structure {
  /** Level ids from the top down. */
  levels: string[]
  teams: Team[]
  seats: Seats[]
}

/** The finest group that a ballot names: one team at one level, or several merged. */
export interface Cell {
  id: string
  /** Sorted team ids. */
  teams: string[]
  /** Levels in the organisation's order. */
  levels: string[]
  seats: Seats[]
  eligible: number
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Teams from the head down, siblings by id, whatever the order of members. Throws when nobody is the head. */
export function structureOf({ levels, members }: Organisation): Structure {
  const head = members.find(({ manager }) => manager === null)
  if (!head) throw new RangeError('an organisation has a head')
  const names = new Map(members.map((member) => [member.id, member]))
  const reports = new Map<string, string[]>([[head.id, []]])
  for (const { id, manager } of members) {
    if (manager === null) continue
    const list = reports.get(manager)
    if (list) list.push(id)
    else reports.set(manager, [id])
  }
  const teams: Team[] = []
  const seats: Seats[] = []
  const visit = (id: string) => {
    const { name, team, manager } = names.get(id)!
    teams.push({ id, parent: manager, name: team ?? null, leader: name })
    const people = [...(manager === null ? [id] : []), ...reports.get(id)!]
    for (const level of levels) {
      const eligible = people.filter((one) => {
        const member = names.get(one)!
        return member.level === level && member.eligible !== false
      }).length
      if (eligible > 0) seats.push({ team: id, level, eligible })
    }
    for (const one of reports.get(id)!.sort(byText)) if (reports.has(one)) visit(one)
  }
  visit(head.id)
  return { levels, teams, seats }
}
