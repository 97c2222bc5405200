/** GET /api/people/:id/held — everything that Quorum holds about one member, as JSON. */
import type { Localised } from '../language/localised.ts'
import type { AssignedRole, Member } from './organisation.ts'

export interface Held {
  /** The member's id, and when it was put together. */
  about: string
  at: string
  /** As the directory has them: with the instant of joining and the seats that seasons froze. */
  member: Member & { since: string; seats?: Record<string, { team: string; level: string }> }
  /** What they chose about messages. */
  choices: { language?: string; channel?: string; stopped?: boolean; silent: string[] }
  /** Roles that administrators gave them, beside that of the imported file. */
  roles: AssignedRole[]
  /** Of twelve hours: when they were signed out everywhere. */
  signedOut: string | null
  /** The team that they lead, and those that they led in a season. */
  leads: { id: string; name: string | null; leader: string } | null
  led: { season: string; leader: string; name: string | null }[]
  /** Of forty days: which messages were due to them, and what became of each; never their words. */
  messages: { kind: string; round: string; state: string; reason?: string }[]
  /** By ISO week, the messages that counted against their budget. */
  counted: { week: string; messages: string[] }[]
  /** Whether their address was refused. */
  stopped: { reason: string; at: string }[]
  /** The API keys that they made. */
  keys: { name: string; scopes: string[]; made: string; until: string; used?: string; revoked?: string }[]
  /** What cannot be found, and why. */
  notHeld: Localised
}
