/** The statistics command gives what R gives, on the data that R was given. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { statisticsOf, statisticsText } from './statistics.ts'
import { TableError } from './table.ts'

const data = (name: string) => readFileSync(new URL(`../../test/data/${name}`, import.meta.url), 'utf8')

interface Figures {
  n: number
  mean: number
  icc1: number
  icc2: number
}
interface Reference {
  bhr2000: {
    n: number
    groups: number
    items: (Figures & { item: string; rwg_mean: number })[]
    scale: Omit<Figures, 'n'> & {
      cronbach_alpha: number
      rwgj: { min: number; median: number; mean: number; max: number }
      rwgj_groups: { group: string; size: number; rwgj: number }[]
    }
  }
  univbct: (Figures & { wave: number; scale: string; groups: number })[]
}
const reference = JSON.parse(data('reference.json')) as Reference

/** Every number of what R gave, to 1e-6 of itself. */
function agree(ours: Record<string, number | null>, theirs: Record<string, number>): void {
  for (const [name, theirValue] of Object.entries(theirs)) {
    const value = ours[name]
    if (typeof value !== 'number') throw new Error(`${name} is ${value}`)
    expect(Math.abs(value - theirValue) / Math.abs(theirValue), name).toBeLessThanOrEqual(1e-6)
  }
}

describe('bhr2000: 5,400 soldiers in 99 companies, 11 items', () => {
  const { n, groups, items, scale } = reference.bhr2000
  const ours = statisticsOf(data('bhr2000.csv'), { group: ['GRP'], items: items.map(({ item }) => item) })

  test('people and groups', () => {
    expect(items).toHaveLength(11)
    expect(ours).toMatchObject({ people: n, groups, scale: { n, groups } })
  })

  test.each(items)('$item', ({ item, rwg_mean, ...rest }) => {
    const { item: _, groups: __, ...figures } = ours.items.find((own) => own.item === item)!
    agree(figures, { ...rest, rwg: rwg_mean })
  })

  test('the scale: mean, ICC(1), ICC(2) and alpha', () => {
    const { mean, icc1, icc2, cronbach_alpha } = scale
    const own = ours.scale!
    agree(
      { mean: own.mean, icc1: own.icc1, icc2: own.icc2, alpha: own.alpha },
      { mean, icc1, icc2, alpha: cronbach_alpha },
    )
  })

  test('r_wg(j) of every group, and their spread', () => {
    agree({ ...ours.scale!.rwgj! }, scale.rwgj)
    expect(ours.scale!.byGroup).toHaveLength(scale.rwgj_groups.length)
    for (const { group, size, rwgj } of scale.rwgj_groups) {
      const own = ours.scale!.byGroup.find((candidate) => candidate.group === group)!
      expect(own.size).toBe(size)
      agree({ rwgj: own.rwgj }, { rwgj })
    }
  })
})

test.each(reference.univbct)('univbct, wave $wave: $scale', ({ wave, scale, groups, ...figures }) => {
  const ours = statisticsOf(data('univbct.csv'), {
    group: ['BTN', 'COMPANY'],
    person: 'SUBNUM',
    items: [`${scale}${wave}`],
  })
  expect(ours.people).toBe(495)
  expect(ours.scale).toBeNull()
  const { n, mean, icc1, icc2 } = ours.items[0]!
  expect(ours.items[0]!.groups).toBe(groups)
  agree({ n, mean, icc1, icc2 }, figures)
})

describe('cohesion: 11 people, one answer missing', () => {
  const items = ['COH01', 'COH02', 'COH03', 'COH04', 'COH05']
  const ours = statisticsOf(data('cohesion.csv'), { group: ['UNIT', 'PLATOON'], items })

  test('an item leaves out who did not answer it, the scale who did not answer all', () => {
    expect(ours.people).toBe(11)
    expect(ours.items.map(({ n }) => n)).toEqual([11, 10, 11, 11, 11])
    expect(ours.items[1]!.mean).toBeCloseTo(29 / 10, 12)
    expect(ours.scale).toMatchObject({ n: 10, groups: 4 })
    expect(ours.scale!.byGroup[0]).toMatchObject({ group: '1044B/1ST', size: 2 })
  })

  test('the text names every item, every group and the figures', () => {
    const text = statisticsText(ours)
    for (const item of items) expect(text).toMatch(new RegExp(`^${item} `, 'm'))
    for (const { group } of ours.scale!.byGroup) expect(text).toMatch(new RegExp(`^${group} `, 'm'))
    expect(text).toContain(ours.scale!.alpha!.toFixed(8))
    expect(text).toContain('11 people in 4 groups')
    expect(text).not.toMatch(/NaN|undefined|null/)
  })
})

describe('what a table may lack', () => {
  test('a missing column is named', () => {
    const missing = () => statisticsOf('g,a\n1,2\n', { group: ['g'], items: ['a', 'b'] })
    expect(missing).toThrow(TableError)
    expect(missing).toThrow('No column "b". The table has "g", "a".')
  })

  test('no group, no items and nobody are said', () => {
    expect(() => statisticsOf('g,a\n1,2\n', { group: [], items: ['a'] })).toThrow(/group/)
    expect(() => statisticsOf('g,a\n1,2\n', { group: ['g'], items: [] })).toThrow(/items/)
    expect(() => statisticsOf('g,a\nNA,2\n', { group: ['g'], items: ['a'] })).toThrow(/no row/)
  })

  test('with a person column, a blank person is an error and a second row is not counted', () => {
    const read = (text: string) => statisticsOf(text, { group: ['g'], person: 'p', items: ['a'] })
    expect(read('p,g,a\nx,1,5\nx,1,1\ny,1,3\n').items[0]).toMatchObject({ n: 2, mean: 4 })
    expect(() => read('p,g,a\nx,1,5\n,1,1\n')).toThrow('Line 3: column "p" is blank.')
  })

  test('who has no group is left out', () => {
    const { people, items } = statisticsOf('g,a\n1,2\nNA,5\n,5\n2,4\n', { group: ['g'], items: ['a'] })
    expect(people).toBe(2)
    expect(items[0]!.mean).toBe(3)
  })
})
