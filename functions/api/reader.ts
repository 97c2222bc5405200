/** Who reads: the member behind a session or a personal link, or a program as somebody of its scope's role would. */
import type { Context } from 'hono'
import type { Role } from '#shared/insight/view.ts'
import type { MemberNow } from './caller.ts'

export interface Reader {
  /** Of a key, who made it. */
  member: MemberNow
  roles: Role[]
  /** As the audit log names them. */
  actor: string
  /** The round of the personal link by which they came. */
  link?: string
  /** A program has no seat and no team of its own. */
  key?: true
}

/** @throws Problem link-invalid, not-eligible */
export type SignedIn = (c: Context) => Promise<Reader>
