/** The functions' log on this machine: warnings and errors, one line each, on standard error. */
import type { Runtime } from '../../functions/platform/needs.ts'

export function log(name: string): Runtime['log'] {
  const write =
    (level: string): Runtime['log']['warn'] =>
    (message, ...extra) => {
      const details = extra.length > 0 ? ` ${JSON.stringify(extra)}` : ''
      process.stderr.write(`${level} ${name}: ${String(message)}${details}\n`)
    }
  return { info: () => {}, warn: write('warning'), error: write('error') }
}
