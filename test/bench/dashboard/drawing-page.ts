/** In the browser: draws the charts of a trend as its page does, as copies of their elements, and as bare SVG. */
import { flushSync, mount, unmount } from 'svelte'
import type { TrendView } from '../../../shared/insight/view.ts'
import { pointsOf, slotsOf } from '../../../web/app/team/slots.ts'
import { bandPath, linePath } from '../../../web/ui/charts/line.ts'
import '../../../web/ui/tokens.css'
import '../../../web/ui/charts/tokens.css'
import '../../../web/ui/base.css'
import '../../../web/ui/page.css'
import '../../../web/ui/charts/line.css'
import DrawingCharts from './DrawingCharts.svelte'

export type Way = 'nothing' | 'bare' | 'copies' | 'charts'

/** Draws into a box, and returns how that is undone. */
type Draw = (box: HTMLElement) => () => void

const draws = new Map<Way, Draw>()
const kept = () => {}

/** Returns how many elements a chart has, bare and whole. */
function prepare(trend: TrendView, weeks: number): { bare: number; whole: number } {
  const slots = slotsOf(trend.weeks, weeks)
  const lines = trend.drivers.map((title) => {
    const points = pointsOf(slots, title)
    const score = points.findLast((point) => point.kind === 'shown')?.score ?? 50
    return { title, points, score, text: String(score) }
  })
  const svgs = lines.map(
    ({ title, points, score, text }) => `<svg class="bare" viewBox="0 0 ${10 * weeks + 70} 150">
<text x="0" y="16" font-size="18">${title}</text><text x="${10 * weeks + 8}" y="${145 - score}">${text}</text>
<g fill="none" transform="translate(0 40) scale(10 1)"><path stroke="#ccc" d="M0 0H${weeks}M0 50H${weeks}M0 100H${weeks}"/>
<path fill="teal" opacity=".2" d="${bandPath(points)}"/><path stroke="teal" d="${linePath(points)}"/></g></svg>`,
  )
  const charts: Draw = (box) => {
    const mounted = mount(DrawingCharts, { target: box, props: { lines } })
    flushSync()
    return () => unmount(mounted)
  }
  const model = boxOf()
  charts(model)
  const figures = [...model.children]
  model.remove()
  draws.set('nothing', () => kept)
  draws.set('bare', (box) => {
    box.innerHTML = svgs.join('')
    return kept
  })
  draws.set('copies', (box) => {
    box.append(...figures.map((figure) => figure.cloneNode(true)))
    return kept
  })
  draws.set('charts', charts)
  return { bare: svgs[0]!.split(/<\w/).length - 1, whole: figures[0]!.querySelectorAll('*').length + 1 }
}

let undo = kept

/** Until it was painted. Returns the milliseconds of script. */
async function draw(way: Way): Promise<number> {
  const box = boxOf()
  const started = performance.now()
  const drawn = draws.get(way)!(box)
  const script = performance.now() - started
  undo = () => {
    drawn()
    box.remove()
  }
  await painted()
  return script
}

async function clear(): Promise<void> {
  undo()
  await painted()
}

const sheet = document.head.appendChild(document.createElement('style'))
sheet.textContent =
  '.bare { inline-size: 100%; overflow: visible } .bare path { vector-effect: non-scaling-stroke }'
const main = document.body.appendChild(document.createElement('main'))

function boxOf(): HTMLElement {
  const box = main.appendChild(document.createElement('div'))
  box.className = 'multiples'
  return box
}

/** A task of its own after the next frame. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
  })

const drawing = { prepare, draw, clear }
export type Drawing = typeof drawing
Object.assign(globalThis, { drawing })
