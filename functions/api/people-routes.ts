/**
 * GET /api/people — who is in the directory, searched and paged · GET /api/people/:id/held — everything that is held about
 * one of them · POST …/remove — takes one out now, for good. By whoever keeps the directory.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { levelName } from '#shared/language/levels.ts'
import type { PeopleView } from '#shared/org/directory-view.ts'
import type { Organisation } from '#shared/org/organisation.ts'
import { auditStore } from '../platform/audit-store.ts'
import { readStructure } from '../platform/directory.ts'
import { methodNotAllowed, query } from '../platform/http.ts'
import { getMember, type MemberItem } from '../platform/member.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import { getAssignments } from '../platform/roles.ts'
import type { Runtime } from '../platform/runtime.ts'
import { forgetBefore } from './directory-before.ts'
import { importOrganisation } from './directory-import.ts'
import { readMembers } from './directory-store.ts'
import type { Called, Describe } from './guard.ts'
import { heldAbout } from './held.ts'
import { cursor } from './query.ts'
import { guardRoles } from './role-guard.ts'
import { plainMember } from './seats.ts'

const pageSize = 50
const searched = v.object({
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  cursor: v.optional(cursor),
})

export function peopleRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const audit = auditStore(runtime)
  const table = () => runtime.table('directory')

  app.get('/people', operation('listPeople'), query(searched), async (c) => {
    const { search, cursor } = c.req.valid('query')
    return c.json(await list(search, cursor ? Buffer.from(cursor, 'base64url').toString() : ''))
  })
  app.all('/people', methodNotAllowed('GET'))

  app.get('/people/:id/held', operation('getHeld'), async (c) => {
    const by = c.get('caller').actor
    const member = await memberOf(c)
    await audit.changes(by, 'directory.held', member.id)
    return c.json(await heldAbout(runtime, member), 200, {
      'content-disposition': 'attachment; filename="held.json"',
    })
  })
  app.all('/people/:id/held', methodNotAllowed('GET'))

  app.post('/people/:id/remove', operation('removePerson'), async (c) => {
    const by = c.get('caller').actor
    const { id } = await memberOf(c)
    const { version, structure } = await readStructure(table())
    const before = await readMembers(table())
    const members = before.filter((member) => member.id !== id).map(plainMember)
    guardRoles(c.get('caller').reader, before, members, await getAssignments(table()))
    if (structure.teams.some((team) => team.id === id)) throw problem('leads-somebody')
    const organisation: Organisation = { levels: structure.levels, members }
    // Nothing that could bring them back is kept, neither of this nor of the import before.
    await forgetBefore(table(), version)
    const since = runtime.now().toISOString()
    // Not whom: what is kept of them would outlast them.
    const begins = () => audit.changes(by, 'directory.remove', `version ${version + 1}`)
    const done = await importOrganisation(runtime, organisation, version, { since, undoable: false, begins })
    return c.json({ version: done.version, members: done.members })
  })
  app.all('/people/:id/remove', methodNotAllowed('POST'))
  return app

  /** @throws Problem member-unknown */
  async function memberOf(c: Context): Promise<MemberItem> {
    const member = await getMember(table(), c.req.param('id') ?? '')
    if (!member) throw problem('member-unknown')
    return member
  }

  async function list(search: string, after: string): Promise<PeopleView> {
    const [members, { levels: own }] = await Promise.all([
      readMembers(table()),
      getOrganisationSettings(runtime.table('commons')),
    ])
    const byId = new Map(members.map((member) => [member.id, member]))
    const wanted = search.trim().toLocaleLowerCase().split(/\s+/)
    const fits = ({ id, name, email, team = '' }: MemberItem) => {
      const text = `${id} ${name} ${email} ${team}`.toLocaleLowerCase()
      return wanted.every((word) => text.includes(word))
    }
    const found = members.filter(fits).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    const page = found.filter((member) => placeOf(member) > after).slice(0, pageSize)
    const last = page.at(-1)
    const more = last !== undefined && placeOf(found.at(-1)!) > placeOf(last)
    return {
      total: found.length,
      people: page.map(({ id, name, email, level, team, manager, role, eligible }) => ({
        id,
        name,
        email,
        level,
        levelName: levelName(level, own),
        team: team ?? null,
        manager: manager && (byId.get(manager)?.name ?? manager),
        role: role ?? null,
        asked: eligible !== false,
      })),
      next: more ? Buffer.from(placeOf(last)).toString('base64url') : null,
    }
  }
}

/** Where somebody stands in the list: names are not unique, ids are. */
const placeOf = ({ name, id }: MemberItem): string => `${name}\n${id}`
