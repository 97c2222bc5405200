/** What a line of 52 weeks costs: requests to the table, and time over HTTP beside a bare Query of the same rows. */
import { resultsStore } from '../../../functions/platform/results.ts'
import type { Service } from './service.ts'
import { median, views } from './views.ts'
import { weeks } from './year.ts'

const runs = 25

/** @param first id of the oldest round that is shown */
export async function trends(service: Service, first: string): Promise<void> {
  console.log(`\nA trend of ${weeks} weeks over HTTP, and a bare Query of the same rows, median of ${runs}:`)
  const rows = []
  for (const { name, reader, group } of views) {
    const cookie = `quorum-session=${await service.session(reader)}`
    const url = `${service.origin}/api/groups/${encodeURIComponent(group)}/trend?weeks=${weeks}`
    const ask = async () => {
      const response = await fetch(url, { headers: { cookie } })
      const trend = (await response.json()) as { weeks: unknown[] }
      if (trend.weeks.length !== weeks) throw new Error(`${group} has ${trend.weeks.length} weeks`)
    }
    service.asked()
    await ask()
    const cold = service.asked()
    for (let run = 0; run < 5; run++) await ask()
    service.asked()
    await ask()
    const warm = service.asked()
    const results = resultsStore(service.table('results'))
    const [trend, floor]: [number[], number[]] = [[], []]
    for (let run = 0; run < runs; run++) {
      trend.push(await timeOf(ask))
      floor.push(await timeOf(() => results.groupHistory(group, first)))
    }
    rows.push({
      page: name,
      'Queries for the line': warm.filter((one) => one === `Query results group#${group}`).length,
      'requests in all': warm.length,
      'at first': cold.length,
      ms: Math.round(median(trend)),
      'bare Query, ms': Math.round(median(floor)),
      ratio: `${(median(trend) / median(floor)).toFixed(1)} ×`,
    })
  }
  console.table(rows)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
