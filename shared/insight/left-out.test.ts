/** Groups say whom they leave out. */

import { describe, expect, it } from 'vitest'
import { namedLevels } from '../language/levels.ts'
import type { PublishedGroup } from '../published/published.ts'
import { leftOut } from './left-out.ts'

const named = (id: string, parent: string | null) => ({ id, parent, name: { fr: id, en: id } })
const teams = [named('Lille', 'Nord'), named('Nord', 'Siège'), named('Sud', 'Siège'), named('Siège', null)]
const cells = [
  { id: 'c1', teams: ['Siège'], levels: ['director', 'area-manager'], eligible: 5 },
  { id: 'c2', teams: ['Nord', 'Sud'], levels: ['field-manager'], eligible: 8 },
  { id: 'c3', teams: ['Lille'], levels: ['rep'], eligible: 9 },
]
const group = (id: string, kind: PublishedGroup['kind'], own: string[]): PublishedGroup => ({
  id,
  kind,
  family: kind === 'unit' ? 'T' : 'L',
  parent: null,
  cells: own,
  participation: null,
  results: {},
})

const levels = namedLevels(['director', 'area-manager', 'field-manager', 'rep'])

describe('a group', () => {
  it('names the cells that reach into it from outside', () => {
    expect(leftOut(group('unit:Nord', 'unit', ['c3']), cells, teams, levels)).toEqual([
      { fr: 'Managers de terrain (équipes Nord + Sud)', en: 'Field managers (teams Nord + Sud)' },
    ])
    expect(leftOut(group('level:director', 'level', []), cells, teams, levels)).toEqual([
      {
        fr: 'Direction commerciale, Responsables de région (Siège)',
        en: 'Sales director, Area managers (Siège)',
      },
    ])
    expect(
      leftOut(group('unit-level:Nord:field-manager', 'unit-level', []), cells, teams, levels),
    ).toHaveLength(1)
  })

  it('that holds everybody of its name leaves nobody out', () => {
    expect(leftOut(group('level:rep', 'level', ['c3']), cells, teams, levels)).toEqual([])
    expect(leftOut(group('unit:Sud', 'unit', ['c2']), cells, teams, levels)).toEqual([])
    expect(leftOut(group('team:Nord+Sud', 'team', ['c2']), cells, teams, levels)).toEqual([])
  })
})
