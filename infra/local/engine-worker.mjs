/** A DynamoDB engine in a thread of its own: dynalite on LevelDB in a directory, on a loopback port. */
import { rm } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import dynalite from 'dynalite'
import { Level } from 'level'

const { path } = workerData
let server
let port = 0

async function open() {
  // Opened once beforehand, since dynalite itself says nothing clear about a locked or broken directory.
  const probe = new Level(path)
  await probe.open()
  await probe.close()
  server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  port = server.address().port
}

const close = () => new Promise((resolve) => server.close(resolve))

/** What the runner may ask: "recreate" leaves a new, empty directory on the same port; "close" ends the thread. */
const actions = {
  async recreate() {
    await close()
    await rm(path, { recursive: true, force: true })
    await open()
  },
  async close() {
    await close()
    setImmediate(() => process.exit(0))
  },
}

parentPort.on('message', async (action) => {
  try {
    await actions[action]()
    parentPort.postMessage({ done: action })
  } catch (error) {
    parentPort.postMessage({ failed: action, message: String(error) })
  }
})

try {
  await open()
  parentPort.postMessage({ port })
} catch (error) {
  const cause = error.cause ?? error
  parentPort.postMessage({ error: { code: cause.code, message: cause.message } })
}
