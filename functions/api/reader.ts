/** Who reads: the member behind a session, as the directory knows them now, with their roles. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'hono'
import type { Role } from '#shared/insight/view.ts'
import { getMember, type MemberItem } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type SealedCookies, sessionCookie } from './sealed-cookie.ts'

export interface Reader {
  member: MemberItem
  roles: Role[]
}

/** @throws Problem not-signed-in, also for somebody who has left since */
export type SignedIn = (c: Context) => Promise<Reader>

export function reader(runtime: Runtime, cookies: SealedCookies): SignedIn {
  return async (c) => {
    const session = await cookies.get(c, sessionCookie)
    if (typeof session?.id !== 'string') throw problem('not-signed-in')
    const [member, leads] = await Promise.all([
      getMember(runtime.table('directory'), session.id),
      manages(session.id),
    ])
    if (!member) throw problem('not-signed-in')
    const roles: Role[] = [
      'member',
      ...(leads ? (['manager'] as const) : []),
      ...(member.role ? [member.role] : []),
    ]
    return { member, roles }
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
