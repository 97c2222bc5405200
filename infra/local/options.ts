/** What `npm start --` understands. */
import { parseArgs } from 'node:util'
import { readSpeed } from './speed.ts'
import { StartError } from './start-error.ts'

export interface Options {
  /** Start without the demonstration organisation. */
  empty: boolean
  data: string
  /** First of four ports: application, ballot box, sign-in, mailbox. 0 takes free ones. */
  port: number
  /** False serves the functions only, for `quorum replay`. */
  web: boolean
  /** Past weeks of the demonstration. */
  weeks: number
  /** How many times faster than the real one time passes. */
  speed?: number
  /** The same as it was written. */
  speedText?: string
}

const mostWeeks = 26

export const usage = `npm start -- [--empty] [--data DIR] [--port N] [--speed 1week=2min] [--weeks N]
  --empty     start without the demonstration organisation
  --data DIR  keep the data there instead of in .quorum
  --port N    use the ports N to N+3 (4870)
  --speed …   make weeks pass in minutes, and the demonstration’s people answer
  --weeks N   begin the demonstration with fewer past weeks (${mostWeeks})`

/** Why time does not pass faster. */
export const onlyDemonstration = (why: string): string =>
  `--speed is for the demonstration only, whose people it makes answer. ${why}`

/** @throws StartError on anything it does not know */
export function readOptions(args: string[]): Options {
  let values: {
    empty?: boolean
    data?: string
    port?: string
    'no-web'?: boolean
    weeks?: string
    speed?: string
  }
  try {
    values = parseArgs({
      args,
      options: {
        empty: { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        'no-web': { type: 'boolean' },
        weeks: { type: 'string' },
        speed: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`)
  }
  const port = Number(values.port ?? 4870)
  if (!Number.isInteger(port) || port < 0 || port > 65_532)
    throw new StartError(`A port is a whole number from 0 to 65532, not ${values.port}.`)
  const weeks = Number(values.weeks ?? mostWeeks)
  if (!Number.isInteger(weeks) || weeks < 0 || weeks > mostWeeks)
    throw new StartError(`The demonstration has 0 to ${mostWeeks} past weeks, not ${values.weeks}.`)
  if (values.empty && values.speed !== undefined)
    throw new StartError(onlyDemonstration('There is nobody to answer with --empty.'))
  return {
    empty: values.empty ?? false,
    data: values.data ?? '.quorum',
    port,
    web: !(values['no-web'] ?? false),
    weeks,
    ...(values.speed === undefined ? {} : { speed: readSpeed(values.speed), speedText: values.speed }),
  }
}
