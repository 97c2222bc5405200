/** Levels by unit: every published group in its place, and a place without a group stays one without. */
import { expect, it } from 'vitest'
import type { GroupView } from '#shared/insight/view.ts'
import type { GroupKind } from '#shared/published/published.ts'
import { matrixOf } from './matrix.ts'

const group = (id: string): GroupView => ({
  id,
  kind: id.split(':')[0] as GroupKind,
  parent: null,
  leavesOut: [],
  name: { fr: id, en: id },
  family: id.includes('level') ? 'L' : 'T',
  levels: [],
  participation: null,
  drivers: {},
  results: {},
})
const levels = ['director', 'key:account', 'rep'].map((id) => ({ id, name: { fr: id, en: id } }))
const matrix = (...ids: string[]) => {
  const found = matrixOf({ groups: ids.map(group), levels })
  return (
    found && {
      levels: found.levels.map(({ id }) => id),
      rows: found.rows.map(({ group, cells }) => [group.id, ...cells.map((cell) => cell?.id ?? null)]),
    }
  )
}

it('has a row a unit, in the order of the units, below the whole organisation', () => {
  expect(
    matrix(
      'organisation',
      'unit:A:1',
      'unit:B',
      'level:director',
      'level:rep',
      'unit-level:B:rep',
      'unit-level:A:1:key:account',
      'unit-level:A:1:rep',
    ),
  ).toEqual({
    levels: ['key:account', 'rep'],
    rows: [
      ['organisation', null, 'level:rep'],
      ['unit:A:1', 'unit-level:A:1:key:account', 'unit-level:A:1:rep'],
      ['unit:B', null, 'unit-level:B:rep'],
    ],
  })
})

it('names a unit that is no group of its own by its level', () => {
  expect(matrix('organisation', 'unit-level:A:rep')?.rows[1]).toEqual([
    'unit-level:A:rep',
    'unit-level:A:rep',
  ])
})

it('is not drawn where everybody is of one level', () => {
  const sole = ['organisation', 'unit:A', 'level:rep', 'unit-level:A:rep']
  expect(matrix(...sole)).toBeNull()
  expect(matrix(...sole, 'level:director')).not.toBeNull()
})

it('is not drawn where no such group was published', () => {
  expect(matrix('organisation', 'unit:A', 'level:rep')).toBeNull()
})
