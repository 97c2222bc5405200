/**
 * The log on AWS, by Powertools' Logger. Its library comes with the first line that is written: issuer and box write none as long as
 * all goes well, and would start slower by a tenth.
 */
import type { Logger } from '@aws-lambda-powertools/logger'
import type { Log } from './runtime.ts'

export interface LambdaLog extends Log {
  /** Every line so far is written; a function that answers before is frozen with them. */
  written(): Promise<void>
}

export function lambdaLog(serviceName: string): LambdaLog {
  let logger: Promise<Logger> | undefined
  let last: Promise<void> = Promise.resolve()
  const at =
    (level: keyof Log) =>
    (message: string, details: object = {}): void => {
      logger ??= import('@aws-lambda-powertools/logger').then(({ Logger }) => new Logger({ serviceName }))
      const [ready, before] = [logger, last]
      last = before.then(async () => (await ready)[level](message, { ...details }))
    }
  return { info: at('info'), warn: at('warn'), error: at('error'), written: () => last }
}
