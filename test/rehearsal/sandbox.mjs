/**
 * What Lambda is to a function's bundle: a process of its own that imports the handler and hands it one event after the other.
 * The clock is the rehearsal's, which comes with each event; everything else is the bundle's own.
 */
import { pathToFileURL } from 'node:url'

const RealDate = Date
let shift = 0
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [RealDate.now() + shift], made),
  apply: () => new RealDate(RealDate.now() + shift).toString(),
  get: (target, name) => (name === 'now' ? () => RealDate.now() + shift : Reflect.get(target, name)),
})

const [file, name] = process.argv.slice(2)
let handler

process.on('message', async ({ id, at, event, context }) => {
  shift = at - RealDate.now()
  const [began, before] = [performance.now(), process.cpuUsage()]
  const done = (outcome) => {
    const { user, system } = process.cpuUsage(before)
    process.send({ id, ...outcome, milliseconds: performance.now() - began, cpu: (user + system) / 1000 })
  }
  try {
    handler ??= (await import(pathToFileURL(file).href))[name]
    if (typeof handler !== 'function') throw new Error(`there is no handler ${name}`)
    done({ result: await handler(event, context) })
  } catch (error) {
    done({ error: { name: error.name, message: error.message } })
  }
})
process.on('disconnect', () => process.exit())
