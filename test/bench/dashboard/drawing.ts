/** Seven charts of 52 weeks in a real browser: main-thread time from script to paint, beside the same paths alone. */
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { Browser, CDPSession } from 'playwright-core'
import { build, type Rollup } from 'vite'
import type { TrendView } from '../../../shared/insight/view.ts'
import type { Drawing, Way } from './drawing-page.ts'
import type { Service } from './service.ts'
import { median, views } from './views.ts'
import { weeks } from './year.ts'

const batches = 7
const times = 20

const ways: Record<Way, string> = {
  nothing: 'an empty box',
  paths: 'the paths alone',
  copies: 'copies of all their elements',
  charts: 'the charts',
}
/** What Chromium sums up, in seconds. The first holds the others, and script and paint. */
const parts = ['TaskDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const
type Spent = Record<(typeof parts)[number], number>

declare const drawing: Drawing

export async function drawings({ origin, session }: Service, browser: Browser): Promise<void> {
  const { reader, group } = views[0]!
  const cookie = `quorum-session=${await session(reader)}`
  const path = `/api/groups/${encodeURIComponent(group)}/trend?weeks=${weeks}`
  const trend = (await (await fetch(origin + path, { headers: { cookie } })).json()) as TrendView
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  for (const { kind, content } of await bundle())
    await (kind === 'script' ? page.addScriptTag({ content }) : page.addStyleTag({ content }))
  const paths = await page.evaluate(([trend, weeks]) => drawing.prepare(trend, weeks), [
    trend,
    weeks,
  ] as const)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const spent = new Map<Way, Spent[]>()
  // The first batch warms up.
  for (let batch = 0; batch <= batches; batch++)
    for (const way of Object.keys(ways) as Way[]) {
      const before = await metrics(devtools)
      await page.evaluate(([way, times]) => drawing.draw(way, times), [way, times] as const)
      const after = await metrics(devtools)
      const one = Object.fromEntries(
        parts.map((part) => [part, (1000 * (after[part] - before[part])) / times]),
      )
      if (batch > 0) spent.set(way, [...(spent.get(way) ?? []), one as Spent])
    }
  await page.close()
  tell(spent, `${trend.drivers.length} charts of ${weeks} weeks, ${paths} paths`)
}

async function metrics(devtools: CDPSession): Promise<Spent> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as Spent
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
  /** Frames, and taking away again, cost what an empty box costs. */
  const net = (way: Way, part: keyof Spent) => of(way, part) - of('nothing', part)
  const whole = (way: Way) => net(way, 'TaskDuration')
  console.log(
    `\n${what}, main thread until painted, ms a drawing, median of ${batches} × ${times}. Goal: 2 ×.`,
  )
  console.table(
    (['paths', 'copies', 'charts'] as const).map((way) => ({
      drawn: ways[way],
      style: net(way, 'RecalcStyleDuration').toFixed(2),
      layout: net(way, 'LayoutDuration').toFixed(2),
      'in all': whole(way).toFixed(2),
      ratio: `${(whole(way) / whole('paths')).toFixed(1)} ×`,
    })),
  )
}
