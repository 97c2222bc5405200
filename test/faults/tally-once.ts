/** A process that is there to be killed: runs the tally once, with its grants, on the engines that its arguments name. */
import { keyFiles } from '../../infra/local/key-files.ts'
import { loadPart } from '../../infra/local/parts-here.ts'

const [data, sealed, keys] = process.argv.slice(2) as [string, string, string]
const tally = await loadPart('tally', {
  endpointOf: (table) => (table === 'ballots' || table === 'issuance' ? sealed : data),
  keysOf: () => keyFiles(keys),
  environment: {},
  now: () => new Date(),
})
if (tally.kind !== 'schedule') throw new Error('the tally is scheduled')
await tally.run({ immediately: true })
process.exit(0)
