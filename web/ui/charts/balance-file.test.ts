/** The balance's file holds what the screen shows: names, both marks, the gap in words, and what is hidden. */
import { describe, expect, it } from 'vitest'
import type { BalanceRow } from './balance.ts'
import { type BalanceFile, balanceFile } from './balance-file.ts'
import { light } from './svg-file.ts'
import { named, readXml, type Tag } from './xml.fixture.ts'

const row = (name: string, down: number, up: number, more: Partial<BalanceRow> = {}): BalanceRow => ({
  id: name,
  name,
  size: '12–19',
  down: { score: down, short: String(down), text: `about ${down}` },
  up: { score: up, short: String(up), text: `about ${up}` },
  tone: 'down-2',
  said: 'Much announced',
  gap: `+${down - up} points, beyond the noise of 9`,
  ...more,
})
const file: BalanceFile = {
  language: 'en',
  title: 'By team, Week 47',
  summary: 'What comes down gets through.',
  rows: [
    row('Lille <&"', 70, 30, { more: 'The gap is widening' }),
    row('Lyon', 50, 50, { tone: 'even', said: 'In balance', gap: '0 points, within the noise of 9' }),
  ],
  hidden: [{ names: 'Brest and Caen', reason: 'Hidden: fewer than 5 answers' }],
  marks: { down: 'top-down', up: 'bottom-up' },
  of: 'drivers',
}
const tags = readXml(balanceFile(file))
const centre = ({ attributes }: Tag) => Number(attributes.cx)

describe('the file', () => {
  it('has each row: name, size, both marks, what is said, and the gap with its band', () => {
    expect(named(tags, 'text').map((tag) => tag.text)).toEqual([
      'By team, Week 47',
      'What comes down gets through.',
      ...['Lille <&"', '12–19', 'top-down 70', 'bottom-up 30'],
      ...['Much announced', 'The gap is widening', '+40 points, beyond the noise of 9'],
      ...['Lyon', '12–19', '50', '50', 'In balance', '0 points, within the noise of 9'],
      ...['Brest and Caen', 'Hidden: fewer than 5 answers'],
      ...['0', '50', '100'],
    ])
  })

  it('places marks by their scores, and the link between them', () => {
    const [down, up, middle, same] = named(tags, 'circle').map(centre)
    expect(down! - middle!).toBeCloseTo((20 / 100) * 280)
    expect(middle! - up!).toBeCloseTo((20 / 100) * 280)
    expect(same).toBe(middle)
    const link = named(tags, 'rect').find(({ attributes }) => attributes.fill === light['balance-down-2'])
    expect([Number(link!.attributes.x), Number(link!.attributes.width)]).toEqual([up, down! - up!])
  })

  it('draws a filled dot against a ring, and the two sides of a question in ink', () => {
    const fills = (some: Tag[]) => named(some, 'circle').map(({ attributes }) => attributes.fill)
    const both = fills(tags)
    expect(both).toEqual([light['driver-top-down'], light.paper, light['driver-top-down'], 'none'])
    expect(fills(readXml(balanceFile({ ...file, of: 'sides' })))[0]).toBe(light.ink)
  })

  it('hatches what is hidden, and has no axis where nothing is shown', () => {
    const hatches = named(tags, 'rect').filter(({ attributes }) => attributes.fill === 'url(#hatch)')
    expect(hatches).toHaveLength(1)
    const bare = named(readXml(balanceFile({ ...file, rows: [] })), 'text').map((tag) => tag.text)
    expect(bare.slice(2)).toEqual(['Brest and Caen', 'Hidden: fewer than 5 answers'])
  })
})
