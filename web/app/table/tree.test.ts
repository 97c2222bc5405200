/** The tree of groups: order, depth, folding, and nobody lost. */
import { describe, expect, it } from 'vitest'
import { foldedAtFirst, rowsOf } from './tree.ts'

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

describe('at first', () => {
  it('a small organisation is all open, a large one down to its first units', () => {
    expect(foldedAtFirst(groups, 6)).toEqual(new Set())
    expect(foldedAtFirst(groups, 5)).toEqual(new Set(['unit:a']))
  })
})
