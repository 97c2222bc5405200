/**
 * What the last import replaced, kept for two days so that it can be undone: undo / <version>#<page>, with everybody who
 * left and what they had chosen about messages. Taking somebody out on their own demand keeps none.
 */
import type { Contact } from '../platform/contact.ts'
import type { MemberItem } from '../platform/member.ts'
import { deletePages, getPages, putPages } from '../platform/pages.ts'
import type { Table } from '../platform/runtime.ts'

export interface Before {
  /** When the import began. */
  at: string
  levels: string[]
  members: MemberItem[]
  /** Of those who left, by id. */
  contacts: [id: string, contact: Omit<Contact, 'silent'> & { silent: string[] }][]
}

const pk = 'undo'
const lasts = 48 * 3600_000

/** Until when the import of an instant can be undone. */
export const undoneUntil = ({ at }: Pick<Before, 'at'>): Date => new Date(Date.parse(at) + lasts)

/** Once for a version: a second try of an import that died finds the directory half changed. */
export async function keepBefore(table: Table, version: number, before: Before): Promise<void> {
  if (await readBefore(table, version, new Date(before.at))) return
  const bytes = new TextEncoder().encode(JSON.stringify(before))
  await putPages(table, pk, String(version), bytes, Math.floor(undoneUntil(before).getTime() / 1000))
}

/** What stood before the import that made this version; undefined once it is too late. */
export async function readBefore(table: Table, version: number, now: Date): Promise<Before | undefined> {
  const bytes = await getPages(table, pk, String(version))
  if (!bytes) return undefined
  const before = JSON.parse(new TextDecoder().decode(bytes)) as Before
  if (now < undoneUntil(before)) return before
  // Where the engine deletes nothing by itself.
  await forgetBefore(table, version)
  return undefined
}

export const forgetBefore = (table: Table, version: number): Promise<void> =>
  deletePages(table, pk, String(version))
