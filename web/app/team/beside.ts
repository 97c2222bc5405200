/** Lines beside a group's own: what it was made of under other names, and what it is compared with. */
import type { GroupName, MyGroup, TrendView } from '#shared/insight/view.ts'
import type { BesideLine } from '../../ui/charts/line.ts'
import type { Code } from '../language.svelte.ts'
import { laid, type Slot } from './slots.ts'

export interface Beside {
  id: string
  name: string
  stroke: BesideLine['stroke']
  slots: Slot[]
}

/** A choice in the address. */
export type With = 'above' | 'level' | 'past'

/** What a group can be compared with, of what this person may open. Its own past is always there. */
export function companions(group: MyGroup, open: GroupName[]): { with: With; group: GroupName }[] {
  const known = new Map(open.map((one) => [one.id, one]))
  const level = group.level === null ? undefined : known.get(group.level)
  const above = aboveOf(group, known)
  return [
    ...(above ? [{ with: 'above' as const, group: above }] : []),
    ...(level ? [{ with: 'level' as const, group: level }] : []),
    { with: 'past', group },
  ]
}

/** The unit above, or else the whole organisation. */
function aboveOf({ id, kind, parent }: GroupName, known: Map<string, GroupName>): GroupName | undefined {
  if (kind === 'organisation') return undefined
  const found = parent === null ? undefined : known.get(parent)
  return found ?? [...known.values()].find((one) => one.kind === 'organisation' && one.id !== id)
}

/** The line under other ids, before the group had its own or after it lost it. */
export function joinedLines({ segments }: TrendView, slots: Slot[], code: Code): Beside[] {
  const mondays = slots.map(({ monday }) => monday)
  const groups = new Map(segments.filter(({ own }) => !own).map(({ group }) => [group.id, group]))
  return [...groups.values()].flatMap((group) => {
    const weeks = segments.flatMap((one) => (!one.own && one.group.id === group.id ? one.weeks : []))
    const line = laid(mondays, weeks)
    const seen = line.some(({ week }) => week !== null)
    return seen ? [{ id: group.id, name: group.name[code], stroke: 'joined' as const, slots: line }] : []
  })
}

/** @param name as it is said in the drawing's legend */
export function comparedLine(other: TrendView, asked: With, slots: Slot[], name: string): Beside | null {
  const line = laid(
    slots.map(({ monday }) => monday),
    other.weeks,
    asked === 'past' ? slots.length : 0,
  )
  const tells = line.some(({ week }) => week && Object.keys(week.drivers).length > 0)
  return tells ? { id: `with ${asked}`, name, stroke: 'compared', slots: line } : null
}
