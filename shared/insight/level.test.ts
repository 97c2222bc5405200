/** The level of most people, as far as cells of one level tell. */
import { expect, test } from 'vitest'
import { levelAbove } from './level.ts'
import { team } from './published.fixture.ts'

const cell = (id: string, levels: string[], eligible: number) => ({ id, teams: ['M1'], levels, eligible })
const cells = [cell('c1', ['field-manager'], 5), cell('c2', ['rep'], 9), cell('c3', ['rep', 'director'], 40)]
const reps = team('level:rep', {}, { kind: 'level', cells: ['c2'] })
const own = (...ids: string[]) => team('team:M1', {}, { cells: ids })

test('is that of most people of its cells', () => {
  expect(levelAbove(own('c1', 'c2', 'c3'), { cells, groups: [reps] })).toBe('level:rep')
})

test('is none where that level was not published, no cell tells it, or the group is a level itself', () => {
  expect(levelAbove(own('c1'), { cells, groups: [reps] })).toBeNull()
  expect(levelAbove(own('c3'), { cells, groups: [reps] })).toBeNull()
  expect(levelAbove(reps, { cells, groups: [reps] })).toBeNull()
})
