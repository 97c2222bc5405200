/** An organisation as teams and counts: all that cells, seasons and the gate need to know, and nobody's name but a team's. */

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
