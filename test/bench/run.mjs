/** `npm run bench [-- NAME…]`: measurements that are printed, never asserted. Without a name, all of them. */
import { prepare } from '../../infra/installed.mjs'

const benches = {
  answer: [
    'the answer page: bytes and time to the first answer, beside a floor, Formbricks and SurveyJS',
    () => import('./answer/bench.ts'),
  ],
  bundles: [
    'the bundles beside a bare one: bytes, import, first request, CPU per issue and per cast',
    () => import('./bundles/bench.ts'),
  ],
  dashboard: [
    'the dashboard: a year of 20,000 people, requests, bytes, first screen',
    () => import('./dashboard/bench.ts'),
  ],
  disclosure: ['the gate: speed, and what leaks and what is shown', () => import('./disclosure/bench.ts')],
  import: [
    'quorum import of 20,000 people, beside plain writes of the same items',
    () => import('./import/bench.ts'),
  ],
  signals: ['signals and the balance: false alarms, and what is found', () => import('./signals/bench.ts')],
  verdicts: ['verdicts: how often they lie, and what they find', () => import('./verdicts/bench.ts')],
  warning: [
    'the warning of a comment: what it finds, false alarms, speed, weight',
    () => import('./warning/bench.ts'),
  ],
}

await prepare()
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'))
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0 || wanted.length === 0) {
  for (const [name, [what]] of Object.entries(benches)) console.log(`${name}  ${what}`)
}
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}`)
  process.exit(1)
}
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  console.log(`\n# ${name}`)
  const { bench } = await benches[name][1]()
  await bench()
}
