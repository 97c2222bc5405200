/** What `npm start --` understands. */
import { parseArgs } from 'node:util'
import { StartError } from './start-error.ts'

export interface Options {
  /** Start without the demonstration organisation. */
  empty: boolean
  data: string
  /** First of four ports: application, ballot box, sign-in, mailbox. 0 takes free ones. */
  port: number
  /** False serves the functions only, for `quorum replay`. */
  web: boolean
}

export const usage = `npm start -- [--empty] [--data DIR] [--port N]
  --empty     start without the demonstration organisation
  --data DIR  keep the data there instead of in .quorum
  --port N    use the ports N to N+3 (4870)`

/** @throws StartError on anything it does not know */
export function readOptions(args: string[]): Options {
  let values: { empty?: boolean; data?: string; port?: string; 'no-web'?: boolean }
  try {
    values = parseArgs({
      args,
      options: {
        empty: { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        'no-web': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`)
  }
  const port = Number(values.port ?? 4870)
  if (!Number.isInteger(port) || port < 0 || port > 65_532)
    throw new StartError(`A port is a whole number from 0 to 65532, not ${values.port}.`)
  return {
    empty: values.empty ?? false,
    data: values.data ?? '.quorum',
    port,
    web: !(values['no-web'] ?? false),
  }
}
