/** Comments stand under one group of the tree, and only where enough people could have written them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsFor } from '../org/cells.ts'
import { commentGroups } from './comments.ts'
import { gate } from './gate.ts'
import { round } from './random.fixture.ts'
import { countsIn, forceOf } from './season.fixture.ts'

/** @param ballots of the leadership, and of each team of twelve */
function placesWith(...ballots: number[]) {
  const structure = forceOf(...ballots.slice(1).map(() => 12))
  const { cells } = cellsFor(structure, 5)
  const counts = countsIn(cells, ballots)
  const questions = [{ id: 'Q1', driver: 'morale', asked: 'all' as const }]
  const settings = {
    round: 'r',
    season: null,
    k: 5,
    order: 'units',
    structure,
    cells,
    questions,
    spoiled: 0,
  } as const
  return Object.values(commentGroups(gate({ ...settings, counts }), counts))
}

describe('a comment', () => {
  it('stands under its team from eight people and eight ballots', () => {
    const [, eight, seven] = placesWith(6, 8, 7)
    expect(eight).toBe('team:A0')
    expect(seven).toBeNull()
  })

  it('of a smaller team rises to the organisation where ten others are beside the shown groups', () => {
    // Two teams too small to be shown, and the leadership: 4 + 4 + 6 beside the shown ones.
    const [leadership, shown, small, other] = placesWith(4, 7, 4, 4)
    expect([leadership, shown, small, other]).toEqual(Array(4).fill('organisation'))
  })

  it('stands nowhere where too few could have written it', () => {
    expect(placesWith(6, 7, 7, 7)).toEqual([null, null, null, null])
  })

  it('has in any organisation one group at most, of the tree, that holds its cell and enough people', () => {
    fc.assert(
      fc.property(round(90), (input) => {
        const published = gate(input)
        const places = commentGroups(published, input.counts)
        expect(Object.keys(places).sort()).toEqual(input.cells.map(({ id }) => id).sort())
        for (const [cell, id] of Object.entries(places)) {
          if (id === null) continue
          const group = published.groups.find((one) => one.id === id)!
          expect(group.family).toBe('T')
          expect(group.cells).toContain(cell)
          const voted = input.counts
            .filter((count) => group.cells.includes(count.cell))
            .reduce((sum, { ballots }) => sum + ballots, 0)
          expect(voted).toBeGreaterThanOrEqual(group.kind === 'team' ? 8 : 10)
        }
      }),
      { numRuns: 150 },
    )
  })
})
