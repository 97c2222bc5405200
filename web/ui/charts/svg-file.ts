/** What a drawing needs to stand alone as a file: the light theme, a font that every system has, and escaped text. */
import { escaped } from '#shared/messages/html.ts'

/** The light values of the tokens, by their names there: a file knows no theme. */
export const light = {
  paper: '#f9faf7',
  ink: '#18211d',
  'ink-soft': '#48544d',
  'ink-quiet': '#5a665f',
  rule: '#d8ddd4',
  'rule-strong': '#7d8982',
  action: '#0b5a4a',
  'driver-autonomy': '#0c3a1e',
  'driver-top-down': '#1f4a97',
  'driver-bottom-up': '#b04e0d',
  'driver-alignment': '#752365',
  'driver-help': '#17768a',
  'driver-coaching': '#544804',
  'driver-morale': '#854c50',
  'heat-1': '#eec588',
  'heat-2': '#f6e5c8',
  'heat-3': '#eef1ea',
  'heat-4': '#d2e5e5',
  'heat-5': '#a7ced0',
  hatch: '#c9cfc6',
  'balance-down-2': '#1f4a97',
  'balance-down-1': '#87a3d4',
  'balance-even': '#9aa49e',
  'balance-up-1': '#e2a574',
  'balance-up-2': '#b04e0d',
}
export const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif'

export function element(
  name: string,
  attributes: Record<string, string | number>,
  ...inside: string[]
): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return inside.length ? `<${name}${own.join('')}>${inside.join('')}</${name}>` : `<${name}${own.join('')}/>`
}

/** How text looks; without `fill` it is ink. */
export interface Type {
  size: number
  fill?: string
  strong?: boolean
  anchor?: 'start' | 'middle' | 'end'
}

export const text = (x: number, y: number, { size, fill, strong, anchor }: Type, said: string): string =>
  element(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill: fill ?? light.ink,
      ...(strong && { 'font-weight': 600 }),
      ...(anchor && { 'text-anchor': anchor }),
    },
    escaped(said),
  )

/** A file cannot measure its text: about what the widest of these fonts needs on average. */
const perCharacter = { normal: 0.48, strong: 0.55 }
const widthOf = (said: string, size: number, strong = false): number =>
  said.length * size * (strong ? perCharacter.strong : perCharacter.normal)

/** As many words a line as fit. */
export function linesOf(said: string, width: number, size: number, strong = false): string[] {
  const lines: string[] = []
  for (const word of said.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word
    if (lines.length && widthOf(longer, size, strong) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

const leading = 1.35

/** Height of lines, and the lines themselves from `top` down. */
export const heightOf = (lines: string[], size: number): number => lines.length * size * leading
export const paragraph = (x: number, top: number, type: Type, lines: string[]): string =>
  lines.map((line, i) => text(x, rounded(top + type.size * (i * leading + 1)), type, line)).join('')

export const rounded = (value: number): number => Math.round(value * 10) / 10

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What is hidden: hatched, with its word on paper. */
export function hatched({ x, y, width, height }: Box, said: string): string {
  const size = 12
  const lines = linesOf(said, width - 24, size)
  const tall = heightOf(lines, size)
  const top = y + (height - tall) / 2
  const paper = {
    x: x + 8,
    y: rounded(top - 1),
    width: rounded(Math.min(width - 12, Math.max(...lines.map((line) => widthOf(line, size))) + 8)),
    height: rounded(tall + 2),
    fill: light.paper,
  }
  return [
    element('rect', { x, y, width, height, rx: 3, fill: 'url(#hatch)' }),
    element('rect', paper),
    paragraph(x + 12, top, { size, fill: light['ink-quiet'] }, lines),
  ].join('')
}

export const margin = 24

interface Drawing {
  language: string
  title: string
  /** What the drawing says, in a sentence. */
  summary: string
  width: number
  /** Everything below title and summary, and where it ends. */
  draw: (top: number) => { body: string; bottom: number }
}

export function svgFile({ language, title, summary, width, draw }: Drawing): string {
  const across = width - 2 * margin
  const heading = linesOf(title, across, 20, true)
  const below = linesOf(summary, across, 14)
  const second = margin + heightOf(heading, 20) + 4
  const { body, bottom } = draw(Math.ceil(second + heightOf(below, 14) + 20))
  const height = Math.ceil(bottom + margin)
  const head = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-labelledby': 'title summary',
    lang: language,
    'font-family': font,
  }
  return `${element(
    'svg',
    head,
    element('title', { id: 'title' }, escaped(title)),
    element('desc', { id: 'summary' }, escaped(summary)),
    hatch,
    element('rect', { width, height, fill: light.paper }),
    paragraph(margin, margin, { size: 20, strong: true }, heading),
    paragraph(margin, second, { size: 14, fill: light['ink-soft'] }, below),
    body,
  )}\n`
}

const hatch = element(
  'defs',
  {},
  element(
    'pattern',
    { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 1, height: 6, fill: light.hatch }),
  ),
)
