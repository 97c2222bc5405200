/** A balance as a file that stands alone: the marks, gaps and reasons of the one on the screen. */
import type { BalanceRow, Mark } from './balance.ts'
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

export interface BalanceFile {
  language: string
  title: string
  summary: string
  rows: BalanceRow[]
  hidden: { names: string; reason: string }[]
  marks: { down: string; up: string }
  /** Two drivers, or two sides of one question, which are told apart by ink. */
  of: 'drivers' | 'sides'
}

const names = 220
const between = 20
/** Room beside the axis for a mark's name and number. */
const beside = 110
const axis = 280
const words = 260
const zero = margin + names + between + beside
const said = zero + axis + beside + between
const width = said + words + margin
const at = (score: number) => rounded(zero + (score / 100) * axis)

const small = { size: 12, fill: light['ink-quiet'] }

const colours = {
  drivers: {
    down: light['driver-top-down'],
    up: light['driver-bottom-up'],
    'down-2': light['balance-down-2'],
    'down-1': light['balance-down-1'],
    even: light['balance-even'],
    'up-1': light['balance-up-1'],
    'up-2': light['balance-up-2'],
  },
  // As .pair in balance.css.
  sides: {
    down: light.ink,
    up: light.action,
    'down-2': light['ink-soft'],
    'down-1': light['rule-strong'],
    even: light.rule,
    'up-1': light['rule-strong'],
    'up-2': light.action,
  },
}

export function balanceFile(file: BalanceFile): string {
  return svgFile({
    ...file,
    width,
    draw(top) {
      let y = top
      const parts: string[] = []
      const add = ({ body, height }: { body: string; height: number }) => {
        y += height
        parts.push(element('g', {}, body, hairline(y)))
      }
      for (const [i, row] of file.rows.entries()) add(rowOf(row, y, i === 0, file))
      for (const row of file.hidden) add(hiddenRow(row, y))
      if (file.rows.length === 0) return { body: parts.join(''), bottom: y }
      const ticks = [0, 50, 100].map((score) =>
        text(at(score), y + 18, { ...small, anchor: 'middle' }, String(score)),
      )
      return { body: parts.join('') + ticks.join(''), bottom: y + 20 }
    },
  })
}

const hairline = (y: number) =>
  element('line', { x1: margin, x2: width - margin, y1: y, y2: y, stroke: light.rule })

function rowOf(row: BalanceRow, y: number, first: boolean, { marks, of }: BalanceFile) {
  const colour = colours[of]
  const who = [
    { type: { size: 14, strong: true }, lines: linesOf(row.name, names, 14, true) },
    { type: small, lines: linesOf(row.size, names, 12) },
  ]
  const what = [
    { type: { size: 13, fill: light['ink-soft'] }, lines: linesOf(row.said, words, 13) },
    { type: { size: 13, strong: true }, lines: row.more ? linesOf(row.more, words, 13, true) : [] },
    { type: small, lines: linesOf(row.gap, words, 12) },
  ]
  const height = Math.max(52, Math.ceil(Math.max(...[who, what].map(tallOf))) + 12)
  const middle = y + height / 2
  const [left, right] = [row.down, row.up].map(({ score }) => at(score)).toSorted((a, b) => a - b)
  const downRight = row.down.score >= row.up.score
  const label = (mark: Mark, name: string, fill: string, toRight: boolean) =>
    text(
      at(mark.score) + (toRight ? 13 : -13),
      middle + 5,
      { size: 13, strong: true, fill, anchor: toRight ? 'start' : 'end' },
      first ? `${name} ${mark.short}` : mark.short,
    )
  const same = row.down.score === row.up.score
  const body = [
    stacked(who, margin, middle),
    element('line', { x1: at(50), x2: at(50), y1: y, y2: y + height, stroke: light.rule }),
    element('rect', {
      x: left!,
      y: middle - 2.5,
      width: rounded(right! - left!),
      height: 5,
      fill: colour[row.tone],
    }),
    element('circle', { cx: at(row.down.score), cy: middle, r: 7, fill: colour.down }),
    element('circle', {
      cx: at(row.up.score),
      cy: middle,
      r: 5.75,
      fill: same ? 'none' : light.paper,
      stroke: colour.up,
      'stroke-width': 2.5,
    }),
    label(row.down, marks.down, colour.down, downRight),
    label(row.up, marks.up, colour.up, !downRight),
    stacked(what, said, middle),
  ]
  return { body: body.join(''), height }
}

interface Lines {
  type: { size: number; fill?: string; strong?: boolean }
  lines: string[]
}

const tallOf = (stack: Lines[]) => stack.reduce((sum, { type, lines }) => sum + heightOf(lines, type.size), 0)

/** Paragraphs below one another, about a middle. */
function stacked(stack: Lines[], x: number, middle: number): string {
  let top = middle - tallOf(stack) / 2
  return stack
    .map(({ type, lines }) => {
      const drawn = paragraph(x, top, type, lines)
      top += heightOf(lines, type.size)
      return drawn
    })
    .join('')
}

function hiddenRow({ names: who, reason }: BalanceFile['hidden'][number], y: number) {
  const stack = [{ type: { size: 13, fill: light['ink-quiet'] }, lines: linesOf(who, names, 13) }]
  const x = margin + names + between
  const height = Math.max(52, Math.ceil(tallOf(stack)) + 12)
  const box = { x, y: y + 4, width: width - margin - x, height: height - 8 }
  return { body: stacked(stack, margin, y + height / 2) + hatched(box, reason), height }
}
