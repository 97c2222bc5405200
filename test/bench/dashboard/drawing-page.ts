/** In the browser: draws the charts of a trend as the product does, as copies of its elements, and as its paths alone. */
import { flushSync, mount, unmount } from 'svelte'
import type { TrendView } from '../../../shared/insight/view.ts'
import { pointsOf, slotsOf } from '../../../web/app/team/slots.ts'
import LineChart from '../../../web/ui/charts/LineChart.svelte'
import '../../../web/ui/tokens.css'
import '../../../web/ui/base.css'
import '../../../web/ui/page.css'
import '../../../web/ui/charts/line.css'

export type Way = 'nothing' | 'paths' | 'copies' | 'charts'

/** Draws into a box, and returns how that is undone. */
type Draw = (box: HTMLElement) => () => void

const draws = new Map<Way, Draw>()

/** Returns how many paths there are. */
function prepare(trend: TrendView, weeks: number): number {
  const slots = slotsOf(trend.weeks, weeks)
  const lines = trend.drivers.map((title) => ({ title, points: pointsOf(slots, title) }))
  const charts: Draw = (box) => {
    const mounted = lines.map(({ title, points }) => {
      const end = { text: '65', score: 65 }
      const words = { title, said: 'Steady', spoken: '65, week 47', colour: 'teal' }
      const props = { ...words, points, end, months: ['November', 'November'] }
      return mount(LineChart, { target: box, props })
    })
    flushSync()
    return () => {
      for (const one of mounted) unmount(one)
    }
  }
  const model = boxOf()
  charts(model)
  const figures = [...model.children]
  // Their frames give them size and colour.
  const bare = figures.map((figure) => {
    const plot = figure.querySelector('.plot')!
    const frame = figure.cloneNode() as Element
    frame.append(plot.cloneNode())
    frame.firstElementChild!.append(plot.querySelector('svg')!.cloneNode(true))
    return frame
  })
  model.remove()
  const copying =
    (elements: Element[]): Draw =>
    (box) => {
      box.append(...elements.map((element) => element.cloneNode(true)))
      return () => {}
    }
  draws.set('nothing', () => () => {})
  draws.set('paths', copying(bare))
  draws.set('copies', copying(figures))
  draws.set('charts', charts)
  return bare.reduce((sum, figure) => sum + figure.querySelectorAll('path').length, 0)
}

/** Draws so many times, each until it was painted. */
async function draw(way: Way, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const box = boxOf()
    const undo = draws.get(way)!(box)
    await painted()
    undo()
    box.remove()
    await painted()
  }
}

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

const drawing = { prepare, draw }
export type Drawing = typeof drawing
Object.assign(globalThis, { drawing })
