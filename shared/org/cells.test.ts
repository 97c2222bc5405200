/** Cells: never below quorum, never anybody lost, the same for everybody who computes them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsFor, mergeCells } from './cells.ts'
import { structureOf } from './structure.ts'

const levels = ['director', 'area-manager', 'field-manager', 'rep']
type Row = [id: string, manager: string | null, level: string]
const people = (prefix: string, count: number, manager: string, level = 'rep'): Row[] =>
  Array.from({ length: count }, (_, i) => [`${prefix}${i}`, manager, level])
const structure = (rows: Row[]) =>
  structureOf({
    levels,
    members: rows.map(([id, manager, level]) => ({
      ...{ id, manager, level, name: id, email: `${id}@example.org` },
      language: 'fr',
    })),
  })

/** A director, two area managers, four field managers, teams of the given sizes. */
const force = (sizes: number[]) =>
  structure([
    ['D', null, 'director'],
    ['A1', 'D', 'area-manager'],
    ['A2', 'D', 'area-manager'],
    ['F1', 'A1', 'field-manager'],
    ['F2', 'A1', 'field-manager'],
    ['F3', 'A2', 'field-manager'],
    ['F4', 'A2', 'field-manager'],
    ...sizes.flatMap((size, i) => people(`R${i + 1}-`, size, `F${i + 1}`)),
  ])

describe('cells', () => {
  it('keep a team of at least k at one level as it is', () => {
    const { cells } = cellsFor(force([6, 7, 8, 9]), 5)
    expect(cells.filter(({ levels: of }) => of.join() === 'rep').map(({ eligible }) => eligible)).toEqual([
      6, 7, 8, 9,
    ])
  })

  it('merge a small team with the smallest sibling of its level under the same manager’s manager', () => {
    const { cells, merges } = cellsFor(force([3, 8, 9, 5]), 5)
    expect(merges[0]).toMatchObject({ reason: 'siblings', teams: ['F1', 'F2'], eligible: 11 })
    expect(cells.map(({ teams }) => teams.join('+'))).toContain('F1+F2')
  })

  it('make managers who are too few one cell of leadership', () => {
    const { cells } = cellsFor(force([6, 7, 8, 9]), 5)
    const leadership = cells.find((cell) => cell.levels.includes('director'))!
    expect(leadership).toMatchObject({ levels: ['director', 'area-manager', 'field-manager'], eligible: 7 })
  })

  it('merge upwards when nobody stands beside', () => {
    const alone = structure([
      ['D', null, 'director'],
      ...people('A', 6, 'D', 'area-manager'),
      ...people('R', 3, 'A0'),
    ])
    expect(cellsFor(alone, 5).merges).toMatchObject([
      { reason: 'up', teams: ['A0', 'D'], eligible: 4 },
      { reason: 'team', teams: ['A0', 'D'], eligible: 10 },
    ])
  })

  it('are one where fewer than 2k are eligible', () => {
    const { cells, merges } = cellsFor(structure([['D', null, 'director'], ...people('R', 8, 'D')]), 5)
    expect(cells).toMatchObject([{ id: 'c1', eligible: 9 }])
    expect(merges).toMatchObject([{ reason: 'whole' }])
  })

  it('leave nobody out, hold at least k each, and do not depend on the order of members', () => {
    const arbitrary = fc.array(fc.record({ above: fc.nat(), level: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 9,
      maxLength: 90,
    })
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 5, max: 8 }), (tail, k) => {
        const rows: Row[] = [['m', null, 'director']]
        for (const [i, { above, level }] of tail.entries())
          rows.push([`m${i}`, rows[Math.floor((above % rows.length) / 4)]![0], levels[level]!])
        const { cells } = cellsFor(structure(rows), k)
        expect(cells.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(rows.length)
        if (rows.length >= k) for (const { eligible } of cells) expect(eligible).toBeGreaterThanOrEqual(k)
        expect(cellsFor(structure([...rows].reverse()), k).cells).toEqual(cells)
      }),
      { numRuns: 300 },
    )
  })

  it('join their ids when they merge for one round', () => {
    const season = cellsFor(force([6, 7, 8, 9]), 5).cells
    const now = season.map((cell) => (cell.teams.join() === 'F1' ? { ...cell, eligible: 4 } : cell))
    const { cells } = mergeCells(force([4, 7, 8, 9]), now, 5)
    expect(cells.map(({ id }) => id)).toEqual(['c1', 'c2+c3', 'c4', 'c5'])
  })
})
