/** The levels of each unit beside those of the whole organisation: only groups that the gate decided on. */
import type { GroupView, PublishedView } from '#shared/insight/view.ts'

type Level = PublishedView['levels'][number]

export interface Matrix {
  /** From the top down, those that some unit has. */
  levels: Level[]
  /** First the whole organisation, then unit by unit; null where there is no such group. */
  rows: { id: string; group: Pick<GroupView, 'id' | 'name'>; cells: (GroupView | null)[] }[]
}

/** Null where no level within a unit is a group of its own, or where a sole level would say what units say already. */
export function matrixOf({ groups, levels }: Pick<PublishedView, 'groups' | 'levels'>): Matrix | null {
  if (groups.filter(({ kind }) => kind === 'level').length === 1) return null
  const known = new Map(groups.map((group) => [group.id, group]))
  const units = new Map<string, Map<string, GroupView>>()
  for (const group of groups) {
    if (group.kind !== 'unit-level') continue
    const level = levels.find(({ id }) => group.id.endsWith(`:${id}`))
    if (!level) continue
    const unit = group.id.slice('unit-level:'.length, -level.id.length - 1)
    units.set(unit, (units.get(unit) ?? new Map()).set(level.id, group))
  }
  if (units.size === 0) return null

  const found = levels.filter(({ id }) => [...units.values()].some((own) => own.has(id)))
  const organisation = groups.find(({ kind }) => kind === 'organisation')
  const whole = organisation && {
    id: organisation.id,
    group: organisation,
    cells: found.map(({ id }) => known.get(`level:${id}`) ?? null),
  }
  const order = [...known.keys()]
  const rows = [...units].map(([unit, own]) => ({
    id: unit,
    // A unit that is the same people as another group is not one itself: its level says its name.
    group: known.get(`unit:${unit}`) ?? [...own.values()][0]!,
    cells: found.map(({ id }) => own.get(id) ?? null),
  }))
  const rank = ({ group }: (typeof rows)[number]) => order.indexOf(group.id)
  return { levels: found, rows: [...(whole ? [whole] : []), ...rows.sort((a, b) => rank(a) - rank(b))] }
}
