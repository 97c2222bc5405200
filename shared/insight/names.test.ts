/** Groups are called by names that people understand, in both languages. */

import { expect, test } from 'vitest'
import { namedLevels } from '../language/levels.ts'
import type { GroupKind } from '../published/published.ts'
import { groupName } from './names.ts'

const same = (name: string) => ({ fr: name, en: name })
const teams = [
  { id: 'M17', name: same('Ouest') },
  { id: 'M204', name: same('Nantes') },
  { id: 'M207', name: same('Angers') },
  { id: 'M300', name: { fr: 'Équipe de Paul Roy', en: 'Paul Roy’s team' } },
  { id: 'a+b', name: same('Brest') },
]
const levels = namedLevels(['director', 'field-manager', 'rep', 'grand:compte'])
const name = (id: string, kind: GroupKind) => groupName({ id, kind, parent: null }, teams, levels).name

test.each([
  ['organisation', 'organisation', 'Toute l’organisation', 'Whole organisation'],
  ['team:M204', 'team', 'Nantes', 'Nantes'],
  ['team:M300', 'team', 'Équipe de Paul Roy', 'Paul Roy’s team'],
  ['team:M204+M207', 'team', 'équipes Nantes + Angers', 'teams Nantes + Angers'],
  ['team:M204+M300', 'team', 'Nantes + Équipe de Paul Roy', 'Nantes + Paul Roy’s team'],
  ['team:a+b', 'team', 'Brest', 'Brest'],
  ['unit:M17', 'unit', 'Unité Ouest', 'Unit Ouest'],
  ['unit:M300', 'unit', 'Unité de Paul Roy', 'Paul Roy’s unit'],
  ['level:rep', 'level', 'Délégués commerciaux', 'Sales reps'],
  ['level:grand:compte', 'level', 'grand:compte', 'grand:compte'],
  ['unit-level:M17:rep', 'unit-level', 'Unité Ouest – Délégués commerciaux', 'Unit Ouest – Sales reps'],
  ['unit-level:M17:grand:compte', 'unit-level', 'Unité Ouest – grand:compte', 'Unit Ouest – grand:compte'],
  ['unit-level:M17:gone', 'unit-level', 'Unité Ouest – gone', 'Unit Ouest – gone'],
] as const)('%s', (id, kind, fr, en) => {
  expect(name(id, kind)).toEqual({ fr, en })
})

test('a team that nobody knows any more keeps its id', () => {
  expect(name('team:M999', 'team')).toEqual(same('M999'))
  expect(name('team:M204+M999', 'team')).toEqual({ fr: 'équipes Nantes + M999', en: 'teams Nantes + M999' })
})

test('only the id, kind and parent of a group stand beside its name', () => {
  const group = { id: 'team:M204', kind: 'team', parent: 'unit:M17', cells: ['c1'] } as const
  expect(groupName(group, teams, levels)).toEqual({
    id: 'team:M204',
    kind: 'team',
    parent: 'unit:M17',
    name: same('Nantes'),
  })
})
