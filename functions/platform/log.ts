/** The log on AWS: one line of JSON each, under the keys by which Lambda knows a level and a time. */
import type { Log } from './runtime.ts'

/** @param write takes a line; Lambda's own `console` would wrap it once more */
export function jsonLog(
  service: string,
  write: (line: string) => unknown = (line) => process.stdout.write(line),
): Log {
  const at =
    (level: 'INFO' | 'WARN' | 'ERROR') =>
    (message: string, details: object = {}): void => {
      const timestamp = new Date().toISOString()
      write(`${JSON.stringify({ ...details, level, message, timestamp, service })}\n`)
    }
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') }
}
