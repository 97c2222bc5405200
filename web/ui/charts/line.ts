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
}

export interface Hatch {
  from: number
  weeks: number
  reason: Reason
}

type Shown = Extract<WeekPoint, { kind: 'shown' }>
type Vertex = [x: number, y: number]

/** From this rounding step on (under 20 people) the line is a staircase. */
const coarse = 5
/** Weeks on either side that the band's mean takes in: seven in all. */
const reach = 3

export function linePath(points: WeekPoint[]): string {
  return stretches(points, (point) => point.kind === 'shown')
    .map(({ from, to }) => drawn(lineVertices(points as Shown[], from, to)))
    .join('')
}

/** A coarse week is a tread as wide as the week; a fine one is a point in its middle, led to the edge at the ends. */
function lineVertices(points: Shown[], from: number, to: number): Vertex[] {
  const fine = (i: number) => i >= from && i <= to && points[i]!.step < coarse
  const vertices: Vertex[] = []
  for (let i = from; i <= to; i++) {
    const y = 100 - points[i]!.score
    if (!fine(i) || !fine(i - 1)) vertices.push([i, y])
    if (fine(i)) vertices.push([i + 0.5, y])
    if (!fine(i) || !fine(i + 1)) vertices.push([i + 1, y])
  }
  return vertices
}

/** The zone in which a change means nothing: the mean of seven weeks around, more and less the noise. */
export function bandPath(points: WeekPoint[]): string {
  return stretches(points, (point) => point.kind === 'shown' || point.kind === 'not-asked')
    .map((stretch) => trimmed(points, stretch))
    .filter((stretch) => stretch !== null)
    .map(({ from, to }) => bandOf(points, from, to))
    .join('')
}

function bandOf(points: WeekPoint[], from: number, to: number): string {
  const upper: Vertex[] = []
  const lower: Vertex[] = []
  let noise = 0
  for (let i = from; i <= to; i++) {
    const point = points[i]!
    if (point.kind === 'shown') noise = point.noise
    const mean = meanAround(points, i, from, to)
    if (mean === null) continue
    const xs = from === to ? [from, to + 1] : [i === from ? from : i === to ? to + 1 : i + 0.5]
    for (const x of xs) {
      upper.push([x, 100 - Math.min(100, mean + noise)])
      lower.unshift([x, 100 - Math.max(0, mean - noise)])
    }
  }
  return `${drawn([...upper, ...lower])}Z`
}

function meanAround(points: WeekPoint[], i: number, from: number, to: number): number | null {
  const near = points
    .slice(Math.max(from, i - reach), Math.min(to, i + reach) + 1)
    .filter((point) => point.kind === 'shown')
  return near.length ? near.reduce((sum, { score }) => sum + score, 0) / near.length : null
}

/** A band begins and ends with a week that is shown. */
function trimmed(points: WeekPoint[], { from, to }: { from: number; to: number }) {
  let first = from
  let last = to
  while (first <= last && points[first]!.kind !== 'shown') first++
  while (last >= first && points[last]!.kind !== 'shown') last--
  return first <= last ? { from: first, to: last } : null
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

/** The weeks with which a new season begins; the first season has begun before the chart. */
export function seasonStarts(points: WeekPoint[]): number[] {
  const starts: number[] = []
  let before: string | null = null
  points.forEach((point, i) => {
    if (point.kind === 'none') return
    if (before !== null && point.season !== before) starts.push(i)
    before = point.season
  })
  return starts
}

/** Weeks in a row that satisfy, within one season. */
function stretches(points: WeekPoint[], satisfies: (point: WeekPoint) => boolean) {
  const found: { from: number; to: number; season: string }[] = []
  points.forEach((point, i) => {
    if (point.kind === 'none' || !satisfies(point)) return
    const last = found.at(-1)
    if (last && last.to === i - 1 && last.season === point.season) last.to = i
    else found.push({ from: i, to: i, season: point.season })
  })
  return found
}

const rounded = (value: number) => Math.round(value * 10) / 10

function drawn(vertices: Vertex[]): string {
  let path = ''
  let at: Vertex | null = null
  for (const vertex of vertices) {
    const [x, y] = vertex.map(rounded) as Vertex
    if (!at) path += `M${x} ${y}`
    else if (x === at[0] && y === at[1]) continue
    else if (y === at[1]) path += `H${x}`
    else if (x === at[0]) path += `V${y}`
    else path += `L${x} ${y}`
    at = [x, y]
  }
  return path
}
