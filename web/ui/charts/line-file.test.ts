/** The file of a line holds what the drawing shows: the line itself, the others by name, marks, and why weeks are hidden. */
import { expect, it } from 'vitest'
import { linePath, type WeekPoint } from './line.ts'
import { type LineFile, lineFile } from './line-file.ts'
import { light } from './svg-file.ts'
import { named, readXml } from './xml.fixture.ts'

const shown = (score: number): WeekPoint => ({ kind: 'shown', season: 'a', score, step: 5, noise: 9 })
const points: WeekPoint[] = [shown(50), { kind: 'hidden', season: 'a', reason: 'few' }, shown(45), shown(40)]
const others: WeekPoint[] = [shown(60), shown(65), shown(60), shown(60)]
const file: LineFile = {
  language: 'en',
  title: 'Morale, Lille <&"',
  summary: 'Fell since the week of 2 November. About 40, week 47.',
  driver: 'mutual-help',
  points,
  beside: [{ id: 'with above', points: others, stroke: 'compared', said: 'Dashed: Area <North>' }],
  marks: [{ week: 2, sentence: 'New season: the group is made up differently.' }],
  end: { text: 'about 40', score: 40 },
  months: ['October', 'November'],
  reasons: ['Hatched: too few answers'],
}
const tags = readXml(lineFile(file))

it('draws both lines where the screen does, each in its ink', () => {
  const paths = named(tags, 'path').map(({ attributes }) => attributes)
  expect(paths.filter(({ d }) => d === linePath(points))).toMatchObject([{ stroke: light['driver-help'] }])
  expect(paths.filter(({ d }) => d === linePath(others))).toMatchObject([{ stroke: light['ink-soft'] }])
  expect(paths.filter(({ d }) => d === 'M2 0V100')).toHaveLength(1)
})

it('says title, summary, scale, months, the last value, and what each sign means', () => {
  expect(named(tags, 'text').map(({ text }) => text)).toEqual([
    file.title,
    file.summary,
    ...['100', '50', '0', 'October', 'November', 'about 40'],
    ...['Dashed: Area <North>', 'New season: the group is made up differently.', 'Hatched: too few answers'],
  ])
  expect(named(tags, 'desc').map(({ text }) => text)).toEqual([file.summary])
})

it('hatches one week and nothing else', () => {
  const fields = named(tags, 'rect').filter(({ attributes }) => attributes.height === '100')
  expect(fields.map(({ attributes }) => [attributes.x, attributes.width])).toEqual([['1', '1']])
})
