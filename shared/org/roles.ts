/** Roles beside those of the imported file: given by an administrator, to whoever is there. */
import type { AssignedRole, Member } from './organisation.ts'

export const assignedRoles = ['hr', 'administrator'] as const satisfies AssignedRole[]

/** Seconds from a sign-in to the last request that it opens. */
export const longestSession = 12 * 3600

export interface Assignments {
  /** By member; nobody without one stands here. */
  roles: Record<string, AssignedRole[]>
  /** By member: sessions that began until then, in seconds, open nothing any more. */
  ended: Record<string, number>
}

export const noAssignments: Assignments = { roles: {}, ended: {} }

/** What the file says and what was given here: neither takes the other's away. */
export function rolesOf({ id, role }: Pick<Member, 'id' | 'role'>, { roles }: Assignments): AssignedRole[] {
  const given = Object.hasOwn(roles, id) ? roles[id]! : []
  return assignedRoles.filter((one) => one === role || given.includes(one))
}

/** The one for which somebody is written to: of two, that of HR. */
export const mainRole = (member: Pick<Member, 'id' | 'role'>, assignments: Assignments) =>
  rolesOf(member, assignments)[0]

export function withRoles(assignments: Assignments, id: string, given: readonly AssignedRole[]): Assignments {
  const { [id]: _, ...others } = assignments.roles
  const kept = assignedRoles.filter((role) => given.includes(role))
  return { ...assignments, roles: kept.length > 0 ? { ...others, [id]: kept } : others }
}

/** Until when somebody's sessions are over, in seconds. */
export const endedUntil = ({ ended }: Pick<Assignments, 'ended'>, id: string): number =>
  Object.hasOwn(ended, id) ? ended[id]! : 0

/** Whoever signed in until now signs in again. What could no longer be open anyway is forgotten. */
export function withEnded(assignments: Assignments, id: string, now: number): Assignments {
  const still = Object.entries(assignments.ended).filter(([, at]) => at + longestSession > now)
  // After the one before, also within a second: who signed in between has a session from after that one.
  const until = Math.max(now, endedUntil(assignments, id) + 1)
  return { ...assignments, ended: { ...Object.fromEntries(still), [id]: until } }
}

/** When a session begins: never at a time until which others of that person are over, whatever the clocks say. */
export const beginning = (assignments: Assignments, id: string, now: number): number =>
  Math.max(now, endedUntil(assignments, id) + 1)

/** Nothing of these people is left. */
export function withoutPeople(assignments: Assignments, ids: readonly string[]): Assignments {
  const gone = new Set(ids)
  const kept = <T>(of: Record<string, T>) =>
    Object.fromEntries(Object.entries(of).filter(([id]) => !gone.has(id)))
  return { roles: kept(assignments.roles), ended: kept(assignments.ended) }
}

/** Whether anybody of them administers. */
export const isAdministered = (members: readonly Member[], assignments: Assignments): boolean =>
  members.some((member) => rolesOf(member, assignments).includes('administrator'))
