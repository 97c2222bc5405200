/** A thread full of voters: its share of the ballots, a few at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { vote } = await import('./voter.ts')
const { endpoints, voters, atOnce } = workerData

let next = 0
async function lane() {
  while (next < voters.length) {
    const statuses = await vote(endpoints, voters[next++])
    parentPort.postMessage({ statuses })
  }
}

try {
  await Promise.all(Array.from({ length: atOnce }, lane))
  parentPort.postMessage({ done: true })
} catch (error) {
  parentPort.postMessage({ failed: error.message })
}
parentPort.close()
