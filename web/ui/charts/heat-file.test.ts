/** The heatmap's file holds what the screen shows: every number once, every hidden cell hatched and named. */
import { describe, expect, it } from 'vitest'
import type { HeatRow } from './heat.ts'
import { heatFile } from './heat-file.ts'
import { light } from './svg-file.ts'
import { named, readXml } from './xml.fixture.ts'

const row = (id: string, cells: HeatRow['cells'], more: Partial<HeatRow> = {}): HeatRow => ({
  id,
  name: id,
  href: null,
  note: null,
  size: '12–19',
  depth: 1,
  open: null,
  fold: null,
  cells,
  ...more,
})
const score = (value: number, mark: string | null = null) => ({
  score: value,
  text: String(value),
  mark: mark === null ? null : { word: mark, sign: '≈' },
})
const file = heatFile({
  language: 'en',
  title: 'By team, Week 47',
  summary: 'Mutual help is the shared strength.',
  corner: 'Group',
  columns: [{ short: 'Morale' }, { short: 'Help' }],
  rows: [
    row('Whole organisation', [score(61), score(75)], { depth: 0, open: true, size: '100+' }),
    row('Lille <&"', [score(55, 'about'), { reason: 'Hidden: too alike' }], { note: 'without Ann' }),
    row('Lyon', { reason: 'Hidden: fewer than 5 answers' }, { size: null }),
    row('Nice', [{ score: null, text: 'not asked' }, score(20, 'under')]),
  ],
  hidden: 'hidden',
  scale: { low: 'Low', high: 'High' },
})
const tags = readXml(file)
const texts = named(tags, 'text').map((tag) => tag.text)

describe('the file', () => {
  it('has title, sentence, head, then each row: name, size, cells', () => {
    expect(texts).toEqual([
      'By team, Week 47',
      'Mutual help is the shared strength.',
      ...['Group', 'Morale', 'Help'],
      ...['Whole organisation', '100+', '61', '75'],
      ...['Lille <&"', '12–19, without Ann', 'about 55', 'hidden'],
      ...['Lyon', 'Hidden: fewer than 5 answers'],
      ...['Nice', '12–19', 'not asked', 'under 20'],
      ...['Low', 'High'],
    ])
  })

  it('hatches what is hidden, a whole row once, and gives the reason of a single cell', () => {
    const hatched = named(tags, 'rect').filter(({ attributes }) => attributes.fill === 'url(#hatch)')
    expect(hatched.map(({ attributes }) => Number(attributes.width))).toEqual([183, 369])
    expect(named(tags, 'title').map((tag) => tag.text)).toEqual(['By team, Week 47', 'Hidden: too alike'])
  })

  it('tints a cell by its score', () => {
    const tints = named(tags, 'rect').flatMap(({ attributes }) =>
      attributes.width === '183' && attributes.fill !== 'url(#hatch)' ? [attributes.fill] : [],
    )
    expect(tints).toEqual([light['heat-3'], light['heat-5'], light['heat-3'], light['heat-1']])
  })

  it('keeps everything within its frame', () => {
    const { width, height } = tags[0]!.attributes
    for (const { attributes } of tags.filter(({ name }) => name === 'rect' || name === 'text')) {
      expect(Number(attributes.x ?? 0) + Number(attributes.width ?? 0)).toBeLessThanOrEqual(Number(width))
      expect(Number(attributes.y ?? 0) + Number(attributes.height ?? 0)).toBeLessThanOrEqual(Number(height))
    }
  })
})
