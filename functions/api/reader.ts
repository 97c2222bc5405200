/** Who reads: the member behind a session, as the directory knows them now, with their roles. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'hono'
import { namesLink } from '#shared/ballot/link-header.ts'
import type { Role } from '#shared/insight/view.ts'
import { getContact } from '../platform/contact.ts'
import { getMember, type MemberItem } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Sessions } from './session.ts'

export interface Reader {
  member: MemberItem
  roles: Role[]
  /** The round of the personal link by which they came. */
  link?: string
}

/** @throws Problem not-signed-in, also for somebody who has left since or who comes by a personal link */
export type SignedIn = (c: Context) => Promise<Reader>

export function reader(runtime: Runtime, sessions: Pick<Sessions, 'current'>): SignedIn {
  return async (c) => {
    if (namesLink(c.req.header('authorization'))) throw problem('not-signed-in')
    const session = await sessions.current(c)
    if (!session) throw problem('not-signed-in')
    const [member, leads] = await Promise.all([memberNow(runtime, session.id), manages(session.id)])
    if (!member) throw problem('not-signed-in')
    const roles = new Set<Role>(['member'])
    if (leads) roles.add('manager')
    if (member.role) roles.add(member.role)
    for (const role of session.roles) roles.add(role)
    return { member, roles: [...roles] }
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

/** The member as the directory has them, in the language that they chose themselves. */
export async function memberNow(runtime: Runtime, id: string): Promise<MemberItem | undefined> {
  const table = runtime.table('directory')
  const [member, { language }] = await Promise.all([getMember(table, id), getContact(table, id)])
  return member && { ...member, ...(language ? { language } : {}) }
}
