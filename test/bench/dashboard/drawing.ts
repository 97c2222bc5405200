/**
 * Seven charts of 52 weeks in a real browser: main-thread time from mount to painted, taking away left out. The floor is
 * bare SVG: an <svg> a driver by innerHTML, with grid, band and line from ready `d` strings, title and end value as text.
 */
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { Browser, CDPSession } from 'playwright-core'
import { build, type Rollup } from 'vite'
import type { TrendView } from '../../../shared/insight/view.ts'
import type { Drawing, Way } from './drawing-page.ts'
import type { Service } from './service.ts'
import { median, views } from './views.ts'
import { weeks } from './year.ts'

const runs = 80
const warmUp = 10

const ways: Record<Way, string> = {
  nothing: 'an empty box',
  bare: 'bare SVG',
  copies: 'copies of all their elements',
  charts: 'the charts',
}
/** What Chromium sums up, in seconds. The first holds the others, script and paint. */
const parts = ['TaskDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const
type Spent = Record<(typeof parts)[number] | 'script', number>

declare const drawing: Drawing

export async function drawings({ origin, session }: Service, browser: Browser): Promise<void> {
  const { reader, group } = views[0]!
  const cookie = `quorum-session=${await session(reader)}`
  const path = `/api/groups/${encodeURIComponent(group)}/trend?weeks=${weeks}`
  const trend = (await (await fetch(origin + path, { headers: { cookie } })).json()) as TrendView
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  for (const { kind, content } of await bundle())
    await (kind === 'script' ? page.addScriptTag({ content }) : page.addStyleTag({ content }))
  const elements = await page.evaluate(([trend, weeks]) => drawing.prepare(trend, weeks), [
    trend,
    weeks,
  ] as const)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const run = async (expression: string): Promise<number> => {
    const options = { expression, awaitPromise: true, returnByValue: true }
    return (await devtools.send('Runtime.evaluate', options)).result.value
  }
  const spent = new Map<Way, Spent[]>()
  for (let i = 0; i < warmUp + runs; i++)
    for (const way of Object.keys(ways) as Way[]) {
      const before = await metrics(devtools)
      const script = await run(`drawing.draw('${way}')`)
      const after = await metrics(devtools)
      await run('drawing.clear()')
      const one = Object.fromEntries(parts.map((part) => [part, 1000 * (after[part]! - before[part]!)]))
      if (i >= warmUp) spent.set(way, [...(spent.get(way) ?? []), { ...one, script } as Spent])
    }
  await page.close()
  const { bare, whole } = elements
  tell(spent, `${trend.drivers.length} charts of ${weeks} weeks, ${whole} elements each, ${bare} in bare SVG`)
}

async function metrics(devtools: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

/** The component and its styles as the pages are built. */
async function bundle(): Promise<{ kind: 'script' | 'style'; content: string }[]> {
  const built = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false })],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'drawing-page.ts'), name: 'drawing', formats: ['iife'] },
    },
  })
  const [{ output }] = [built].flat() as [Rollup.RollupOutput]
  return output.map((file) =>
    file.type === 'chunk'
      ? { kind: 'script', content: file.code }
      : { kind: 'style', content: String(file.source) },
  )
}

function tell(spent: Map<Way, Spent[]>, what: string): void {
  const of = (way: Way, part: keyof Spent) => median(spent.get(way)!.map((one) => one[part]))
  /** Frames cost what an empty box costs. */
  const net = (way: Way, part: keyof Spent) => of(way, part) - of('nothing', part)
  const whole = (way: Way) => net(way, 'TaskDuration')
  console.log(`\n${what}: main thread from mount to painted, ms, median of ${runs}. Goal: 2 ×.`)
  console.table(
    (['bare', 'copies', 'charts'] as const).map((way) => ({
      drawn: ways[way],
      script: net(way, 'script').toFixed(2),
      style: net(way, 'RecalcStyleDuration').toFixed(2),
      layout: net(way, 'LayoutDuration').toFixed(2),
      'in all': whole(way).toFixed(2),
      ratio: `${(whole(way) / whole('bare')).toFixed(1)} ×`,
    })),
  )
}
