/**
 * Who asks: a member behind a session, an API key, or whoever holds the installation's token. A request that carries a
 * bearer is judged by it alone, whatever cookie comes along. Personal links are no callers: they open what `linkReader` says.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'hono'
import type { Role } from '#shared/insight/view.ts'
import { keyActor, tokenActor } from '#shared/operation/audit.ts'
import { type Scope, scopesOf, tokenScopes } from '#shared/operation/scopes.ts'
import type { AssignedRole } from '#shared/org/organisation.ts'
import { endedUntil, rolesOf } from '#shared/org/roles.ts'
import { getContact } from '../platform/contact.ts'
import { watchTime } from '../platform/last-runs.ts'
import { getMember, type MemberItem } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import { getAssignments } from '../platform/roles.ts'
import type { Runtime } from '../platform/runtime.ts'
import { bearer } from './bearer.ts'
import { type KeyRecord, keyStore } from './key-store.ts'
import type { Session, Sessions } from './session.ts'

/** `actor` is how the audit log names them. */
export type Caller =
  | { kind: 'member'; actor: string; member: MemberNow; roles: Role[]; session: string }
  /** `maker` as the directory has them now; `scopes` are those that they could still give. */
  | { kind: 'key'; actor: string; id: string; scopes: Scope[]; maker: MemberNow }
  | { kind: 'token'; actor: typeof tokenActor }

/**
 * Asked twice about a request, it looks once.
 * @throws Problem not-signed-in, also for somebody who has left since; token-invalid, also for a key whose maker has left or
 * lost the role; key-mistyped
 */
export type CallerOf = (c: Context) => Promise<Caller>

/** What somebody may give to a key: by the directory alone, since a claim of their last sign-in may be long gone. */
export const givenBy = ({ given }: Pick<MemberNow, 'given'>): Scope[] => scopesOf(given)

export function allows(caller: Caller, scope: Scope): boolean {
  switch (caller.kind) {
    case 'member':
      return scopesOf(caller.roles).includes(scope)
    case 'key':
      return caller.scopes.includes(scope)
    case 'token':
      return tokenScopes.includes(scope)
  }
}

export function callers(runtime: Runtime, sessions: Pick<Sessions, 'current'>): CallerOf {
  const bearerOf = bearer(runtime)
  const keys = keyStore(runtime)

  return (c) => {
    const known = c.get('asking') as Promise<Caller> | undefined
    const found = known ?? look(c)
    if (!known) c.set('asking', found)
    return found
  }

  async function look(c: Context): Promise<Caller> {
    const proof = await bearerOf(c)
    if (proof?.kind === 'token') return { kind: 'token', actor: tokenActor }
    if (proof) return ofKey(proof.record)
    const session = await sessions.current(c)
    if (!session) throw problem('not-signed-in')
    return ofSession(session)
  }

  async function ofSession(session: Session): Promise<Caller> {
    const [member, leads] = await Promise.all([memberNow(runtime, session.id), manages(session.id)])
    if (!member) throw problem('not-signed-in')
    const roles = new Set<Role>(['member'])
    if (leads) roles.add('manager')
    // Ended by an administrator, or when a role was taken away.
    if (session.began <= member.endedUntil) throw problem('not-signed-in')
    for (const role of [...member.given, ...session.roles]) roles.add(role)
    return { kind: 'member', actor: member.id, member, roles: [...roles], session: session.session }
  }

  async function ofKey({ id, by, scopes, used }: KeyRecord): Promise<Caller> {
    const maker = await memberNow(runtime, by)
    const left = maker ? scopes.filter((scope) => givenBy(maker).includes(scope)) : []
    if (!maker || left.length === 0) throw problem('token-invalid')
    const today = watchTime(runtime).toISOString().slice(0, 10)
    // Only for people to look at: a request does not fail for it.
    if (used !== today)
      await keys.usedOn(id, today).catch(() => runtime.log.warn('The day of a key’s use was not noted'))
    return { kind: 'key', actor: keyActor(id), id, scopes: left, maker }
  }

  /** Whoever has a team is a manager. */
  async function manages(id: string): Promise<boolean> {
    const table = runtime.table('directory')
    const { Item } = await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: { pk: 'structure', sk: `team#${id}` },
        ConsistentRead: true,
      }),
    )
    return Item !== undefined
  }
}

export interface MemberNow extends MemberItem {
  /** Of the file and of administrators. */
  given: AssignedRole[]
  /** Sessions that began until then, in seconds, are over. */
  endedUntil: number
}

/** The member as the directory has them, in the language that they chose themselves, with the roles that they were given. */
export async function memberNow(runtime: Runtime, id: string): Promise<MemberNow | undefined> {
  const table = runtime.table('directory')
  const [member, { language }, assignments] = await Promise.all([
    getMember(table, id),
    getContact(table, id),
    getAssignments(table),
  ])
  if (!member) return undefined
  const given = rolesOf(member, assignments)
  return { ...member, ...(language ? { language } : {}), given, endedUntil: endedUntil(assignments, id) }
}
