/** Members, levels and the tree they make: who reports to whom. */

export type Language = 'fr' | 'en'

/** Roles that an organisation gives by hand; member and manager follow from the tree. */
export type AssignedRole = 'hr' | 'administrator'

export interface Member {
  id: string
  name: string
  email: string
  /** For text messages, E.164: +33612345678. */
  phone?: string
  /** Id of this person's manager; null for the one head. */
  manager: string | null
  level: string
  language: Language
  /** Name of the team that this person leads, where it has one of its own. */
  team?: string
  branch?: string
  role?: AssignedRole
  /** False for people who are in the tree but never answer (a replay's invented managers). Default true. */
  eligible?: boolean
}

export interface Organisation {
  /** Level ids from the top down. */
  levels: string[]
  members: Member[]
}

/** The four rungs of a sales force, and its marketing department. */
export const defaultLevels = ['director', 'area-manager', 'field-manager', 'rep', 'marketing'] as const
