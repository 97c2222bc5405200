/** The table of who sees what, group by group, on a small tree: director D, areas A and B, field managers F, G and H. */
import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/insight/view.ts'
import type { Structure } from '#shared/org/structure.ts'
import { homeOf, rightsOf, type Sight, seesResults, signalsFor } from './rights.ts'

const team = (id: string, parent: string | null) => ({ id, parent, name: null, leader: id })
const structure: Structure = {
  levels: ['director', 'area-manager', 'field-manager', 'rep', 'marketing'],
  teams: [team('D', null), team('A', 'D'), team('F', 'A'), team('G', 'A'), team('B', 'D'), team('H', 'B')],
  seats: [
    { team: 'D', level: 'director', eligible: 1 },
    { team: 'D', level: 'area-manager', eligible: 2 },
    { team: 'A', level: 'field-manager', eligible: 2 },
    { team: 'B', level: 'field-manager', eligible: 1 },
    ...['F', 'G', 'H'].map((id) => ({ team: id, level: 'rep', eligible: 6 })),
  ],
}
const groups = [
  'organisation',
  'unit:A',
  'unit:B',
  'team:A+B',
  'team:D',
  'team:F+G',
  'team:H',
  'level:director',
  'level:area-manager',
  'level:field-manager',
  'level:rep',
  'level:marketing',
  'unit-level:A:field-manager',
  'unit-level:A:rep',
  'unit-level:B:rep',
]
const sight = (id: string, level: string, seat: string, ...roles: Role[]): Sight => ({
  id,
  level,
  seats: [seat],
  roles: ['member', ...roles],
})
const seen = (who: Sight) => groups.filter(rightsOf(who, structure))

describe('who sees what', () => {
  it('a member: their team and the organisation', () => {
    expect(seen(sight('r1', 'rep', 'F'))).toEqual(['organisation', 'team:F+G'])
  })

  it('somebody who moved within the season: the team in which they still answer, and the one of today', () => {
    expect(seen({ ...sight('r1', 'rep', 'F'), seats: ['F', 'H'] })).toEqual([
      'organisation',
      'team:F+G',
      'team:H',
    ])
  })

  it('a field manager: their team, the one in which they sit, the unit above, their level and the one below', () => {
    expect(seen(sight('F', 'field-manager', 'A', 'manager'))).toEqual([
      'organisation',
      'unit:A',
      'team:A+B',
      'team:F+G',
      'level:field-manager',
      'level:rep',
    ])
  })

  it('an area manager: everything below, and nothing of the area beside', () => {
    expect(seen(sight('A', 'area-manager', 'D', 'manager'))).toEqual([
      'organisation',
      'unit:A',
      'team:A+B',
      'team:D',
      'team:F+G',
      'level:area-manager',
      'level:field-manager',
      'unit-level:A:field-manager',
      'unit-level:A:rep',
    ])
  })

  it('the head: every team and unit, and two levels', () => {
    const others = ['level:field-manager', 'level:rep', 'level:marketing']
    expect(seen(sight('D', 'director', 'D', 'manager'))).toEqual(groups.filter((id) => !others.includes(id)))
  })

  it('hr: everything; an administrator: nothing, also one who manages', () => {
    expect(seen(sight('r1', 'rep', 'F', 'hr'))).toEqual(groups)
    expect(seen(sight('A', 'area-manager', 'D', 'manager', 'administrator'))).toEqual([])
    expect(seesResults(['member', 'administrator'])).toBe(false)
    expect(seesResults(['member', 'administrator', 'hr'])).toBe(true)
    expect(seen(sight('A', 'area-manager', 'D', 'administrator', 'hr'))).toEqual(groups)
  })

  it('nobody but hr: a group of a kind or shape that is not known', () => {
    const sees = rightsOf(sight('D', 'director', 'D', 'manager'), structure)
    for (const id of [
      '',
      'person:r1',
      'team:',
      'unit:',
      'unit:X',
      'unit-level:A',
      'unit-level:X:rep',
      'level:',
    ])
      expect([id, sees(id)]).toEqual([id, false])
  })

  it('a tree that an interrupted import left in a circle ends nothing in a loop', () => {
    const circle = { ...structure, teams: [team('A', 'F'), team('F', 'A')] }
    expect(rightsOf(sight('A', 'area-manager', 'F', 'manager'), circle)('team:F')).toBe(true)
  })
})

describe('the first page', () => {
  it('is what one leads, else where one sits, else the organisation; hr begins with the organisation', () => {
    expect(homeOf(sight('A', 'area-manager', 'D', 'manager'), groups)).toBe('unit:A')
    expect(homeOf(sight('G', 'field-manager', 'A', 'manager'), groups)).toBe('team:F+G')
    expect(homeOf(sight('r9', 'rep', 'H'), groups)).toBe('team:H')
    expect(homeOf(sight('r9', 'rep', 'new'), groups)).toBe('organisation')
    expect(homeOf(sight('A', 'area-manager', 'D', 'manager', 'hr'), groups)).toBe('organisation')
    expect(homeOf(sight('r9', 'rep', 'H'), [])).toBeNull()
  })
})

describe('signals', () => {
  const asked = (who: Sight) => groups.filter(signalsFor(who, structure))

  it('are told hr of everything, and a manager of what they lead and what lies below', () => {
    expect(asked(sight('x', 'rep', 'F', 'hr'))).toEqual(groups)
    expect(asked(sight('A', 'area-manager', 'D', 'manager'))).toEqual([
      'unit:A',
      'team:F+G',
      'unit-level:A:field-manager',
      'unit-level:A:rep',
    ])
    expect(asked(sight('H', 'field-manager', 'B', 'manager'))).toEqual(['team:H'])
  })

  it('are told the head of the organisation too, though of no level', () => {
    expect(asked(sight('D', 'director', 'D', 'manager'))).toEqual(
      groups.filter((group) => !group.startsWith('level:')),
    )
  })

  it('are not told of a merged team to the manager of a part, nor to members and administrators', () => {
    expect(asked(sight('F', 'field-manager', 'A', 'manager'))).toEqual([])
    expect(asked(sight('r1', 'rep', 'H'))).toEqual([])
    expect(asked(sight('A', 'area-manager', 'D', 'manager', 'administrator'))).toEqual([])
  })
})
