/** GET /api/accounts — who holds a role, and from where. */
import type { AssignedRole } from './organisation.ts'

export interface AccountView {
  id: string
  name: string
  email: string
  /** From the imported file: only another file takes it away. */
  file: AssignedRole | null
  /** Given here. */
  given: AssignedRole[]
  /** Of what is given: for If-Match. */
  tag: string
}

export interface AccountsView {
  accounts: AccountView[]
  /** Whether roles come from the identity service too, which says them at each sign-in; they are listed nowhere. */
  claims: boolean
  /** Whether the reader may change any. */
  mayChange: boolean
}
