import { describe, expect, it } from 'vitest'
import type { Member, Organisation } from './organisation.ts'
import { teamChanges } from './team-changes.ts'

const person = (id: string, manager: string | null, team?: string): Member => ({
  id,
  name: `Name ${id}`,
  email: `${id}@x.test`,
  manager,
  level: 'rep',
  language: 'fr',
  ...(team ? { team } : {}),
})
const reps = (team: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => person(`${team}R${i + from}`, team))
const organisation = (...members: Member[]): Organisation => ({ levels: ['rep'], members })
const head = person('D', null)
const fates = (before: Organisation | null, after: Organisation) =>
  teamChanges(before, after).map(({ id, fate, before, after }) => [id, fate, before, after])

const before = organisation(
  head,
  person('A', 'D', 'Nantes'),
  person('B', 'D'),
  ...reps('A', 10),
  ...reps('B', 9),
)

describe('the teams of an import', () => {
  it('all begin where nothing was', () => {
    expect(fates(null, before)).toEqual([
      ['D', 'begins', 0, 3],
      ['A', 'begins', 0, 10],
      ['B', 'begins', 0, 9],
    ])
  })

  it('are not told while they stay as they are, nor for one in ten', () => {
    expect(fates(before, before)).toEqual([])
    const one = organisation(...before.members.filter(({ id }) => id !== 'AR1'))
    expect(fates(before, one)).toEqual([])
  })

  it('are regrouped where more than one in ten left, came or were exchanged', () => {
    const left = organisation(...before.members.filter(({ id }) => !['AR1', 'AR2'].includes(id)))
    expect(fates(before, left)).toEqual([['A', 'regrouped', 10, 8]])
    const came = organisation(...before.members, ...reps('B', 2, 20))
    expect(fates(before, came)).toEqual([['B', 'regrouped', 9, 11]])
    const exchanged = organisation(
      ...before.members.map((member) =>
        member.id === 'AR1' || member.id === 'AR2'
          ? { ...member, manager: 'B' }
          : member.id === 'BR1' || member.id === 'BR2'
            ? { ...member, manager: 'A' }
            : member,
      ),
    )
    expect(fates(before, exchanged)).toEqual([
      ['A', 'regrouped', 10, 10],
      ['B', 'regrouped', 9, 9],
    ])
  })

  it('go on under a new manager where the name and the place are the same, and only there', () => {
    const under = (id: string, name: string) =>
      organisation(
        head,
        person(id, 'D', name),
        person('B', 'D'),
        ...reps('A', 10).map((member) => ({ ...member, manager: id })),
        ...reps('B', 9),
      )
    expect(fates(before, under('N', 'Nantes'))).toEqual([
      ['D', 'regrouped', 3, 3],
      ['N', 'goes-on', 10, 10],
    ])
    expect(fates(before, under('N', 'Angers'))).toEqual([
      ['D', 'regrouped', 3, 3],
      ['N', 'begins', 0, 10],
      ['A', 'ends', 10, 0],
    ])
  })

  it('are named as the organisation named them, or after who leads', () => {
    expect(teamChanges(null, before).map(({ name }) => name.en)).toEqual([
      'Name D’s team',
      'Nantes',
      'Name B’s team',
    ])
  })
})
