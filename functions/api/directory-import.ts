/**
 * Makes the directory what a checked file says. The version at the head is written last, so that an import that dies at
 * any line is simply made again from the same file; nothing before it depends on having run once only.
 */
import { compareOrganisations } from '#shared/org/difference.ts'
import type { ImportView } from '#shared/org/directory-view.ts'
import type { Member, Organisation } from '#shared/org/organisation.ts'
import { withoutPeople } from '#shared/org/roles.ts'
import { structureOf } from '#shared/org/structure.ts'
import type { Season } from '#shared/round/season.ts'
import { type Write, writeAll } from '../platform/batch-write.ts'
import { getContact } from '../platform/contact.ts'
import { newcomersOf, readStructure, rosterSeats } from '../platform/directory.ts'
import { type MemberItem, seatOf } from '../platform/member.ts'
import { putPages } from '../platform/pages.ts'
import { problem } from '../platform/problem.ts'
import { resultsStore } from '../platform/results.ts'
import { changeAssignments } from '../platform/roles.ts'
import type { Runtime, Table } from '../platform/runtime.ts'
import { type Before, forgetBefore, keepBefore, readBefore } from './directory-before.ts'
import { type Turn, takeTurn } from './directory-progress.ts'
import {
  putAddress,
  putContact,
  putHead,
  putMember,
  putTeams,
  readMembers,
  removeAddress,
  removeContact,
  removeMember,
  removeTeam,
} from './directory-store.ts'
import { memberItem, plainMember, seatsNow } from './seats.ts'
import { complainers, forgetStopped } from './stopped-addresses.ts'

export async function previewImport(runtime: Runtime, organisation: Organisation): Promise<ImportView> {
  const table = runtime.table('directory')
  const { version, structure } = await readStructure(table)
  const members = await readMembers(table)
  const before = members.length > 0 ? { levels: structure.levels, members } : null
  const difference = compareOrganisations(before, organisation)
  return { version, members: organisation.members.length, levels: organisation.levels, difference }
}

/** @param before who was there @param after who will be */
type Begins = (before: Member[], after: Member[]) => Promise<void>

interface How {
  /** When new members joined. */
  since: string
  /** Whether it can be undone; where it cannot, nothing is kept of who is gone. Default true. */
  undoable?: boolean
  /** Those who were taken out by mistake: who comes back with what is here was never away. */
  restored?: Pick<Before, 'members' | 'contacts'>
  /** Comes before the first write. */
  begins?: Begins
}

/** @throws Problem import-running while another one writes, directory-changed when the directory is not at `expected` */
export async function importOrganisation(
  runtime: Runtime,
  organisation: Organisation,
  expected: number,
  how: How,
): Promise<ImportView> {
  const turn = await takeTurn(runtime, runtime.table('directory'))
  try {
    return await importInTurn(runtime, organisation, expected, how, turn)
  } finally {
    await turn.end()
  }
}

async function importInTurn(
  runtime: Runtime,
  organisation: Organisation,
  expected: number,
  { since, undoable = true, restored = { members: [], contacts: [] }, begins = async () => {} }: How,
  turn: Turn,
): Promise<ImportView> {
  const table = runtime.table('directory')
  const { version, structure: before } = await readStructure(table)
  if (version !== expected) throw changed(expected, version)
  const known = await readMembers(table)
  const knownById = new Map([...restored.members, ...known].map((member) => [member.id, member]))
  const running = await runningSeasons(runtime)
  const items = organisation.members.map((member) =>
    memberItem(knownById.get(member.id), member, running, since),
  )
  const structure = structureOf(organisation)

  const addresses = new Set(items.map(({ email }) => email.toLowerCase()))
  const stays = new Set(items.map(({ id }) => id))
  const leavers = known.filter(({ id }) => !stays.has(id))
  const gone = (members: MemberItem[]) =>
    members
      .filter(({ email }) => !addresses.has(email.toLowerCase()))
      .map(({ email }) => removeAddress(email))
  await begins(known, organisation.members)
  // An import that died may have left its own.
  if (!undoable) await forgetBefore(table, version + 1)
  else
    await keepBefore(table, version + 1, {
      at: runtime.now().toISOString(),
      levels: before.levels,
      members: known,
      contacts: await contactsOf(runtime, leavers),
    })
  const here = new Set(known.map(({ id }) => id))
  const back = restored.contacts.filter(([id]) => stays.has(id) && !here.has(id))
  const changes = items.filter((item) => !here.has(item.id) || !same(item, knownById.get(item.id)))
  turn.writes(changes.length + items.length + structure.teams.length + 2 * leavers.length)
  const write = (writes: Write[]) => writeAll(table, writes, turn.wrote)

  // An address that somebody gave up goes first: once their item is written, nothing remembers it.
  await writeAll(table, gone(known.filter(({ id }) => stays.has(id))))
  await writeAll(
    table,
    back.map(([id, contact]) => putContact(id, contact)),
  )
  // Of somebody who had this id before, where a role was given to them while they were taken out.
  await forgetRoles(
    table,
    items.filter(({ id }) => !here.has(id)),
  )
  await write(changes.map(putMember))
  await write(items.map(({ email, id }) => putAddress(email, id)))
  await write(putTeams(structure))
  // Counts before leavers go: a round that opens now must never count on somebody who cannot answer any more.
  for (const season of running) {
    await countSeats(table, season, items)
    await countNewcomers(table, season, items)
  }
  // All that is theirs before them: once their item is gone, nothing remembers who left.
  await writeAll(table, gone(leavers))
  await write(leavers.map(({ id }) => removeContact(id)))
  await forgetStopped(runtime, leavers)
  // Whoever has their id one day must not have their roles.
  await forgetRoles(table, leavers)
  await write(leavers.map(({ id }) => removeMember(id)))
  const teams = new Set(structure.teams.map(({ id }) => id))
  await writeAll(
    table,
    before.teams.filter(({ id }) => !teams.has(id)).map(({ id }) => removeTeam(id)),
  )
  if (!(await putHead(table, version, organisation.levels)))
    throw changed(expected, (await readStructure(table)).version)
  // Only the last one can be undone. It is done, whatever becomes of this; what is left deletes itself.
  await forgetBefore(table, version).catch(() => runtime.log.warn('An older import was not forgotten'))

  const difference = compareOrganisations(
    known.length > 0 ? { levels: before.levels, members: known } : null,
    organisation,
  )
  runtime.log.info('Directory imported', { version: version + 1, members: items.length })
  return { version: version + 1, members: items.length, levels: organisation.levels, difference }
}

