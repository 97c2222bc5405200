/** A heatmap as a file that stands alone: the rows, numbers and reasons of the one on the screen. */
import { escaped } from '#shared/messages/html.ts'
import { type HeatCell, type HeatRow, heatOf } from './heat.ts'
import {
  element,
  hatched,
  heightOf,
  light,
  linesOf,
  margin,
  paragraph,
  rounded,
  svgFile,
  text,
} from './svg-file.ts'

export interface HeatFile {
  language: string
  /** The heatmap's caption. */
  title: string
  summary: string
  corner: string
  columns: { short: string }[]
  rows: HeatRow[]
  /** The word for a hidden cell. */
  hidden: string
  /** What the two ends of the scale mean. */
  scale: { low: string; high: string }
}

const names = 300
const column = 104
const least = 720
const gap = 3
const small = { size: 12, fill: light['ink-quiet'] }
const soft = { size: 13, fill: light['ink-soft'] }

export function heatFile(file: HeatFile): string {
  const wide = Math.max(column, Math.floor((least - 2 * margin - names) / file.columns.length))
  return svgFile({
    ...file,
    width: 2 * margin + names + wide * file.columns.length,
    draw(top) {
      const heads = file.columns.map(({ short }) => linesOf(short, wide - 12, 13))
      let y = top + Math.max(...heads.map((lines) => heightOf(lines, 13)), 18) + 6
      const parts = [
        text(margin, rounded(y - 10), soft, file.corner),
        ...heads.map((lines, i) => {
          const x = margin + names + i * wide + 8
          return paragraph(x, y - 6 - heightOf(lines, 13), soft, lines)
        }),
      ]
      for (const row of file.rows) {
        const drawn = rowOf(row, Math.ceil(y), wide, file)
        parts.push(drawn.body)
        y = Math.ceil(y) + drawn.height + gap
      }
      return { body: parts.join('') + scaleOf(file.scale, y + 22), bottom: y + 28 }
    },
  })
}

function rowOf(row: HeatRow, y: number, wide: number, { columns, hidden }: HeatFile) {
  const x = margin + row.depth * 16
  const across = names - 24 - row.depth * 16
  const name = linesOf(row.name, across, 14, row.open !== null)
  const beside = [row.size, row.note].filter((said) => said !== null).join(', ')
  const below = beside ? linesOf(beside, across, small.size) : []
  const tall = heightOf(name, 14) + heightOf(below, small.size)
  const height = Math.max(44, Math.ceil(tall) + 10)
  const top = y + (height - tall) / 2
  const type = { size: 14, strong: row.open !== null }
  const box = (i: number, many: number) => ({
    x: margin + names + i * wide,
    y,
    width: wide * many - gap,
    height,
  })
  const { cells } = row
  const body = [
    paragraph(x, top, type, name),
    paragraph(x, top + heightOf(name, 14), small, below),
    ...('reason' in cells
      ? [hatched(box(0, columns.length), cells.reason)]
      : cells.map((cell, i) => cellOf(cell, box(i, 1), hidden))),
  ]
  return { body: element('g', {}, ...body), height }
}

function cellOf(
  cell: HeatCell,
  box: { x: number; y: number; width: number; height: number },
  hidden: string,
) {
  if ('reason' in cell)
    return element('g', {}, element('title', {}, escaped(cell.reason)), hatched(box, hidden))
  const y = box.y + box.height / 2 + 5
  if (cell.score === null) return text(box.x + 8, y, small, cell.text)
  const heat = heatOf(cell.score)
  const strong = heat === 1 || heat === 5
  const mark = cell.mark
    ? `${element('tspan', { 'font-size': 11, fill: light['ink-soft'], 'font-weight': 400 }, escaped(cell.mark.word))} `
    : ''
  const said = { x: box.x + 8, y, 'font-size': 15, fill: light.ink, ...(strong && { 'font-weight': 600 }) }
  return [
    element('rect', { ...box, rx: 3, fill: light[`heat-${heat}`] }),
    element('text', said, mark, escaped(cell.text)),
  ].join('')
}

/** Low, five tints, high: words stand on both sides, so their order needs no colour. */
function scaleOf({ low, high }: HeatFile['scale'], y: number): string {
  const tints = ([1, 2, 3, 4, 5] as const).map((heat, i) =>
    element('rect', {
      x: margin + names + i * 36,
      y: y - 10,
      width: 36,
      height: 12,
      fill: light[`heat-${heat}`],
    }),
  )
  return [
    text(margin + names - 8, y, { ...soft, anchor: 'end' }, low),
    ...tints,
    text(margin + names + 5 * 36 + 8, y, soft, high),
  ].join('')
}
