/** Geometry of a line over weeks, in data units: week i spans i to i+1, y is 100 − score. Nothing is ever interpolated. */
import type { Reason } from '#shared/published/published.ts'

export type WeekPoint =
  | { kind: 'shown'; season: string; score: number; step: number; noise: number }
  | { kind: 'hidden'; season: string; reason: Reason }
  /** This driver was not asked that week: the line stops, the band goes on. */
  | { kind: 'not-asked'; season: string }
  /** No round, a void one, or no such group: line and band stop. */
  | { kind: 'none' }

/** Another line in the same drawing: what a group was before or became, or what it is compared with. */
export interface BesideLine {
  id: string
  points: WeekPoint[]
  stroke: 'joined' | 'compared'
}

/** Something that happened at the beginning of a week. */
export interface Mark {
  week: number
  sentence: string
  /** The line goes on: what it is asked by changed. */
  small?: boolean
}

export interface Hatch {
  from: number
  weeks: number
  reason: Reason
}

type Shown = Extract<WeekPoint, { kind: 'shown' }>

/** From this rounding step on (under 20 people) the line is a staircase. */
const coarse = 5
/** Weeks on either side that the band's mean takes in: seven in all. */
const reach = 3

export function linePath(points: WeekPoint[]): string {
  let path = ''
  for (const { from, to } of stretches(points, false))
    path += drawn(lineVertices(points as Shown[], from, to))
  return path
}

/** A coarse week is a tread as wide as the week; a fine one is a point in its middle, led to the edge at the ends. */
function lineVertices(points: Shown[], from: number, to: number): number[] {
  const fine = (i: number) => i >= from && i <= to && points[i]!.step < coarse
  const vertices: number[] = []
  for (let i = from; i <= to; i++) {
    const y = 100 - points[i]!.score
    if (!fine(i) || !fine(i - 1)) vertices.push(i, y)
    if (fine(i)) vertices.push(i + 0.5, y)
    if (!fine(i) || !fine(i + 1)) vertices.push(i + 1, y)
  }
  return vertices
}

/** The zone in which a change means nothing: the mean of seven weeks around, more and less the noise. */
export function bandPath(points: WeekPoint[]): string {
  let path = ''
  for (const stretch of stretches(points, true)) {
    let { from, to } = stretch
    // A band begins and ends with a week that is shown.
    while (from <= to && points[from]!.kind !== 'shown') from++
    while (to >= from && points[to]!.kind !== 'shown') to--
    if (from <= to) path += bandOf(points, from, to)
  }
  return path
}

function bandOf(points: WeekPoint[], from: number, to: number): string {
  const upper: number[] = []
  const lower: number[] = []
  let noise = 0
  const edge = (x: number, mean: number) => {
    upper.push(x, 100 - Math.min(100, mean + noise))
    lower.push(x, 100 - Math.max(0, mean - noise))
  }
  for (let i = from; i <= to; i++) {
    const point = points[i]!
    if (point.kind === 'shown') noise = point.noise
    const mean = meanAround(points, i, from, to)
    if (mean === null) continue
    if (i === from) edge(i, mean)
    else if (i < to) edge(i + 0.5, mean)
    if (i === to) edge(i + 1, mean)
  }
  for (let i = lower.length - 2; i >= 0; i -= 2) upper.push(lower[i]!, lower[i + 1]!)
  return `${drawn(upper)}Z`
}

function meanAround(points: WeekPoint[], i: number, from: number, to: number): number | null {
  let sum = 0
  let shown = 0
  for (let j = Math.max(from, i - reach); j <= Math.min(to, i + reach); j++) {
    const point = points[j]!
    if (point.kind !== 'shown') continue
    sum += point.score
    shown++
  }
  return shown ? sum / shown : null
}

/** Hidden weeks in a row with one reason are one hatched field. */
export function hatches(points: WeekPoint[]): Hatch[] {
  const found: Hatch[] = []
  points.forEach((point, i) => {
    if (point.kind !== 'hidden') return
    const last = found.at(-1)
    if (last && last.from + last.weeks === i && last.reason === point.reason) last.weeks++
    else found.push({ from: i, weeks: 1, reason: point.reason })
  })
  return found
}

/** A rule before each week with which a new season begins; the first season has begun before the chart. */
export function seasonPath(points: WeekPoint[]): string {
  let path = ''
  let before: string | null = null
  points.forEach((point, i) => {
    if (point.kind === 'none') return
    if (before !== null && point.season !== before) path += `M${i} 0V100`
    before = point.season
  })
  return path
}

/** Weeks in a row that are shown, or also those in which the driver was not asked, within one season. */
function stretches(points: WeekPoint[], unasked: boolean) {
  const found: { from: number; to: number; season: string }[] = []
  points.forEach((point, i) => {
    if (point.kind !== 'shown' && !(unasked && point.kind === 'not-asked')) return
    const last = found.at(-1)
    if (last && last.to === i - 1 && last.season === point.season) last.to = i
    else found.push({ from: i, to: i, season: point.season })
  })
  return found
}

/** @param vertices x and y in turn */
function drawn(vertices: number[]): string {
  let path = ''
  let atX = -1
  let atY = -1
  for (let i = 0; i < vertices.length; i += 2) {
    const x = Math.round(10 * vertices[i]!)
    const y = Math.round(10 * vertices[i + 1]!)
    if (i === 0) path = `M${tenths(x)} ${tenths(y)}`
    else if (x !== atX && y !== atY) path += `L${tenths(x)} ${tenths(y)}`
    else if (x !== atX) path += `H${tenths(x)}`
    else if (y !== atY) path += `V${tenths(y)}`
    atX = x
    atY = y
  }
  return path
}

/** Whole numbers become text much faster than fractions. */
function tenths(count: number): string {
  const rest = count % 10
  const whole = (count - rest) / 10
  return rest === 0 ? `${whole}` : `${whole}.${rest}`
}
