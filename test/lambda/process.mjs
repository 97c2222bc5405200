/** A process that stands for a running function on Lambda: imports one bundle, and calls its handler with each event it is sent. */
import { performance } from 'node:perf_hooks'

const spent = (since) => {
  const { user, system } = process.cpuUsage(since.cpu)
  return { cpu: user + system, wall: (performance.now() - since.wall) * 1000 }
}
const now = () => ({ cpu: process.cpuUsage(), wall: performance.now() })

const started = now()
const { handler } = await import(process.argv[2])
process.send({ imported: spent(started), rss: process.memoryUsage.rss() })

process.on('message', async (event) => {
  const since = now()
  try {
    const result = await handler(event, {})
    process.send({ result, ...spent(since) })
  } catch ({ name, message }) {
    process.send({ error: `${name}: ${message}`, ...spent(since) })
  }
})
