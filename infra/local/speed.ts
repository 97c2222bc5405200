/** How fast time is to pass, as somebody writes it: 1week=2min. */
import { StartError } from './start-error.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const week = 7 * day

const units: [names: string[], milliseconds: number][] = [
  [['s', 'sec', 'second', 'seconds'], second],
  [['min', 'minute', 'minutes'], minute],
  [['h', 'hour', 'hours'], hour],
  [['d', 'day', 'days'], day],
  [['w', 'week', 'weeks'], week],
]
/** A round that is open for less than this machine’s few seconds could not be answered. */
const fastest = week / (10 * second)

/** @returns how many times faster than the real one @throws StartError */
export function readSpeed(text: string): number {
  const sides = text.split('=').map(durationOf)
  const [passes, takes] = sides
  if (sides.length !== 2 || !passes || !takes)
    throw new StartError(
      `--speed says what passes in which time, such as 1week=2min, 1day=10s or 1h=1s, not ${text}.`,
    )
  const factor = passes / takes
  if (factor <= 1) throw new StartError(`--speed makes time pass faster, which ${text} does not.`)
  if (factor > fastest) throw new StartError(`--speed ${text} is too fast: a week takes 10 s at least.`)
  return factor
}

/** In milliseconds; undefined for what is no duration, or none above zero. */
function durationOf(text: string): number | undefined {
  const [, count = '', name] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(text) ?? []
  const unit = units.find(([names]) => names.includes(name?.toLowerCase() ?? ''))
  return unit && Number(count) * unit[1]
}
