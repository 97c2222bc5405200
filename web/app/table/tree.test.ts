/** The tree of groups: order, depth, folding, and nobody lost. */
import { describe, expect, it } from 'vitest'
import { below, closedIn, pathTo, rowsOf } from './tree.ts'

const group = (id: string, parent: string | null) => ({ id, parent })
const groups = [
  group('team:a1', 'unit:a'),
  group('organisation', null),
  group('unit:a', 'organisation'),
  group('unit:b', 'organisation'),
  group('team:a2', 'unit:a'),
  group('team:stray', 'unit:gone'),
]
const ids = (folded: string[]) => rowsOf(groups, new Set(folded)).map((row) => `${row.depth} ${row.group.id}`)

describe('rows', () => {
  it('put every group under its parent', () => {
    expect(ids([])).toEqual([
      '0 organisation',
      '1 unit:a',
      '2 team:a1',
      '2 team:a2',
      '1 unit:b',
      '0 team:stray',
    ])
  })

  it('leave out what is folded', () => {
    expect(ids(['unit:a'])).toEqual(['0 organisation', '1 unit:a', '1 unit:b', '0 team:stray'])
  })

  it('know what can be opened', () => {
    const open = new Map(rowsOf(groups, new Set(['unit:a'])).map((row) => [row.group.id, row.open]))
    expect(open).toEqual(
      new Map([
        ['organisation', true],
        ['unit:a', false],
        ['unit:b', null],
        ['team:stray', null],
      ]),
    )
  })
})

it('a large tree is closed below its first units, a small one nowhere', () => {
  expect(closedIn(groups, 6)).toBeNull()
  expect(closedIn(groups, 5)).toEqual(new Set(['unit:a']))
  // Whoever stands at a unit sees its teams.
  expect(closedIn(below(groups, 'unit:a'), 2)).toEqual(new Set())
})

describe('standing at a group', () => {
  it('has it and all below it, and the way down to it', () => {
    expect(below(groups, 'unit:a').map(({ id }) => id)).toEqual(['team:a1', 'unit:a', 'team:a2'])
    expect(below(groups, 'organisation')).toHaveLength(5)
    expect(pathTo(groups, 'team:a2').map(({ id }) => id)).toEqual(['organisation', 'unit:a', 'team:a2'])
    expect(pathTo(groups, 'team:stray').map(({ id }) => id)).toEqual(['team:stray'])
  })

  it('that is not there is nowhere', () => {
    expect(pathTo(groups, 'unit:gone')).toEqual([])
    expect(pathTo(groups, null)).toEqual([])
  })
})
