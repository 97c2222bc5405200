/** A thread of voters: each is sent here on their own, and told of by what the box answered. */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { vote } = await import('./voter.ts')

parentPort.on('message', async ({ id, voter }) => {
  try {
    parentPort.postMessage({ id, statuses: await vote(workerData, voter) })
  } catch (error) {
    parentPort.postMessage({ id, failed: error.message, code: error.code })
  }
})