/**
 * Makes the directory what it was before the last import: who left is back as if they had stayed.
 * @throws Problem import-gone, import-in-use, directory-changed
 */
export async function undoImport(runtime: Runtime, expected: number, begins: Begins): Promise<ImportView> {
  const table = runtime.table('directory')
  const { version } = await readStructure(table)
  if (version !== expected) throw changed(expected, version)
  const before = await readBefore(table, version, runtime.now())
  if (!before || before.members.length === 0) throw problem('import-gone')
  if (await isInUse(runtime, before)) throw problem('import-in-use')
  const { levels, members } = before
  const organisation = { levels, members: members.map(plainMember) }
  return importOrganisation(runtime, organisation, version, {
    since: runtime.now().toISOString(),
    undoable: false,
    restored: before,
    begins,
  })
}

/** Whether a round counts on it: one that opened since has the seats of whoever was there. */
export async function isInUse(runtime: Runtime, { at }: Pick<Before, 'at'>): Promise<boolean> {
  const rounds = await resultsStore(runtime.table('results')).listRounds()
  return rounds.some(({ state, opens }) => state !== 'planned' && opens > at)
}

/** Who called a message spam has stopped them, should this be undone: that the address was refused is forgotten. */
async function contactsOf(runtime: Runtime, leavers: MemberItem[]): Promise<Before['contacts']> {
  if (leavers.length === 0) return []
  const spam = await complainers(runtime)
  return Promise.all(
    leavers.map(async ({ id }) => {
      const { silent, ...contact } = await getContact(runtime.table('directory'), id)
      const stopped = contact.stopped || spam.has(id)
      return [id, { ...contact, stopped, silent: [...silent] }] as const satisfies Before['contacts'][number]
    }),
  )
}

async function forgetRoles(table: Table, people: MemberItem[]): Promise<void> {
  const ids = people.map(({ id }) => id)
  await changeAssignments(table, (before) => {
    const known = [before.roles, before.ended].some((of) => ids.some((id) => Object.hasOwn(of, id)))
    return known ? withoutPeople(before, ids) : before
  })
}

const changed = (expected: number, version: number) =>
  problem('directory-changed', { expected, version }, { expected, version })

/** Frozen seasons of every round that is not over, and the last two to begin: another round may still open in them. */
async function runningSeasons(runtime: Runtime): Promise<Season[]> {
  const results = resultsStore(runtime.table('results'))
  const rounds = await results.listRounds()
  const last = (await results.listSeasons()).slice(-2)
  const unfinished = rounds.filter(
    ({ state }) => state === 'planned' || state === 'open' || state === 'closed',
  )
  const ids = new Set([...unfinished.map(({ season }) => season), ...last.map(({ id }) => id)])
  const seasons = await Promise.all([...ids].map((id) => results.getSeason(id)))
  return seasons.filter((season) => season !== undefined)
}

/** Written only where it differs from what stands. */
async function countNewcomers(table: Table, season: Season, items: MemberItem[]): Promise<void> {
  const now = items.filter((item) => item.eligible !== false && seatOf(item, season) === null).length
  if (now === (await newcomersOf(table, season))) return
  await putPages(table, 'structure', `newcomers#${season.id}`, new TextEncoder().encode(String(now)))
}

/** Written only where they differ from what stands: a season that nobody left needs no counts of its own. */
async function countSeats(table: Table, season: Season, items: MemberItem[]): Promise<void> {
  const now = seatsNow(items, season)
  const key = ({ team, level, eligible }: (typeof now)[number]) => JSON.stringify([team, level, eligible])
  const stands = (await rosterSeats(table, season)).filter(({ eligible }) => eligible > 0)
  if (stands.map(key).sort().join() === now.map(key).sort().join()) return
  await putPages(table, 'structure', `seats#${season.id}`, new TextEncoder().encode(JSON.stringify(now)))
}

const same = (item: MemberItem, known: MemberItem | undefined): boolean =>
  known !== undefined && canonical(item) === canonical(known)

const canonical = (item: MemberItem): string =>
  JSON.stringify(item, (_key, value) =>
    value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(byKey)) : value,
  )
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)
