/** GET /api/directory — what whoever keeps the directory sees of it as a whole. */
import type { Localised } from '../language/localised.ts'
import type { Difference } from './difference.ts'
import type { AssignedRole } from './organisation.ts'

export interface DirectoryView {
  /** Rises with every import; 0 before the first. */
  version: number
  /** From the top down; people who may answer. */
  levels: { level: string; name: Localised; people: number }[]
  teams: number
  /** An import that is being written, in writes. */
  running: { done: number; total: number } | null
  /** The last import, while it can be undone. */
  last: {
    at: string
    until: string
    /** Members before it. */
    people: number
    /** Whether a round has opened since, which then counts on it. */
    inUse: boolean
  } | null
}

/** POST /api/directory/preview, /import and /undo — what would change, or did. */
export interface ImportView {
  /** Of a preview the version that an import must name; of an import the new one. */
  version: number
  members: number
  levels: string[]
  difference: Difference
}

/** GET /api/people — a page of those whom a search finds, by name. */
export interface PeopleView {
  /** How many it finds. */
  total: number
  people: PersonView[]
  /** For the next page; null on the last. */
  next: string | null
}

export interface PersonView {
  id: string
  name: string
  email: string
  level: string
  /** The name of the team that they lead, where it has one. */
  team: string | null
  /** The manager's name; null of the head. */
  manager: string | null
  levelName: Localised
  role: AssignedRole | null
  /** Whether they may answer. */
  asked: boolean
}
