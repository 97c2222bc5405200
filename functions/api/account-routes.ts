/**
 * Who holds a role: GET /api/accounts · GET, PUT …/:id — somebody's, with If-Match · POST …/:id/sign-out — everywhere. HR looks,
 * administrators who signed in change; no key does, and the installation's token gives roles by a file only.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { AuditAction } from '#shared/operation/audit.ts'
import type { AccountsView, AccountView } from '#shared/org/accounts-view.ts'
import type { AssignedRole } from '#shared/org/organisation.ts'
import {
  type Assignments,
  assignedRoles,
  isAdministered,
  rolesOf,
  withEnded,
  withRoles,
} from '#shared/org/roles.ts'
import { auditStore } from '../platform/audit-store.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { watchTime } from '../platform/last-runs.ts'
import { getMember, type MemberItem } from '../platform/member.ts'
import { problem } from '../platform/problem.ts'
import { changeAssignments, getAssignments } from '../platform/roles.ts'
import type { Runtime } from '../platform/runtime.ts'
import { readMembers } from './directory-store.ts'
import type { Called, Describe } from './guard.ts'
import { restsOn, tagOfContent } from './versions.ts'

const bodyLimit = 1024
const rolesBody = v.object({
  roles: v.pipe(v.array(v.picklist(assignedRoles)), v.maxLength(assignedRoles.length)),
})

const actions: Record<AssignedRole, { given: AuditAction; taken: AuditAction }> = {
  hr: { given: 'accounts.hr-given', taken: 'accounts.hr-taken' },
  administrator: { given: 'accounts.administrator-given', taken: 'accounts.administrator-taken' },
}

export function accountRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const audit = auditStore(runtime)
  const table = () => runtime.table('directory')
  const seconds = () => Math.floor(watchTime(runtime).getTime() / 1000)

  app.get('/accounts', operation('listAccounts'), async (c) => {
    const [members, assignments] = await Promise.all([readMembers(table()), getAssignments(table())])
    const view: AccountsView = {
      accounts: members
        .filter((member) => rolesOf(member, assignments).length > 0)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((member) => accountView(member, assignments)),
      claims: Boolean(runtime.environment.OIDC_ROLES_CLAIM),
      mayChange: c.get('caller').reader.roles.includes('administrator'),
    }
    return c.json(view)
  })
  app.all('/accounts', methodNotAllowed('GET'))

  app.get('/accounts/:id', operation('getAccount'), async (c) =>
    answer(c, await memberOf(c), await getAssignments(table())),
  )
  app.put('/accounts/:id', operation('setRoles'), jsonBody(rolesBody, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const member = await memberOf(c)
    const wanted = assignedRoles.filter((role) => c.req.valid('json').roles.includes(role))
    const noted = new Set<AuditAction>()
    let due: AuditAction[] = []
    const after = await changeAssignments(
      table(),
      async (before) => {
        // Whoever was taken out meanwhile would leave a role behind.
        if (!(await getMember(table(), member.id))) throw problem('member-unknown')
        const current = givenTo(member, before)
        const rests = restsOn(c, tagOf(member, before))
        due = changesOf(current, wanted)
        if (due.length === 0) return before
        if (!rests)
          throw problem(
            'changed-meanwhile',
            {},
            { current: accountView(member, before), yours: { roles: wanted } },
          )
        const given = withRoles(before, member.id, wanted)
        const takes = current.some((role) => !wanted.includes(role))
        if (takes && !isAdministered(await readMembers(table()), given)) throw problem('last-administrator')
        // What a session was told at its beginning would outlast the role.
        return takes ? withEnded(given, member.id, seconds()) : given
      },
      async () => {
        for (const action of due.filter((action) => !noted.has(action))) {
          await audit.changes(by, action, member.id)
          noted.add(action)
        }
      },
    )
    return answer(c, member, after)
  })
  app.all('/accounts/:id', methodNotAllowed('GET', 'PUT'))

  app.post('/accounts/:id/sign-out', operation('signOutEverywhere'), async (c) => {
    const by = c.get('caller').actor
    const member = await memberOf(c)
    await audit.changes(by, 'accounts.signed-out', member.id)
    return answer(
      c,
      member,
      await changeAssignments(table(), (before) => withEnded(before, member.id, seconds())),
    )
  })
  app.all('/accounts/:id/sign-out', methodNotAllowed('POST'))
  return app

  /** @throws Problem member-unknown */
  async function memberOf(c: Context): Promise<MemberItem> {
    const member = await getMember(table(), c.req.param('id') ?? '')
    if (!member) throw problem('member-unknown')
    return member
  }
}

function answer(c: Context, member: MemberItem, assignments: Assignments) {
  const view = accountView(member, assignments)
  return c.json(view, 200, { etag: view.tag })
}

const givenTo = ({ id }: MemberItem, { roles }: Assignments): AssignedRole[] =>
  Object.hasOwn(roles, id) ? roles[id]! : []

/** Whoever has none has the same as everybody without. */
const tagOf = (member: MemberItem, assignments: Assignments): string =>
  tagOfContent(givenTo(member, assignments))

const accountView = (member: MemberItem, assignments: Assignments): AccountView => ({
  id: member.id,
  name: member.name,
  email: member.email,
  file: member.role ?? null,
  given: givenTo(member, assignments),
  tag: tagOf(member, assignments),
})

const changesOf = (current: AssignedRole[], wanted: AssignedRole[]): AuditAction[] =>
  assignedRoles.flatMap((role) => {
    if (wanted.includes(role) === current.includes(role)) return []
    return [actions[role][wanted.includes(role) ? 'given' : 'taken']]
  })
