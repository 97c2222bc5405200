/** `npm run bench -- dashboard`: a year of 20,000 people, and what a page with 52 weeks of it costs, beside floors of the same run. */
import { buildWeb } from '../../../infra/local/web-build.ts'
import { launchBrowser } from '../../browser.ts'
import { drawings } from './drawing.ts'
import { screens } from './screen.ts'
import { startService } from './service.ts'
import { trends } from './trend.ts'
import { members, publishYear, weeks } from './year.ts'

export async function bench(): Promise<void> {
  await buildWeb()
  const [service, browser] = await Promise.all([startService(), launchBrowser()])
  try {
    const started = performance.now()
    const first = await publishYear(service.table('directory'), service.table('results'))
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`${members} members × ${weeks} published rounds, seven drivers a week, in ${seconds} s.`)
    await trends(service, first)
    await screens(service, browser)
    await drawings(service, browser)
  } finally {
    await browser.close()
    await service.close()
  }
}
