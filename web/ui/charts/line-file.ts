/** Lines over weeks as a file that stands alone: what the drawing on the screen shows, with a legend in words. */

import { driverToken } from '../driver-token.ts'
import {
  type BesideLine,
  bandPath,
  hatches,
  linePath,
  type Mark,
  seasonPath,
  type WeekPoint,
} from './line.ts'
import { element, heightOf, light, linesOf, margin, paragraph, rounded, svgFile, text } from './svg-file.ts'

export interface LineFile {
  language: string
  title: string
  summary: string
  driver: string
  points: WeekPoint[]
  beside: (BesideLine & { said: string })[]
  marks: Mark[]
  end: { text: string; score: number } | null
  months: [string, string]
  /** Why weeks are hidden. */
  reasons: string[]
}

const plot = { width: 620, height: 200 }
const scale = 36
const ending = 110
const width = margin + scale + plot.width + ending + margin
const left = margin + scale

const small = { size: 12, fill: light['ink-quiet'] }

export function lineFile(file: LineFile): string {
  return svgFile({
    ...file,
    width,
    draw(top) {
      const drawn = element(
        'svg',
        { x: left, y: top, ...plot, viewBox: `0 0 ${file.points.length} 100`, preserveAspectRatio: 'none' },
        paths(file),
      )
      const axis = top + plot.height + 18
      const scaled = [100, 50, 0].map((score) =>
        text(
          left - 8,
          rounded(top + ((100 - score) / 100) * plot.height + 4),
          { ...small, anchor: 'end' },
          String(score),
        ),
      )
      const months = [
        text(left, axis, small, file.months[0]),
        text(left + plot.width, axis, { ...small, anchor: 'end' }, file.months[1]),
      ]
      const under = legend(file, axis + 14)
      return {
        body: [drawn, ...scaled, ...months, endOf(file, top), under.body].join(''),
        bottom: under.bottom,
      }
    },
  })
}

const dashes = { joined: '2 3', compared: '7 4' }

function paths({ driver, points, beside, marks }: LineFile): string {
  const weeks = points.length
  const colour = light[driverToken(driver)]
  const stroke = (d: string, ink: string, more: Record<string, string | number> = {}) =>
    element('path', { d, fill: 'none', stroke: ink, 'vector-effect': 'non-scaling-stroke', ...more })
  const upright = (week: number) => `M${week} 0V100`
  return [
    stroke(`M0 0H${weeks}M0 50H${weeks}M0 100H${weeks}`, light.rule),
    element('path', { d: bandPath(points), fill: colour, 'fill-opacity': 0.16 }),
    ...hatches(points).flatMap(({ from, weeks }) => [
      element('rect', { x: from, y: 0, width: weeks, height: 100, fill: light.rule, 'fill-opacity': 0.6 }),
      ...Array.from({ length: 2 * weeks }, (_, i) =>
        stroke(`M${from + i / 2} 100L${from + (i + 1) / 2} 0`, light.hatch),
      ),
    ]),
    stroke(seasonPath(points), light['rule-strong'], { 'stroke-dasharray': '2 3' }),
    ...marks.map(({ week, small }) => stroke(small ? `M${week} 85V100` : upright(week), light.ink)),
    ...beside.map((line) =>
      stroke(linePath(line.points), line.stroke === 'joined' ? colour : light['ink-soft'], {
        'stroke-width': 1.5,
        'stroke-dasharray': dashes[line.stroke],
      }),
    ),
    stroke(linePath(points), colour, { 'stroke-width': 2 }),
  ].join('')
}

function endOf({ end, driver }: LineFile, top: number): string {
  if (!end) return ''
  const y = rounded(top + ((100 - end.score) / 100) * plot.height + 4)
  return text(
    left + plot.width + 8,
    y,
    { size: 13, strong: true, fill: light[driverToken(driver)] },
    end.text,
  )
}

/** What other lines, marks and hatches are, a sentence a line. */
function legend({ beside, marks, reasons }: LineFile, top: number): { body: string; bottom: number } {
  const said = [...beside.map((line) => line.said), ...marks.map(({ sentence }) => sentence), ...reasons]
  const lines = said.flatMap((sentence) => linesOf(sentence, plot.width, small.size))
  return { body: paragraph(left, top, small, lines), bottom: top + heightOf(lines, small.size) }
}
